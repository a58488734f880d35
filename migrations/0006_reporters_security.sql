-- Reporters (A-04): added with the case they belong to, read only by a transaction that names the case it reveals them of.
alter table reporters enable row level security;
--> statement-breakpoint
alter table reporters force row level security;
--> statement-breakpoint
create policy added on reporters for insert with check (exists (select from cases c where c.case_id = reporters.case_id));
--> statement-breakpoint
create policy revealed on reporters for select using (
  reporters.case_id::text = (select current_setting('app.reveals', true))
  and exists (select from cases c where c.case_id = reporters.case_id)
);
--> statement-breakpoint
create trigger append_only before update or delete on reporters for each row execute function refuses_change();
--> statement-breakpoint
create trigger no_truncate before truncate on reporters for each statement execute function refuses_change();
--> statement-breakpoint
-- A refusal to file that was made before this version: its day, which later acts do not move.
select set_config('app.sight', '*', true);
--> statement-breakpoint
insert into case_parts (case_id, part, no, data)
select case_id, 'filingDecisions', 1, jsonb_build_object('no', 1, 'on', last_on, 'filed', false, 'ground', null,
  'conditions', '[]'::jsonb, 'actEndedOn', null, 'graveHarm', false)
from cases where state = 'not-filed' and not outside;
