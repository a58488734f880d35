CREATE TABLE "reporters" (
	"case_id" uuid NOT NULL,
	"reporter_no" smallint NOT NULL,
	"kind" text NOT NULL,
	"master_key" text NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"box" "bytea" NOT NULL,
	"commitment" "bytea" NOT NULL,
	CONSTRAINT "reporters_case_id_reporter_no_kind_pk" PRIMARY KEY("case_id","reporter_no","kind"),
	CONSTRAINT "reporters_kind_known" CHECK ("reporters"."kind" in ('name', 'phone', 'address'))
);
--> statement-breakpoint
ALTER TABLE "case_parts" DROP CONSTRAINT "case_parts_part_known";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "important" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "reporters" ADD CONSTRAINT "reporters_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cases_important" ON "cases" USING btree ("office_id","registered_at","case_id") WHERE important;--> statement-breakpoint
ALTER TABLE "case_parts" ADD CONSTRAINT "case_parts_part_known" CHECK ("case_parts"."part" in ('leads', 'filingDecisions', 'stops', 'extensions', 'investigations', 'investigationEnds', 'evidence', 'measures', 'custody', 'reviews', 'notices', 'hearings', 'discussions', 'publications', 'arrangements', 'demands', 'courtApplications', 'remedies', 'executionHolds', 'executionEnds', 'terminations', 'assessments', 'letters', 'assignments', 'shares', 'importance', 'archives', 'panels', 'recusals'));