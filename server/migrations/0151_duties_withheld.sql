-- Words of a helper of before, where it was said that they stay with who wrote them: nobody else reads them, on whichever page.
create policy texts_withheld on texts as restrictive for select to linli_app using (
  subject_kind <> 'record' or class not in ('record.done', 'record.mood') or not exists (
    select 1 from visit v join visit_person p on p.visit = v.id join visit_manner m on m.person = p.person
    where v.id = subject and v.at < m.withheld_at
      and v.account is distinct from nullif(current_setting('linli.account'), '')::uuid)
);
