-- Pictures to a report of harm: they come after its words, so that the words wait for nothing. That there is one, and what
-- was sent, apart from what it shows.
create table harm_picture (
  id uuid primary key,
  report uuid not null references harm_report,
  hash text not null,
  at timestamptz not null
);
create index harm_picture_report on harm_picture (report, at, id);
-- What it shows, sealed with the key of the restricted class: it lies with no other picture and is swept by no night.
create table harm_image (
  picture uuid primary key references harm_picture,
  body text not null
);
alter table harm_image enable row level security;
create policy harm_image_receiver on harm_image using (
  exists (select 1 from harm_picture p join harm_report r on r.id = p.report where p.id = picture)
) with check (true);
-- To read and to add, as all of a report.
grant select, insert on harm_picture, harm_image to linli_restricted;

-- Where the child of the ledger lives, so that a page of it is found by an index; it follows the person.
alter table child_entry add column place text collate "C";
update child_entry e set place = p.place from people_pub_person p where p.id = e.person;
alter table child_entry alter column place set not null;
create index child_entry_place on child_entry (place, id) where ended_at is null;
-- What follows a person, or goes with them, is done by no one of the place.
create policy child_entry_jobs on child_entry to linli_jobs using (true) with check (true);
create policy child_log_jobs on child_log to linli_jobs using (true) with check (true);
create policy child_school_jobs on child_school to linli_jobs using (true) with check (true);
grant select, update on child_entry, child_log, child_school to linli_jobs;
