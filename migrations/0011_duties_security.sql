-- A row of a morning list is seen by its person, with its office, and with its case.
alter table duty_persons enable row level security;
--> statement-breakpoint
alter table duty_persons force row level security;
--> statement-breakpoint
create policy sight on duty_persons using (
  (select current_setting('app.sight', true)) = '*'
  or person_id = (select current_setting('app.person', true))
  or office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or exists (select from cases c where c.case_id = duty_persons.case_id)
);
--> statement-breakpoint
-- What is open at present. When to warn is filled in with the next act of each case.
select set_config('app.sight', '*', true);
--> statement-breakpoint
insert into duty_persons (case_id, key, person_id, office_id, waits, due_at)
select distinct d.case_id, d.key, p.id, d.office_id, d.waiting_on is not null, d.due_at
from duties d cross join unnest(d.assignees) p(id)
where d.done_at is null and not d.cancelled;
