ALTER TABLE "duties" DROP CONSTRAINT "duties_waiting_on_known";--> statement-breakpoint
ALTER TABLE "transfers" DROP CONSTRAINT "transfers_state_known";--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "passed_through" text[] NOT NULL DEFAULT '{}';--> statement-breakpoint
ALTER TABLE "transfers" ALTER COLUMN "passed_through" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "court_id" text;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "judgment" text;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "criminal_fine_fen" bigint;--> statement-breakpoint
ALTER TABLE "transfers" ADD COLUMN "steps" jsonb NOT NULL DEFAULT '[]';--> statement-breakpoint
ALTER TABLE "transfers" ALTER COLUMN "steps" DROP DEFAULT;--> statement-breakpoint
CREATE INDEX "transfers_by_court" ON "transfers" USING btree ("court_id","state","case_id");--> statement-breakpoint
ALTER TABLE "duties" ADD CONSTRAINT "duties_waiting_on_known" CHECK ("duties"."waiting_on" in ('police', 'procuratorate', 'court', 'organ', 'party'));--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_state_known" CHECK ("transfers"."state" in ('tg-formed', 'report-submitted', 'approved', 'not-approved', 'sent', 'received', 'supplement-requested', 'supplemented', 'returned-not-police', 'filed', 'not-filed', 'recon-requested', 'recon-upheld', 'supervision-suggested', 'explanation-required', 'explained', 'supervision-closed', 'ordered-to-file', 'returned', 'withdrawn', 'sent-for-prosecution', 'prosecuted', 'not-prosecuted', 'judged', 'effective'));