-- Whether words about a visit stay with who wrote them is asked of the visit itself, whatever the reader may see of it: somebody
-- who reads a record through their unit sees neither the visit nor what is minded at the door, and was let through.
create function record_withheld(record uuid) returns boolean language sql stable security definer
begin atomic
  select exists (
    select 1 from visit v join visit_person p on p.visit = v.id join visit_manner m on m.person = p.person
    where v.id = record and v.at < m.withheld_at
      and v.account is distinct from nullif(current_setting('linli.account', true), '')::uuid);
end;
revoke all on function record_withheld(uuid) from public;
grant execute on function record_withheld(uuid) to linli_app;

drop policy texts_withheld on texts;
create policy texts_withheld on texts as restrictive for select to linli_app using (
  subject_kind <> 'record' or class not in ('record.done', 'record.mood') or not record_withheld(subject)
);
-- What was spoken instead of written is kept with them.
create policy files_withheld on files as restrictive for select to linli_app using (
  subject_kind <> 'record' or media_type not like 'audio/%' or not record_withheld(subject)
);
