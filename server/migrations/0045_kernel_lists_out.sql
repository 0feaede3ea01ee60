-- Lists that left the house: who took which, why, to whom, and whom they held.

create table list_out (
  id uuid primary key,
  -- What it is a list of.
  kind text not null,
  place text collate "C" not null,
  account uuid not null,
  at timestamptz not null,
  format text not null,
  profile text,
  -- Values in clear, and not as a list shows them.
  clear boolean not null,
  -- Null while it runs, and where the process that wrote it is no more.
  ended_at timestamptz,
  rows integer,
  -- Written to its end; a reader who left has the rows that were counted.
  whole boolean,
  sha256 text
);
create index list_out_place on list_out (place, at, id);
alter table list_out enable row level security;
create policy list_out_seen on list_out using (
  account::text = current_setting('linli.account')
  or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
             where place >= s.lo and place < s.hi)
);
create policy list_out_jobs on list_out to linli_jobs using (true) with check (true);

-- One line of the audit that speaks of many. The line holds the hash of them.
create table audit_many (
  subject uuid not null,
  line uuid not null,
  primary key (subject, line)
);

create policy texts_list_out on texts using (subject_kind = 'list-out' and exists (select 1 from list_out l where l.id = subject));

grant select, insert on list_out to linli_app, linli_jobs;
grant update (ended_at, rows, whole, sha256) on list_out to linli_app, linli_jobs;
grant select, insert on audit_many to linli_app, linli_jobs;
