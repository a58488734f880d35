-- A transfer is seen by the office that made it, the police that have it or had it, the procuratorate it is copied to, and the court.
drop policy sight on transfers;
--> statement-breakpoint
create policy sight on transfers using (
  (select current_setting('app.sight', true)) = '*'
  or office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or addressee_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or copied_to = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or court_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or passed_through && (select string_to_array(current_setting('app.sight', true), ','))::text[]
);
