-- What stands in a case before this version: who handled it investigated it, and its open duties are its handlers'.
select set_config('app.sight', '*', true);
--> statement-breakpoint
update cases set investigators = handlers where cardinality(handlers) > 0;
--> statement-breakpoint
update duties d set assignees = c.handlers from cases c
where c.case_id = d.case_id and d.office_id = c.office_id and cardinality(c.handlers) > 0;
--> statement-breakpoint
update duties set waiting_on = 'police' where code = 'OT-T-POLICE';
--> statement-breakpoint
do $$
declare
  seen text;
begin
  foreach seen in array array['case_parts', 'case_shares'] loop
    execute format('alter table %I enable row level security', seen);
    execute format('alter table %I force row level security', seen);
  end loop;
end
$$;
--> statement-breakpoint
create policy sight on case_parts using (exists (select from cases c where c.case_id = case_parts.case_id));
--> statement-breakpoint
create policy sight on case_shares using (
  (select current_setting('app.sight', true)) = '*'
  or office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
);
