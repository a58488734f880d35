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
CREATE TABLE "case_facts" (
	"case_id" uuid NOT NULL,
	"fact_no" smallint NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date,
	"precision" text NOT NULL,
	"text" text NOT NULL,
	"party_no" smallint,
	CONSTRAINT "case_facts_case_id_fact_no_pk" PRIMARY KEY("case_id","fact_no"),
	CONSTRAINT "case_facts_kind_known" CHECK ("case_facts"."kind" in ('inspection', 'source', 'filing', 'seizure', 'appraisal', 'decision', 'transfer', 'police-response', 'procuratorate-action', 'court-outcome', 'execution', 'closure', 'law-cited', 'tag', 'note')),
	CONSTRAINT "case_facts_precision_known" CHECK ("case_facts"."precision" in ('day', 'month', 'year'))
);
--> statement-breakpoint
CREATE TABLE "case_figures" (
	"case_id" uuid NOT NULL,
	"figure_no" smallint NOT NULL,
	"measure" text NOT NULL,
	"value" numeric(24, 6),
	"unit" text NOT NULL,
	"qualifier" text NOT NULL,
	"raw" text,
	"basis" text NOT NULL,
	"stage" text NOT NULL,
	"party_no" smallint,
	"note" text,
	CONSTRAINT "case_figures_case_id_figure_no_pk" PRIMARY KEY("case_id","figure_no"),
	CONSTRAINT "case_figures_measure_known" CHECK ("case_figures"."measure" in ('illegal-turnover', 'illegal-gain', 'illegal-gain-gross', 'sales-amount', 'goods-value', 'direct-loss', 'fine-and-confiscation', 'copies', 'pieces', 'works', 'downloads', 'clicks', 'members', 'persons', 'other')),
	CONSTRAINT "case_figures_qualifier_known" CHECK ("case_figures"."qualifier" in ('exact', 'at-least', 'at-most', 'about', 'text-only')),
	CONSTRAINT "case_figures_basis_known" CHECK ("case_figures"."basis" in ('unstated', 'actual-price', 'actual-average', 'label-price', 'market-genuine', 'appraisal', 'cost', 'declared', 'statement', 'computed')),
	CONSTRAINT "case_figures_stage_known" CHECK ("case_figures"."stage" in ('administrative', 'police', 'procuratorate', 'court', 'unstated'))
);
--> statement-breakpoint
CREATE TABLE "case_goods" (
	"case_id" uuid NOT NULL,
	"goods_no" smallint NOT NULL,
	"name" text NOT NULL,
	"quantity" numeric(20, 4),
	"quantity_qualifier" text NOT NULL,
	"quantity_raw" text,
	"unit" text,
	"found" text NOT NULL,
	"infringing" text NOT NULL,
	"unit_price" numeric(20, 6),
	"value" numeric(20, 6),
	"value_qualifier" text NOT NULL,
	"value_basis" text NOT NULL,
	"currency" text NOT NULL,
	"party_no" smallint,
	"right_no" smallint,
	"part_of" smallint,
	"note" text,
	CONSTRAINT "case_goods_case_id_goods_no_pk" PRIMARY KEY("case_id","goods_no"),
	CONSTRAINT "case_goods_quantity_qualifier_known" CHECK ("case_goods"."quantity_qualifier" in ('exact', 'at-least', 'at-most', 'about', 'text-only')),
	CONSTRAINT "case_goods_found_known" CHECK ("case_goods"."found" in ('seized', 'preserved', 'sold', 'unsold', 'stored', 'purchased', 'exported', 'total', 'unstated')),
	CONSTRAINT "case_goods_infringing_known" CHECK ("case_goods"."infringing" in ('yes', 'no', 'unknown')),
	CONSTRAINT "case_goods_value_qualifier_known" CHECK ("case_goods"."value_qualifier" in ('exact', 'at-least', 'at-most', 'about', 'text-only')),
	CONSTRAINT "case_goods_value_basis_known" CHECK ("case_goods"."value_basis" in ('unstated', 'actual-price', 'actual-average', 'label-price', 'market-genuine', 'appraisal', 'cost', 'declared', 'statement', 'computed'))
);
--> statement-breakpoint
CREATE TABLE "case_numbers" (
	"number" text PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_parties" (
	"case_id" uuid NOT NULL,
	"party_no" smallint NOT NULL,
	"role" text NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"name_masked" boolean NOT NULL,
	"alias" text,
	"identifier_kind" text,
	"identifier_seal" smallint,
	"identifier_shown" text,
	"phone_seal" smallint,
	"address_seal" smallint,
	"persons" integer,
	"related_party" smallint,
	"relation" text,
	"outcome" text,
	"note" text,
	CONSTRAINT "case_parties_case_id_party_no_pk" PRIMARY KEY("case_id","party_no"),
	CONSTRAINT "case_parties_role_known" CHECK ("case_parties"."role" in ('respondent', 'right-holder', 'licensee', 'agent', 'supplier', 'buyer', 'carrier', 'nominee', 'third-party')),
	CONSTRAINT "case_parties_kind_known" CHECK ("case_parties"."kind" in ('natural', 'individual-business', 'legal', 'public-body', 'other-organisation', 'unknown')),
	CONSTRAINT "case_parties_identifier_kind_known" CHECK ("case_parties"."identifier_kind" in ('uscc', 'resident-id', 'passport', 'permit', 'old-registration', 'other'))
);
--> statement-breakpoint
CREATE TABLE "case_rights" (
	"case_id" uuid NOT NULL,
	"right_no" smallint NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"number" text,
	"number_raw" text,
	"classes" smallint[] NOT NULL,
	"patent_kind" text,
	"registration" text,
	"holders" smallint[] NOT NULL,
	"items" integer,
	"valid_to" date,
	"note" text,
	CONSTRAINT "case_rights_case_id_right_no_pk" PRIMARY KEY("case_id","right_no"),
	CONSTRAINT "case_rights_kind_known" CHECK ("case_rights"."kind" in ('trademark', 'patent', 'copyright', 'geographical-indication', 'special-mark', 'none')),
	CONSTRAINT "case_rights_patent_kind_known" CHECK ("case_rights"."patent_kind" in ('invention', 'utility-model', 'design'))
);
--> statement-breakpoint
CREATE TABLE "case_terms" (
	"case_id" uuid NOT NULL,
	"office_id" text NOT NULL,
	"term" text NOT NULL,
	CONSTRAINT "case_terms_case_id_term_pk" PRIMARY KEY("case_id","term")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"office_id" text NOT NULL,
	"organ_id" text NOT NULL,
	"area_code" text NOT NULL,
	"procedure" text NOT NULL,
	"right_kind" text NOT NULL,
	"outside" boolean NOT NULL,
	"title" text NOT NULL,
	"conduct" text,
	"place_of_act" text,
	"source" text NOT NULL,
	"source_note" text,
	"external_ref" text,
	"published_at" text,
	"parent_case_id" uuid,
	"lookup_text" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"seq" integer NOT NULL,
	"head" text NOT NULL,
	"number" text,
	"handlers" text[] NOT NULL,
	"clue_on" date,
	"filed_on" date,
	"filed_precision" text NOT NULL,
	"closed_on" date,
	"closing_ground" text,
	"closing_ground_on" date,
	"last_on" date,
	"registered_by" text NOT NULL,
	"registered_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "cases_procedure_known" CHECK ("cases"."procedure" in ('trademark-penalty', 'counterfeit-patent', 'patent-dispute', 'patent-mediation', 'copyright-penalty', 'customs', 'other-penalty')),
	CONSTRAINT "cases_right_kind_known" CHECK ("cases"."right_kind" in ('trademark', 'patent', 'copyright', 'other')),
	CONSTRAINT "cases_source_known" CHECK ("cases"."source" in ('complaint', 'report', 'inspection', 'monitoring', 'transfer-in', 'customs', 'police', 'procuratorate', 'cross-region', 'right-holder', 'other', 'unknown')),
	CONSTRAINT "cases_state_known" CHECK ("cases"."state" in ('clue', 'not-filed', 'filed', 'decided', 'served', 'executed', 'closed')),
	CONSTRAINT "cases_filed_precision_known" CHECK ("cases"."filed_precision" in ('day', 'month', 'year')),
	CONSTRAINT "cases_closing_ground_known" CHECK ("cases"."closing_ground" in ('executed', 'execution-ended', 'investigation-terminated', 'no-penalty', 'not-established', 'transferred-administrative', 'transferred-criminal', 'other'))
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"case_id" uuid NOT NULL,
	"person_id" text NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"answer" text NOT NULL,
	"made_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_case_id_person_id_operation_key_pk" PRIMARY KEY("case_id","person_id","operation","key")
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"office_id" text NOT NULL,
	"year" smallint NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "number_series_office_id_year_pk" PRIMARY KEY("office_id","year")
);
--> statement-breakpoint
CREATE TABLE "sealed" (
	"case_id" uuid NOT NULL,
	"seal_no" smallint NOT NULL,
	"kind" text NOT NULL,
	"master_key" text NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"box" "bytea" NOT NULL,
	"lookup" "bytea" NOT NULL,
	"commitment" "bytea" NOT NULL,
	CONSTRAINT "sealed_case_id_seal_no_pk" PRIMARY KEY("case_id","seal_no"),
	CONSTRAINT "sealed_kind_known" CHECK ("sealed"."kind" in ('uscc', 'resident-id', 'passport', 'permit', 'old-registration', 'other', 'phone', 'account', 'address'))
);
--> statement-breakpoint
CREATE TABLE "case_episodes" (
	"case_id" uuid NOT NULL,
	"episode_no" smallint NOT NULL,
	"reopened" boolean NOT NULL,
	"opened_on" date NOT NULL,
	"opened_late" boolean NOT NULL,
	"closed_on" date,
	"closed_late" boolean NOT NULL,
	"reopened_for" text,
	"ground" text,
	CONSTRAINT "case_episodes_case_id_episode_no_pk" PRIMARY KEY("case_id","episode_no")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"case_id" uuid NOT NULL,
	"decision_no" smallint NOT NULL,
	"kind" text NOT NULL,
	"document_number" text,
	"document_number_raw" text,
	"decided_on" date,
	"precision" text NOT NULL,
	"party_no" smallint,
	"served_on" date,
	"served_by" text,
	"served_late" boolean NOT NULL,
	"due_on" date,
	"executed_on" date,
	"executed_late" boolean NOT NULL,
	"revoked_on" date,
	"revoked_late" boolean NOT NULL,
	"revoked_ground" text,
	"reported" boolean NOT NULL,
	"text" text,
	CONSTRAINT "decisions_case_id_decision_no_pk" PRIMARY KEY("case_id","decision_no"),
	CONSTRAINT "decisions_kind_known" CHECK ("decisions"."kind" in ('penalty', 'no-penalty', 'not-established', 'transfer-criminal', 'transfer-administrative', 'ruling')),
	CONSTRAINT "decisions_precision_known" CHECK ("decisions"."precision" in ('day', 'month', 'year'))
);
--> statement-breakpoint
CREATE TABLE "duties" (
	"case_id" uuid NOT NULL,
	"key" text NOT NULL,
	"code" text NOT NULL,
	"rule" text NOT NULL,
	"office_id" text NOT NULL,
	"started_on" date NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"provisional" boolean NOT NULL,
	"done_at" timestamp(3) with time zone,
	"cancelled" boolean NOT NULL,
	CONSTRAINT "duties_case_id_key_pk" PRIMARY KEY("case_id","key")
);
--> statement-breakpoint
CREATE TABLE "obligations" (
	"case_id" uuid NOT NULL,
	"decision_no" smallint NOT NULL,
	"obligation_no" smallint NOT NULL,
	"kind" text NOT NULL,
	"amount_fen" bigint,
	"qualifier" text NOT NULL,
	"party_no" smallint,
	"performed_on" date,
	"text" text,
	CONSTRAINT "obligations_case_id_decision_no_obligation_no_pk" PRIMARY KEY("case_id","decision_no","obligation_no"),
	CONSTRAINT "obligations_kind_known" CHECK ("obligations"."kind" in ('warning', 'criticism', 'fine', 'confiscate-gain', 'fine-and-confiscation', 'confiscate-goods', 'confiscate-tools', 'destroy', 'licence-suspend', 'licence-downgrade', 'licence-revoke', 'restrict-business', 'shutdown', 'close-down', 'ban-person', 'stop-order', 'correct-order')),
	CONSTRAINT "obligations_qualifier_known" CHECK ("obligations"."qualifier" in ('exact', 'at-least', 'at-most', 'about', 'text-only'))
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"case_id" uuid NOT NULL,
	"receipt_no" smallint NOT NULL,
	"decision_no" smallint NOT NULL,
	"kind" text NOT NULL,
	"received_on" date NOT NULL,
	"entered_late" boolean NOT NULL,
	"amount_fen" bigint NOT NULL,
	"voucher" text,
	CONSTRAINT "receipts_case_id_receipt_no_pk" PRIMARY KEY("case_id","receipt_no"),
	CONSTRAINT "receipts_kind_known" CHECK ("receipts"."kind" in ('principal', 'surcharge', 'refund'))
);
--> statement-breakpoint
CREATE TABLE "records" (
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"act" text NOT NULL,
	"person_id" text NOT NULL,
	"office_id" text NOT NULL,
	"role" text NOT NULL,
	"occurred_on" date NOT NULL,
	"occurred_at" timestamp(3) with time zone,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"entered_late" boolean NOT NULL,
	"reason" text,
	"rule" text,
	"payload" text NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"algorithm" text NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "records_case_id_seq_pk" PRIMARY KEY("case_id","seq"),
	CONSTRAINT "records_one_successor" UNIQUE("case_id","prev_hash")
);
--> statement-breakpoint
CREATE TABLE "service_records" (
	"chain" text NOT NULL,
	"seq" integer NOT NULL,
	"act" text NOT NULL,
	"person_id" text NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"reason" text,
	"payload" text NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"algorithm" text NOT NULL,
	CONSTRAINT "service_records_chain_seq_pk" PRIMARY KEY("chain","seq"),
	CONSTRAINT "service_records_one_successor" UNIQUE("chain","prev_hash")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"case_id" uuid NOT NULL,
	"transfer_no" smallint NOT NULL,
	"version" integer NOT NULL,
	"direction" text NOT NULL,
	"state" text NOT NULL,
	"office_id" text NOT NULL,
	"addressee_id" text,
	"copied_to" text,
	"members" text[] NOT NULL,
	"charge" text,
	"party_nos" smallint[] NOT NULL,
	"formed_on" date,
	"reported_on" date,
	"approved_at" timestamp(3) with time zone,
	"approved_by" text,
	"approval_reason" text,
	"sent_at" timestamp(3) with time zone,
	"sent_on" date,
	"precision" text NOT NULL,
	"letter_number" text,
	"received_at" timestamp(3) with time zone,
	"received_by" text,
	"police_number" text,
	"outcome_on" date,
	"outcome_reason" text,
	"materials" jsonb NOT NULL,
	"package" jsonb NOT NULL,
	"reported" boolean NOT NULL,
	"text" text,
	CONSTRAINT "transfers_case_id_transfer_no_pk" PRIMARY KEY("case_id","transfer_no"),
	CONSTRAINT "transfers_direction_known" CHECK ("transfers"."direction" in ('admin-to-police', 'customs-to-police', 'police-to-admin', 'procuratorate-to-admin', 'admin-to-admin', 'customs-to-admin', 'joint-task-force', 'clue-to-police')),
	CONSTRAINT "transfers_state_known" CHECK ("transfers"."state" in ('tg-formed', 'report-submitted', 'approved', 'not-approved', 'sent', 'received', 'filed', 'not-filed')),
	CONSTRAINT "transfers_precision_known" CHECK ("transfers"."precision" in ('day', 'month', 'year'))
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" uuid NOT NULL,
	"row_no" integer NOT NULL,
	"external_ref" text,
	"outcome" text NOT NULL,
	"case_id" uuid,
	"fingerprint" text,
	"messages" jsonb NOT NULL,
	CONSTRAINT "import_rows_import_id_row_no_pk" PRIMARY KEY("import_id","row_no"),
	CONSTRAINT "import_rows_outcome_known" CHECK ("import_rows"."outcome" in ('accepted', 'warned', 'present', 'differs', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"import_id" uuid PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"office_id" text NOT NULL,
	"format" text NOT NULL,
	"dry_run" boolean NOT NULL,
	"state" text NOT NULL,
	"fingerprint" text NOT NULL,
	"done" integer NOT NULL,
	"accepted" integer NOT NULL,
	"warned" integer NOT NULL,
	"present" integer NOT NULL,
	"differing" integer NOT NULL,
	"refused" integer NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"moved_at" timestamp(3) with time zone NOT NULL,
	"finished_at" timestamp(3) with time zone,
	CONSTRAINT "imports_format_known" CHECK ("imports"."format" in ('own', 'csv', 'published-cases')),
	CONSTRAINT "imports_state_known" CHECK ("imports"."state" in ('queued', 'running', 'done', 'interrupted'))
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"batch_no" integer PRIMARY KEY NOT NULL,
	"known_at" timestamp(3) with time zone NOT NULL,
	"known_month" date NOT NULL,
	"era" integer NOT NULL,
	"from_xid" "xid8" NOT NULL,
	"to_xid" "xid8" NOT NULL,
	"entries" integer NOT NULL,
	CONSTRAINT "batches_known_at_once" UNIQUE("known_at"),
	CONSTRAINT "batches_from_once" UNIQUE("era","from_xid"),
	CONSTRAINT "batches_range" CHECK (from_xid < to_xid),
	CONSTRAINT "batches_entries" CHECK (entries > 0)
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"case_id" uuid NOT NULL,
	"entry_no" integer NOT NULL,
	"key" text NOT NULL,
	"measure" text NOT NULL,
	"office_id" text NOT NULL,
	"area_code" text NOT NULL,
	"right_kind" text NOT NULL,
	"procedure" text NOT NULL,
	"entered_late" boolean NOT NULL,
	"day" date NOT NULL,
	"event_day" date NOT NULL,
	"quantity" bigint NOT NULL,
	"reverses" integer,
	"seq" integer NOT NULL,
	"era" integer DEFAULT 1 NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "ledger_pkey" PRIMARY KEY("case_id","entry_no"),
	CONSTRAINT "ledger_reversed_once" UNIQUE("case_id","reverses"),
	CONSTRAINT "ledger_measure_known" CHECK ("ledger"."measure" in ('case-new', 'case-closed', 'decision-due', 'decision-executed', 'principal-due', 'principal-received', 'surcharge-received')),
	CONSTRAINT "ledger_event_day" CHECK (event_day >= day),
	CONSTRAINT "ledger_quantity" CHECK (quantity <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_eras" (
	"era" integer PRIMARY KEY NOT NULL,
	"system_identifier" text,
	"since" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "totals" (
	"office_id" text NOT NULL,
	"area_code" text NOT NULL,
	"right_kind" text NOT NULL,
	"procedure" text NOT NULL,
	"entered_late" boolean NOT NULL,
	"measure" text NOT NULL,
	"day_month" date NOT NULL,
	"event_month" date NOT NULL,
	"known_month" date NOT NULL,
	"quantity" bigint NOT NULL,
	CONSTRAINT "totals_pkey" PRIMARY KEY("office_id","measure","day_month","event_month","known_month","area_code","right_kind","procedure","entered_late")
);
--> statement-breakpoint
CREATE TABLE "totals_by_batch" (
	"office_id" text NOT NULL,
	"area_code" text NOT NULL,
	"right_kind" text NOT NULL,
	"procedure" text NOT NULL,
	"entered_late" boolean NOT NULL,
	"measure" text NOT NULL,
	"day_month" date NOT NULL,
	"event_month" date NOT NULL,
	"batch_no" integer NOT NULL,
	"quantity" bigint NOT NULL,
	CONSTRAINT "totals_by_batch_pkey" PRIMARY KEY("batch_no","office_id","measure","day_month","event_month","area_code","right_kind","procedure","entered_late")
);
--> statement-breakpoint
CREATE TABLE "totals_by_day" (
	"office_id" text NOT NULL,
	"area_code" text NOT NULL,
	"right_kind" text NOT NULL,
	"procedure" text NOT NULL,
	"entered_late" boolean NOT NULL,
	"measure" text NOT NULL,
	"day_month" date NOT NULL,
	"event_day" date NOT NULL,
	"known_month" date NOT NULL,
	"quantity" bigint NOT NULL,
	CONSTRAINT "totals_by_day_pkey" PRIMARY KEY("office_id","measure","event_day","day_month","known_month","area_code","right_kind","procedure","entered_late")
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"parent" text,
	"valid_from" date,
	"valid_to" date,
	"gbt2260" boolean NOT NULL,
	"note" text,
	CONSTRAINT "areas_kind_known" CHECK ("areas"."kind" in ('city', 'district', 'functional-zone', 'outside')),
	CONSTRAINT "areas_validity" CHECK (valid_from <= valid_to),
	CONSTRAINT "areas_statutory_code" CHECK (not gbt2260 or code ~ '^[0-9]{6}$')
);
--> statement-breakpoint
CREATE TABLE "office_names" (
	"office_id" text NOT NULL,
	"acts_in_name_of" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"note" text,
	CONSTRAINT "office_names_office_id_from_on_pk" PRIMARY KEY("office_id","from_on"),
	CONSTRAINT "office_names_validity" CHECK (from_on <= to_on)
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"office_id" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"kind" text NOT NULL,
	"tier" text NOT NULL,
	"parent_id" text,
	"area_code" text NOT NULL,
	"number_pattern" text,
	"outside" boolean NOT NULL,
	"police_office_id" text,
	"procuratorate_office_id" text,
	"valid_from" date,
	"valid_to" date,
	"note" text,
	CONSTRAINT "offices_number_pattern_once" UNIQUE("number_pattern"),
	CONSTRAINT "offices_kind_known" CHECK ("offices"."kind" in ('market-supervision', 'copyright', 'customs', 'public-security', 'procuratorate', 'court', 'supervision', 'finance', 'other')),
	CONSTRAINT "offices_tier_known" CHECK ("offices"."tier" in ('city', 'district', 'sub-district', 'outside')),
	CONSTRAINT "offices_outside_tier" CHECK (outside = (tier = 'outside')),
	CONSTRAINT "offices_validity" CHECK (valid_from <= valid_to),
	CONSTRAINT "offices_number_pattern" CHECK (number_pattern like '%{year}%{serial}%')
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"person_id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"active" boolean NOT NULL,
	"demonstration" boolean NOT NULL,
	CONSTRAINT "persons_subject_once" UNIQUE("subject")
);
--> statement-breakpoint
CREATE TABLE "postings" (
	"person_id" text NOT NULL,
	"office_id" text NOT NULL,
	"role" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"rank" smallint NOT NULL,
	CONSTRAINT "postings_person_id_office_id_role_from_on_pk" PRIMARY KEY("person_id","office_id","role","from_on"),
	CONSTRAINT "postings_role_known" CHECK ("postings"."role" in ('officer', 'head', 'chief', 'acting-chief', 'legal-reviewer', 'police-liaison', 'procurator', 'court-clerk', 'finance', 'supervision', 'report-reader', 'system-admin', 'audit-admin')),
	CONSTRAINT "postings_validity" CHECK (from_on <= to_on)
);
--> statement-breakpoint
CREATE TABLE "reference_figures" (
	"id" text PRIMARY KEY NOT NULL,
	"nature" text NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"period_label" text NOT NULL,
	"scope" text NOT NULL,
	"indicator" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"value" numeric,
	"value_low" numeric,
	"value_high" numeric,
	"unit" text NOT NULL,
	"scope_note" text,
	"source" text NOT NULL,
	"mark" text NOT NULL,
	CONSTRAINT "reference_figures_nature_known" CHECK ("reference_figures"."nature" in ('published', 'derived', 'target')),
	CONSTRAINT "reference_figures_period" CHECK (period_from <= period_to),
	CONSTRAINT "reference_figures_point_or_range" CHECK ((value is not null and value_low is null and value_high is null)
        or (value is null and value_low is not null and value_high is not null and value_low <= value_high))
);
--> statement-breakpoint
CREATE TABLE "seeded" (
	"name" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"seeded_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"version" integer NOT NULL,
	"changed_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	"reason" text
);
--> statement-breakpoint
ALTER TABLE "case_facts" ADD CONSTRAINT "case_facts_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_figures" ADD CONSTRAINT "case_figures_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_goods" ADD CONSTRAINT "case_goods_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_parties" ADD CONSTRAINT "case_parties_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_rights" ADD CONSTRAINT "case_rights_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed" ADD CONSTRAINT "sealed_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_episodes" ADD CONSTRAINT "case_episodes_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duties" ADD CONSTRAINT "duties_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_decision" FOREIGN KEY ("case_id","decision_no") REFERENCES "public"."decisions"("case_id","decision_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_decision" FOREIGN KEY ("case_id","decision_no") REFERENCES "public"."decisions"("case_id","decision_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_case" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("import_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_era" FOREIGN KEY ("era") REFERENCES "public"."ledger_eras"("era") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_reverses" FOREIGN KEY ("case_id","reverses") REFERENCES "public"."ledger"("case_id","entry_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totals_by_batch" ADD CONSTRAINT "totals_by_batch_batch" FOREIGN KEY ("batch_no") REFERENCES "public"."batches"("batch_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_parent_areas_code_fk" FOREIGN KEY ("parent") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_names" ADD CONSTRAINT "office_names_office" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_names" ADD CONSTRAINT "office_names_organ" FOREIGN KEY ("acts_in_name_of") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_parent" FOREIGN KEY ("parent_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_police" FOREIGN KEY ("police_office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_procuratorate" FOREIGN KEY ("procuratorate_office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_area" FOREIGN KEY ("area_code") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_person" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_office" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("office_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_terms_by_term" ON "case_terms" USING btree ("term","office_id","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_office" ON "cases" USING btree ("office_id","registered_at","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_state" ON "cases" USING btree ("office_id","state","registered_at","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_kind" ON "cases" USING btree ("office_id","right_kind","registered_at","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_filing" ON "cases" USING btree ("office_id","filed_on","case_id");--> statement-breakpoint
CREATE INDEX "cases_by_number" ON "cases" USING btree ("number");--> statement-breakpoint
CREATE INDEX "idempotency_by_age" ON "idempotency" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "sealed_by_lookup" ON "sealed" USING btree ("lookup");--> statement-breakpoint
CREATE INDEX "duties_open" ON "duties" USING btree ("office_id","due_at","case_id") WHERE done_at is null and not cancelled;--> statement-breakpoint
CREATE INDEX "transfers_by_office" ON "transfers" USING btree ("office_id","state","case_id");--> statement-breakpoint
CREATE INDEX "transfers_by_addressee" ON "transfers" USING btree ("addressee_id","state","case_id");--> statement-breakpoint
CREATE INDEX "transfers_by_copy" ON "transfers" USING btree ("copied_to","state","case_id");--> statement-breakpoint
CREATE INDEX "import_rows_by_outcome" ON "import_rows" USING btree ("import_id","outcome","row_no");--> statement-breakpoint
CREATE INDEX "import_rows_by_case" ON "import_rows" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "imports_by_office" ON "imports" USING btree ("office_id","started_at");--> statement-breakpoint
CREATE INDEX "batches_by_month" ON "batches" USING btree ("known_month","batch_no");--> statement-breakpoint
CREATE INDEX "ledger_by_arrival" ON "ledger" USING btree ("era","xid");--> statement-breakpoint
CREATE INDEX "ledger_by_day" ON "ledger" USING btree ("measure","day","case_id","key");--> statement-breakpoint
CREATE INDEX "offices_by_parent" ON "offices" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "postings_by_office" ON "postings" USING btree ("office_id");