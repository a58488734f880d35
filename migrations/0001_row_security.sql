-- Row security: a transaction sees the offices in app.sight ('*': the service's own work); unset, it sees nothing.
do $$
declare
  seen text;
begin
  foreach seen in array array[
    'cases', 'case_terms', 'case_parties', 'case_rights', 'case_goods', 'case_figures', 'case_facts', 'sealed', 'case_episodes',
    'decisions', 'obligations', 'receipts', 'records', 'transfers', 'duties', 'idempotency'
  ] loop
    execute format('alter table %I enable row level security', seen);
    execute format('alter table %I force row level security', seen);
  end loop;

  foreach seen in array array['cases', 'case_terms'] loop
    execute format($policy$
      create policy sight on %I using (
        (select current_setting('app.sight', true)) = '*'
        or office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
      )$policy$, seen);
  end loop;

  -- What belongs to a case is seen with it: the inner select is under the policy of cases.
  foreach seen in array array[
    'case_parties', 'case_rights', 'case_goods', 'case_figures', 'case_facts', 'sealed', 'case_episodes', 'decisions', 'obligations',
    'receipts', 'records'
  ] loop
    execute format('create policy sight on %I using (exists (select from cases c where c.case_id = %I.case_id))', seen, seen);
  end loop;
end
$$;
--> statement-breakpoint
-- A transfer is seen by the office that made it, the one it is addressed to and the one it is copied to.
create policy sight on transfers using (
  (select current_setting('app.sight', true)) = '*'
  or office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or addressee_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or copied_to = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
);
--> statement-breakpoint
create policy sight on duties using (
  (select current_setting('app.sight', true)) = '*'
  or office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or exists (select from cases c where c.case_id = duties.case_id)
);
--> statement-breakpoint
create policy own on idempotency using (
  (select current_setting('app.sight', true)) = '*' or person_id = (select current_setting('app.person', true))
);
--> statement-breakpoint
-- Append-only: the rights of the application's role say so already; the triggers hold for the owner too.
create function refuses_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
--> statement-breakpoint
do $$
declare
  kept text;
begin
  foreach kept in array array['records', 'service_records', 'ledger', 'batches', 'case_numbers', 'calendar_years'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuses_change()', kept);
    execute format('create trigger no_truncate before truncate on %I for each statement execute function refuses_change()', kept);
  end loop;
end
$$;
--> statement-breakpoint
do $$
declare
  seen text;
begin
  foreach seen in array array['ledger', 'totals', 'totals_by_day', 'totals_by_batch'] loop
    execute format('alter table %I enable row level security', seen);
    execute format('alter table %I force row level security', seen);
    execute format($policy$
      create policy sight on %I using (
        (select current_setting('app.sight', true)) = '*'
        or office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
      )$policy$, seen);
  end loop;
end
$$;
--> statement-breakpoint
-- The roll-up rewrites the same few cells of totals: keep them on their page, and the planner's figures fresh.
alter table totals set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
alter table totals_by_day set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
--> statement-breakpoint
do $$
declare
  id text;
begin
  begin
    select system_identifier::text into id from pg_control_system();
  exception when insufficient_privilege then
    id := null;
  end;
  insert into ledger_eras (era, system_identifier) values (1, id);
end
$$;
--> statement-breakpoint
-- Imports: seen by the office that ran them and by whoever started them; rows with their import.
alter table imports enable row level security;
alter table imports force row level security;
create policy sight on imports using (
  (select current_setting('app.sight', true)) = '*'
  or office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or person_id = (select current_setting('app.person', true))
);
--> statement-breakpoint
alter table import_rows enable row level security;
alter table import_rows force row level security;
create policy sight on import_rows using (exists (select from imports i where i.import_id = import_rows.import_id));
--> statement-breakpoint
create trigger append_only before update or delete on import_rows for each row execute function refuses_change();
--> statement-breakpoint
create trigger no_truncate before truncate on import_rows for each statement execute function refuses_change();
