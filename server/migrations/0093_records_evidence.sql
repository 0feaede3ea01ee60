-- Evidence of a service record: seen with the record, as that of a request is with the request.
create policy files_record on files for all
  using (subject_kind = 'record' and exists (select 1 from service_records r where r.id = files.subject));

-- How long bytes wait for the act that names them. A phone may send a picture on Friday and lose its line until Thursday:
-- what one of the staff sent waits as long as a letter does, a stranger's two days.
alter table uploads add column until timestamptz;
update uploads set until = sent_at + interval '2 days';
alter table uploads alter column until set not null;
grant update (until) on uploads to linli_app;
