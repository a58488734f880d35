CREATE TABLE "stand_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"stand_in_id" text NOT NULL,
	"office_id" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"reason" text NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp(3) with time zone NOT NULL,
	"ended_by" text,
	"ended_at" timestamp(3) with time zone,
	"end_reason" text,
	CONSTRAINT "stand_ins_another" CHECK (person_id <> stand_in_id),
	CONSTRAINT "stand_ins_days" CHECK (to_on >= from_on - 1)
);
--> statement-breakpoint
ALTER TABLE "stand_ins" ADD CONSTRAINT "stand_ins_person" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stand_ins" ADD CONSTRAINT "stand_ins_stand_in" FOREIGN KEY ("stand_in_id") REFERENCES "public"."persons"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stand_ins" ADD CONSTRAINT "stand_ins_office" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stand_ins_by_stand_in" ON "stand_ins" USING btree ("stand_in_id","to_on");--> statement-breakpoint
CREATE INDEX "stand_ins_by_office" ON "stand_ins" USING btree ("office_id","from_on");