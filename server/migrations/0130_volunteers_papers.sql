-- Papers of volunteers. What a paper tells is the hours it names as they were; they are looked up again by whoever checks it, so
-- that nothing needs to be said here when one of them is put right.
create table volunteer_paper (
  id uuid primary key,
  volunteer uuid not null references volunteer,
  number text not null unique,
  -- In the address behind the square; drawn at random, 128 bits.
  token text not null unique,
  from_day date,
  to_day date,
  hours uuid[] not null,
  minutes integer not null check (minutes >= 0),
  -- Digest of these hours as they counted when it was made.
  mark text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  sealed_unit text references organisation (code),
  sealed_at timestamptz,
  sealed_by uuid,
  revoked_at timestamptz,
  revoked_by uuid,
  -- Why, in `texts`.
  why uuid,
  version integer not null
);
create index volunteer_paper_of on volunteer_paper (volunteer, made_at desc);
alter table volunteer_paper enable row level security;
create policy volunteer_paper_seen on volunteer_paper using (exists (select 1 from volunteer v where v.id = volunteer));
create policy texts_volunteer_paper on texts using (
  subject_kind = 'volunteer-paper' and exists (select 1 from volunteer_paper p where p.id = texts.subject)
);
grant select, insert on volunteer_paper to linli_app, linli_jobs;
grant update on volunteer_paper to linli_app, linli_jobs;
