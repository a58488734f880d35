CREATE TABLE "office_keys" (
	"key_id" text PRIMARY KEY NOT NULL,
	"office_id" text NOT NULL,
	"algorithm" text NOT NULL,
	"public_key" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"added_by" text NOT NULL,
	"added_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "office_keys_algorithm_known" CHECK ("office_keys"."algorithm" in ('Ed25519', 'SM2'))
);
--> statement-breakpoint
CREATE TABLE "transfer_papers" (
	"case_id" uuid NOT NULL,
	"transfer_no" smallint NOT NULL,
	"kind" text NOT NULL,
	"step" smallint NOT NULL,
	"sha256" text NOT NULL,
	"sm3" text NOT NULL,
	"size" integer NOT NULL,
	"key_id" text NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "transfer_papers_case_id_transfer_no_kind_step_pk" PRIMARY KEY("case_id","transfer_no","kind","step"),
	CONSTRAINT "transfer_papers_kind_known" CHECK ("transfer_papers"."kind" in ('package', 'receipt'))
);
--> statement-breakpoint
ALTER TABLE "office_keys" ADD CONSTRAINT "office_keys_office_id_offices_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_papers" ADD CONSTRAINT "transfer_papers_transfer" FOREIGN KEY ("case_id","transfer_no") REFERENCES "public"."transfers"("case_id","transfer_no") ON DELETE no action ON UPDATE no action;
