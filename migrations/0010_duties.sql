CREATE TABLE "duty_persons" (
	"case_id" uuid NOT NULL,
	"key" text NOT NULL,
	"person_id" text NOT NULL,
	"office_id" text NOT NULL,
	"waits" boolean NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "duty_persons_case_id_key_person_id_pk" PRIMARY KEY("case_id","key","person_id")
);
--> statement-breakpoint
ALTER TABLE "case_parts" DROP CONSTRAINT "case_parts_part_known";--> statement-breakpoint
DROP INDEX "duties_open";--> statement-breakpoint
DROP INDEX "duties_by_assignee";--> statement-breakpoint
ALTER TABLE "duties" ADD COLUMN "questioned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "duties" ALTER COLUMN "questioned" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "duties" ADD COLUMN "warn_from" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "duty_persons" ADD CONSTRAINT "duty_persons_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duty_persons_list" ON "duty_persons" USING btree ("person_id","waits","due_at","case_id","key");--> statement-breakpoint
CREATE INDEX "duties_list" ON "duties" USING btree ("office_id",(waiting_on is not null),"due_at","case_id","key") WHERE done_at is null and not cancelled;--> statement-breakpoint
CREATE INDEX "duties_due" ON "duties" USING btree ("office_id","due_at") WHERE not cancelled;--> statement-breakpoint
CREATE INDEX "duties_done" ON "duties" USING btree ("office_id","done_at") WHERE done_at is not null and not cancelled;--> statement-breakpoint
ALTER TABLE "case_parts" ADD CONSTRAINT "case_parts_part_known" CHECK ("case_parts"."part" in ('leads', 'filingDecisions', 'stops', 'extensions', 'investigations', 'investigationEnds', 'evidence', 'measures', 'custody', 'reviews', 'notices', 'hearings', 'discussions', 'publications', 'arrangements', 'demands', 'courtApplications', 'remedies', 'executionHolds', 'executionEnds', 'terminations', 'assessments', 'offenceFacts', 'voided', 'letters', 'assignments', 'shares', 'importance', 'archives', 'panels', 'recusals'));