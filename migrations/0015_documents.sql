CREATE TABLE "case_documents" (
	"case_id" uuid NOT NULL,
	"no" smallint NOT NULL,
	"kind" text NOT NULL,
	"number" text,
	"subject" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"sm3" text NOT NULL,
	"size" integer NOT NULL,
	"template_sha256" text NOT NULL,
	"template_version" integer,
	"missing" text[] NOT NULL,
	"unmasked" boolean NOT NULL,
	"issued_by" text NOT NULL,
	"issued_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "case_documents_case_id_no_pk" PRIMARY KEY("case_id","no")
);
--> statement-breakpoint
CREATE TABLE "case_files" (
	"case_id" uuid NOT NULL,
	"no" smallint NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"mime" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"sm3" text NOT NULL,
	"secrecy" text NOT NULL,
	"kind" text NOT NULL,
	"note" text,
	"added_by" text NOT NULL,
	"added_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "case_files_case_id_no_pk" PRIMARY KEY("case_id","no"),
	CONSTRAINT "case_files_secrecy_known" CHECK ("case_files"."secrecy" in ('open', 'internal', 'trade-secret', 'sealed'))
);
--> statement-breakpoint
CREATE TABLE "document_numbers" (
	"number" text PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_series" (
	"office_id" text NOT NULL,
	"type" text NOT NULL,
	"year" smallint NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "document_series_office_id_type_year_pk" PRIMARY KEY("office_id","type","year")
);
--> statement-breakpoint
CREATE TABLE "document_templates" (
	"office_id" text NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"sha256" text NOT NULL,
	"sm3" text NOT NULL,
	"size" integer NOT NULL,
	"active" boolean NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "document_templates_office_id_kind_version_pk" PRIMARY KEY("office_id","kind","version")
);
--> statement-breakpoint
CREATE TABLE "office_details" (
	"office_id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"abbreviation" text,
	"unit" text,
	"address" text,
	"phone" text,
	"contact" text,
	"reconsideration" text,
	"court" text,
	"payment" text,
	"changed_by" text NOT NULL,
	"changed_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_documents" ADD CONSTRAINT "case_documents_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_files" ADD CONSTRAINT "case_files_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_templates" ADD CONSTRAINT "document_templates_office_id_offices_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_details" ADD CONSTRAINT "office_details_office_id_offices_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "document_templates_in_use" ON "document_templates" USING btree ("office_id","kind") WHERE active;