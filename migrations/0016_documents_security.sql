-- Documents and files of a case are seen with it; what was issued or handed in is neither changed nor removed.
do $$
declare
  seen text;
begin
  foreach seen in array array['case_documents', 'case_files'] loop
    execute format('alter table %I enable row level security', seen);
    execute format('alter table %I force row level security', seen);
    execute format('create policy sight on %I using (exists (select from cases c where c.case_id = %I.case_id))', seen, seen);
  end loop;
  foreach seen in array array['case_documents', 'case_files', 'document_numbers'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuses_change()', seen);
    execute format('create trigger no_truncate before truncate on %I for each statement execute function refuses_change()', seen);
  end loop;
end
$$;
