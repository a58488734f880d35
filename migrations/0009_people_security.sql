-- A case is seen by its own office and by those that handle it jointly at present. Their names stand on the case's own row:
-- the policy asks no other table, so nothing recurses and a read of one's own cases costs what it did.
alter policy sight on cases using (
  (select current_setting('app.sight', true)) = '*'
  or office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or joint_offices && (select string_to_array(current_setting('app.sight', true), ','))::text[]
);
--> statement-breakpoint
-- An act on a case needs all its transfers and all its entries, also those that stand under an office it has left.
alter policy sight on transfers using (
  (select current_setting('app.sight', true)) = '*'
  or office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or addressee_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or copied_to = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or exists (select from cases c where c.case_id = transfers.case_id)
);
--> statement-breakpoint
alter policy sight on ledger using (
  (select current_setting('app.sight', true)) = '*'
  or office_id = any ((select string_to_array(current_setting('app.sight', true), ','))::text[])
  or exists (select from cases c where c.case_id = ledger.case_id)
);
