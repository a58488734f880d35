CREATE TABLE "judicial_cases" (
	"judicial_id" uuid PRIMARY KEY NOT NULL,
	"court_id" text NOT NULL,
	"procuratorate_id" text,
	"number" text NOT NULL,
	"number_raw" text NOT NULL,
	"kind" text NOT NULL,
	"instance" text NOT NULL,
	"track" text NOT NULL,
	"right_kind" text NOT NULL,
	"cause" text,
	"filed_on" date NOT NULL,
	"closed_on" date,
	"closing" text,
	"closing_day" text,
	"ending_ground" text,
	"due_on" date,
	"due_rule" text,
	"provisional" boolean NOT NULL,
	"applied_fen" bigint,
	"case_id" uuid,
	"transfer_no" smallint,
	"decision_no" smallint,
	"earlier_id" uuid,
	"lineage_id" uuid NOT NULL,
	"stops" jsonb NOT NULL,
	"extensions" jsonb NOT NULL,
	"source" text NOT NULL,
	"version" integer NOT NULL,
	"registered_by" text NOT NULL,
	"registered_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "judicial_cases_number_once" UNIQUE("number"),
	CONSTRAINT "judicial_cases_kind_known" CHECK ("judicial_cases"."kind" in ('criminal', 'civil', 'administrative', 'execution')),
	CONSTRAINT "judicial_cases_instance_known" CHECK ("judicial_cases"."instance" in ('first', 'second', 'retrial', 'execution')),
	CONSTRAINT "judicial_cases_track_known" CHECK ("judicial_cases"."track" in ('ordinary', 'summary', 'fast-track', 'non-litigation')),
	CONSTRAINT "judicial_cases_right_kind_known" CHECK ("judicial_cases"."right_kind" in ('trademark', 'patent', 'copyright', 'other')),
	CONSTRAINT "judicial_cases_closing_known" CHECK ("judicial_cases"."closing" in ('judgment', 'ruling', 'mediation', 'withdrawal', 'discontinued', 'performed', 'this-execution-ended', 'execution-ended', 'case-withdrawn', 'not-enforced', 'rejected', 'transferred')),
	CONSTRAINT "judicial_cases_closing_day_known" CHECK ("judicial_cases"."closing_day" in ('pronounced', 'served', 'left', 'published', 'mailed', 'signed')),
	CONSTRAINT "judicial_cases_ending_ground_known" CHECK ("judicial_cases"."ending_ground" in ('applicant-signed', 'panel-approved')),
	CONSTRAINT "judicial_cases_source_known" CHECK ("judicial_cases"."source" in ('entered', 'import')),
	CONSTRAINT "judicial_cases_closed" CHECK ((closed_on is null) = (closing is null) and closed_on >= filed_on),
	CONSTRAINT "judicial_cases_applied" CHECK (applied_fen is null or (kind = 'execution' and applied_fen >= 0))
);
--> statement-breakpoint
CREATE TABLE "judicial_receipts" (
	"judicial_id" uuid NOT NULL,
	"no" smallint NOT NULL,
	"received_on" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"voucher" text,
	"voided" boolean NOT NULL,
	CONSTRAINT "judicial_receipts_judicial_id_no_pk" PRIMARY KEY("judicial_id","no"),
	CONSTRAINT "judicial_receipts_amount" CHECK (amount_fen > 0)
);
--> statement-breakpoint
CREATE TABLE "opinions" (
	"opinion_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"from_office_id" text NOT NULL,
	"to_office_id" text NOT NULL,
	"document_number" text,
	"text" text NOT NULL,
	"received_on" date NOT NULL,
	"reply_by" date,
	"due_on" date,
	"due_rule" text,
	"provisional" boolean NOT NULL,
	"needs_confirmation" boolean NOT NULL,
	"on_paper" boolean NOT NULL,
	"origin_case_id" uuid,
	"origin_transfer_no" smallint,
	"case_id" uuid,
	"lineage_id" uuid NOT NULL,
	"accepted_on" date,
	"filed_on" date,
	"answered_on" date,
	"result" text,
	"answer" text,
	"suspects" jsonb NOT NULL,
	"version" integer NOT NULL,
	"sent_by" text NOT NULL,
	"sent_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "opinions_kind_known" CHECK ("opinions"."kind" in ('penalise', 'to-transfer', 'inquiry', 'police-return', 'court-return')),
	CONSTRAINT "opinions_result_known" CHECK ("opinions"."result" in ('penalised', 'no-penalty', 'transferred', 'not-transferred', 'not-within-jurisdiction', 'explained')),
	CONSTRAINT "opinions_answered" CHECK ((answered_on is null) = (result is null)),
	CONSTRAINT "opinions_filed" CHECK ((filed_on is null) = (case_id is null))
);
--> statement-breakpoint
CREATE TABLE "supervised_cases" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"office_id" text NOT NULL,
	"number" text,
	"offence" text,
	"suggestion" text,
	"summary" jsonb,
	"untransferred_since" date,
	"penalised_on" date,
	"answer_due_at" timestamp(3) with time zone,
	"answer_rule" text
);
--> statement-breakpoint
ALTER TABLE "case_parts" DROP CONSTRAINT "case_parts_part_known";--> statement-breakpoint
ALTER TABLE "judicial_cases" ADD CONSTRAINT "judicial_cases_court" FOREIGN KEY ("court_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judicial_cases" ADD CONSTRAINT "judicial_cases_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judicial_cases" ADD CONSTRAINT "judicial_cases_earlier" FOREIGN KEY ("earlier_id") REFERENCES "public"."judicial_cases"("judicial_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judicial_receipts" ADD CONSTRAINT "judicial_receipts_case" FOREIGN KEY ("judicial_id") REFERENCES "public"."judicial_cases"("judicial_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_from" FOREIGN KEY ("from_office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_to" FOREIGN KEY ("to_office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervised_cases" ADD CONSTRAINT "supervised_cases_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "judicial_cases_by_court" ON "judicial_cases" USING btree ("court_id","filed_on" DESC NULLS LAST,"judicial_id");--> statement-breakpoint
CREATE INDEX "judicial_cases_by_procuratorate" ON "judicial_cases" USING btree ("procuratorate_id","filed_on" DESC NULLS LAST,"judicial_id");--> statement-breakpoint
CREATE INDEX "judicial_cases_by_case" ON "judicial_cases" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "judicial_cases_by_lineage" ON "judicial_cases" USING btree ("lineage_id");--> statement-breakpoint
CREATE INDEX "judicial_cases_open_by_due" ON "judicial_cases" USING btree ("court_id","due_on") WHERE closed_on is null;--> statement-breakpoint
CREATE INDEX "opinions_by_addressee" ON "opinions" USING btree ("to_office_id","received_on" DESC NULLS LAST,"opinion_id");--> statement-breakpoint
CREATE INDEX "opinions_by_sender" ON "opinions" USING btree ("from_office_id","received_on" DESC NULLS LAST,"opinion_id");--> statement-breakpoint
CREATE INDEX "opinions_by_case" ON "opinions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "opinions_by_lineage" ON "opinions" USING btree ("lineage_id");--> statement-breakpoint
CREATE INDEX "supervised_cases_untransferred" ON "supervised_cases" USING btree ("office_id","untransferred_since","case_id") WHERE untransferred_since is not null;--> statement-breakpoint
CREATE INDEX "supervised_cases_penalised" ON "supervised_cases" USING btree ("office_id","penalised_on","case_id") WHERE penalised_on is not null;--> statement-breakpoint
CREATE INDEX "supervised_cases_answers" ON "supervised_cases" USING btree ("office_id","answer_due_at","case_id") WHERE answer_due_at is not null;--> statement-breakpoint
ALTER TABLE "case_parts" ADD CONSTRAINT "case_parts_part_known" CHECK ("case_parts"."part" in ('leads', 'filingDecisions', 'stops', 'extensions', 'investigations', 'investigationEnds', 'evidence', 'measures', 'custody', 'reviews', 'notices', 'hearings', 'discussions', 'publications', 'arrangements', 'demands', 'courtApplications', 'remedies', 'executionHolds', 'executionEnds', 'terminations', 'assessments', 'offenceFacts', 'voided', 'letters', 'assignments', 'shares', 'importance', 'archives', 'panels', 'recusals', 'opinions'));