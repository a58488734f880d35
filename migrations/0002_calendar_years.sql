CREATE TABLE "calendar_years" (
	"year" smallint NOT NULL,
	"version" smallint NOT NULL,
	"papers" text[] NOT NULL,
	"holidays" jsonb NOT NULL,
	"loaded_by" text NOT NULL,
	"loaded_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "calendar_years_year_version_pk" PRIMARY KEY("year","version"),
	CONSTRAINT "calendar_years_range" CHECK (year between 2000 and 2099),
	CONSTRAINT "calendar_years_version" CHECK (version >= 1)
);
--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "version" integer NOT NULL;
--> statement-breakpoint
-- Append-only, as the records are: a notice that is corrected is a further version.
create trigger append_only before update or delete on calendar_years for each row execute function refuses_change();
--> statement-breakpoint
create trigger no_truncate before truncate on calendar_years for each statement execute function refuses_change();
