-- A court case is seen by its court and those above, by the procuratorate of its level, and with the administrative case it is linked to.
alter table judicial_cases enable row level security;
alter table judicial_cases force row level security;
create policy sight on judicial_cases using (
  (select current_setting('app.sight', true)) = '*'
  or court_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or procuratorate_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or (case_id is not null and exists (select from cases c where c.case_id = judicial_cases.case_id))
);
--> statement-breakpoint
alter table judicial_receipts enable row level security;
alter table judicial_receipts force row level security;
create policy sight on judicial_receipts using (
  exists (select from judicial_cases j where j.judicial_id = judicial_receipts.judicial_id)
);
--> statement-breakpoint
-- An opinion is seen by who sent it and who has to answer it.
alter table opinions enable row level security;
alter table opinions force row level security;
create policy sight on opinions using (
  (select current_setting('app.sight', true)) = '*'
  or from_office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or to_office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
);
--> statement-breakpoint
-- What a procuratorate may know of a case: kept by the acts of the case, read by the procuratorate under the offices of its level.
alter table supervised_cases enable row level security;
alter table supervised_cases force row level security;
create policy sight on supervised_cases using (
  (select current_setting('app.sight', true)) = '*'
  or office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or exists (select from cases c where c.case_id = supervised_cases.case_id)
);
