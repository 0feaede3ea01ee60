-- Field phones and sealed letters: what was written without a signal, closed to the county, and what became of it.

-- A phone on which somebody works without a signal. Its token hands in letters and asks for the terms, nothing else.
create table account_field_phones (
  id uuid primary key,
  account uuid not null references accounts (id),
  token bytea not null,
  -- With this the phone signs while it is open (a point of P-256): whoever finds it can write nothing.
  signing bytea not null,
  label text not null,
  since timestamptz not null,
  until timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid
);
create index account_field_phones_account on account_field_phones (account, since desc);
create index account_field_phones_until on account_field_phones (until);

-- Pairs to which letters are closed. The public half goes to every phone, the other lies in the vault. A new pair is made
-- when the data key was changed; the older stay for letters on their way.
create table letter_keys (
  id uuid primary key,
  point text not null,
  secret text not null,
  -- Data key under which it was made.
  made_under text not null,
  made_at timestamptz not null
);
create index letter_keys_newest on letter_keys (made_at desc);

create table letters (
  -- The id of the act in it.
  id uuid primary key,
  phone uuid not null,
  account uuid not null references accounts (id),
  -- Where its author worked, for the desk.
  place text collate "C",
  unit text,
  method text not null,
  path text not null,
  thread text not null,
  -- Order on the phone.
  no bigint not null,
  written_at timestamptz not null,
  received_at timestamptz not null,
  state text not null check (state in ('waiting', 'performed', 'desk', 'accepted', 'refused')),
  -- Why it is on the desk: { fault, code, detail }.
  because jsonb,
  -- Sealed; emptied when it was performed, or some time after it was refused.
  content text,
  body_hash text not null,
  -- Of a picture or a voice note: what it is called since it was taken.
  sha256 text,
  settled_at timestamptz,
  settled_by uuid,
  why text
);
create index letters_thread on letters (phone, thread, no) where state in ('waiting', 'desk');
create index letters_account on letters (account, received_at desc, id desc);
create index letters_place on letters (place, received_at desc, id desc);
create index letters_unit on letters (unit, received_at desc, id desc) where unit is not null;
create index letters_waiting on letters (received_at) where state = 'waiting';
create index letters_emptied on letters (settled_at) where content is not null and settled_at is not null;

alter table letters enable row level security;
create policy letters_seen on letters using (
  account::text = current_setting('linli.account', true)
  or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or unit = any (current_setting('linli.units')::text[])
);
create policy letters_jobs on letters to linli_jobs using (true) with check (true);

grant select, insert, update on account_field_phones, letters to linli_app;
grant select, insert on letter_keys to linli_app;
grant select, update on letters to linli_jobs;
grant select, delete on account_field_phones to linli_jobs;
