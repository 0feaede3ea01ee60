-- Hours that stand in another system as well, and hours that were earned there. Ours are counted here and once.

create table volunteer_sent (
  hours uuid not null references volunteer_hours,
  -- Code of the other system.
  system text not null,
  -- As they were when they were entered there: corrected since, they go out again.
  version integer not null,
  minutes integer not null check (minutes >= 0),
  number text,
  at timestamptz not null,
  by_account uuid not null,
  primary key (hours, system)
);
alter table volunteer_sent enable row level security;
create unique index volunteer_sent_number on volunteer_sent (system, number) where number is not null;
create policy volunteer_sent_seen on volunteer_sent using (exists (select 1 from volunteer_hours h where h.id = hours));
grant select, insert, update on volunteer_sent to linli_app;

create table volunteer_elsewhere (
  id uuid primary key,
  volunteer uuid not null references volunteer,
  system text not null,
  -- By which the other system knows them.
  number text not null,
  day date not null,
  minutes integer not null check (minutes > 0),
  text uuid not null,
  at timestamptz not null,
  by_account uuid not null,
  struck_at timestamptz
);
alter table volunteer_elsewhere enable row level security;
create unique index volunteer_elsewhere_number on volunteer_elsewhere (system, number) where struck_at is null;
create index volunteer_elsewhere_of on volunteer_elsewhere (volunteer, day desc, id);
create policy volunteer_elsewhere_seen on volunteer_elsewhere using (exists (select 1 from volunteer v where v.id = volunteer));
grant select, insert on volunteer_elsewhere to linli_app;
grant update (struck_at) on volunteer_elsewhere to linli_app;
