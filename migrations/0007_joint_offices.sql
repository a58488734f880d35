ALTER TABLE "case_shares" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "case_shares" CASCADE;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "joint_offices" text[] NOT NULL DEFAULT '{}';--> statement-breakpoint
ALTER TABLE "cases" ALTER COLUMN "joint_offices" DROP DEFAULT;--> statement-breakpoint
CREATE INDEX "cases_shared" ON "cases" USING gin ("joint_offices") WHERE joint_offices <> '{}';