-- A package and its receipt are seen with their transfer, by both sides of it, and never changed.
alter table transfer_papers enable row level security;
--> statement-breakpoint
alter table transfer_papers force row level security;
--> statement-breakpoint
create policy sight on transfer_papers using (
  exists (select from transfers t where t.case_id = transfer_papers.case_id and t.transfer_no = transfer_papers.transfer_no)
);
--> statement-breakpoint
create trigger append_only before update or delete on transfer_papers for each row execute function refuses_change();
--> statement-breakpoint
create trigger no_truncate before truncate on transfer_papers for each statement execute function refuses_change();
