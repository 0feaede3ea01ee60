-- Pictures of an activity, each with the consent of whoever is seen on it. Bytes lie with the house's files.

create table activity_picture (
  id uuid primary key,
  activity uuid not null references activity,
  sha256 text not null,
  stage text not null check (stage in ('before', 'after', 'other')),
  -- Nobody can be recognised; or all who can have agreed, until a day.
  shows text not null check (shows in ('nobody', 'agreed')),
  until date,
  added_at timestamptz not null,
  added_by uuid,
  -- Taken down, or consent taken back: shown nowhere from then on.
  ended_at timestamptz,
  ended_why text check (ended_why in ('withdrawn', 'taken-down')),
  ended_by uuid,
  -- Its bytes are gone.
  emptied_at timestamptz,
  check ((shows = 'agreed') = (until is not null)),
  check ((ended_at is null) = (ended_why is null))
);
alter table activity_picture enable row level security;
create index activity_picture_of on activity_picture (activity, id);
-- What ends some day and still has its bytes: few.
create index activity_picture_ending on activity_picture (until) where emptied_at is null;
create index activity_picture_ended on activity_picture (ended_at) where emptied_at is null and ended_at is not null;
create policy activity_picture_seen on activity_picture using (exists (select 1 from activity a where a.id = activity));
create policy activity_picture_jobs on activity_picture to linli_jobs using (true) with check (true);
grant select, insert, update on activity_picture to linli_app, linli_jobs;

-- By their content only whoever answers for the activity; residents see them on its page.
create policy files_activity_picture on files using (
  subject_kind = 'activity-picture'
  and exists (select 1 from activity_picture p join activity a on a.id = p.activity
              where p.id = subject and p.ended_at is null
                and (a.unit = any (current_setting('linli.units')::text[])
                     or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
                                where a.place >= s.lo and a.place < s.hi)))
);
