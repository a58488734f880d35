DROP INDEX "cases_shared";--> statement-breakpoint
CREATE INDEX "cases_joint" ON "cases" USING btree ("registered_at","case_id") WHERE joint_offices <> '{}';