CREATE TABLE "case_parts" (
	"case_id" uuid NOT NULL,
	"part" text NOT NULL,
	"no" smallint NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "case_parts_case_id_part_no_pk" PRIMARY KEY("case_id","part","no"),
	CONSTRAINT "case_parts_part_known" CHECK ("case_parts"."part" in ('leads', 'stops', 'extensions', 'investigations', 'investigationEnds', 'evidence', 'measures', 'custody', 'reviews', 'notices', 'hearings', 'discussions', 'publications', 'arrangements', 'demands', 'courtApplications', 'remedies', 'executionHolds', 'executionEnds', 'terminations', 'assessments', 'letters', 'assignments', 'shares', 'importance', 'archives', 'panels'))
);
--> statement-breakpoint
CREATE TABLE "case_shares" (
	"case_id" uuid NOT NULL,
	"office_id" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	CONSTRAINT "case_shares_case_id_office_id_from_on_pk" PRIMARY KEY("case_id","office_id","from_on")
);
--> statement-breakpoint
ALTER TABLE "cases" DROP CONSTRAINT "cases_state_known";--> statement-breakpoint
ALTER TABLE "cases" DROP CONSTRAINT "cases_closing_ground_known";--> statement-breakpoint
ALTER TABLE "decisions" DROP CONSTRAINT "decisions_kind_known";--> statement-breakpoint
ALTER TABLE "ledger" DROP CONSTRAINT "ledger_measure_known";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "investigators" text[] NOT NULL DEFAULT '{}';--> statement-breakpoint
ALTER TABLE "cases" ALTER COLUMN "investigators" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "track" text NOT NULL DEFAULT 'ordinary';--> statement-breakpoint
ALTER TABLE "cases" ALTER COLUMN "track" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "checked_from" date;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "result" text;--> statement-breakpoint
ALTER TABLE "duties" ADD COLUMN "assignees" text[] NOT NULL DEFAULT '{}';--> statement-breakpoint
ALTER TABLE "duties" ALTER COLUMN "assignees" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "duties" ADD COLUMN "waiting_on" text;--> statement-breakpoint
ALTER TABLE "case_parts" ADD CONSTRAINT "case_parts_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_shares_by_office" ON "case_shares" USING btree ("office_id","case_id");--> statement-breakpoint
CREATE INDEX "duties_by_assignee" ON "duties" USING gin ("assignees") WHERE done_at is null and not cancelled;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_track_known" CHECK ("cases"."track" in ('ordinary', 'simple'));--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_state_known" CHECK ("cases"."state" in ('clue', 'checking', 'not-filed', 'filed', 'investigating', 'suspended', 'investigated', 'reviewing', 'notified', 'hearing', 'terminated', 'decided', 'served', 'enforcing', 'execution-ended', 'executed', 'transferred', 'closed', 'archived'));--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_closing_ground_known" CHECK ("cases"."closing_ground" in ('executed', 'execution-ended', 'investigation-terminated', 'no-penalty', 'not-established', 'transferred-administrative', 'transferred-criminal', 'ruled', 'mediated', 'case-revoked', 'other'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_result_known" CHECK ("decisions"."result" in ('penalty', 'penalty-mitigated', 'no-penalty-minor', 'no-penalty-first', 'no-penalty-no-fault', 'not-established', 'transfer-criminal', 'transfer-administrative', 'adjudicated-infringing', 'adjudicated-not-infringing', 'mediated', 'case-revoked', 'mediation-failed', 'request-withdrawn'));--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_kind_known" CHECK ("decisions"."kind" in ('penalty', 'no-penalty', 'not-established', 'transfer-criminal', 'transfer-administrative', 'ruling', 'mediation', 'case-revoked'));--> statement-breakpoint
ALTER TABLE "duties" ADD CONSTRAINT "duties_waiting_on_known" CHECK ("duties"."waiting_on" in ('police', 'court', 'organ', 'party'));--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_measure_known" CHECK ("ledger"."measure" in ('case-new', 'case-in', 'case-out', 'case-closed', 'simple-decided', 'decision-due', 'decision-executed', 'principal-due', 'principal-received', 'surcharge-received'));