-- Double entry for whatever is counted in whole units. What moves goes from one account to another in one row, so the sum of all
-- accounts is zero by construction. A row is never changed and never deleted: what was wrong is undone by the opposite.

create table ledger_account (
  id uuid primary key,
  -- Accounts of one book move among themselves only.
  book text not null check (book ~ '^[a-z]+$'),
  unit text not null check (unit in ('minute', 'fen')),
  -- What it is to the room whose book it is.
  kind text not null,
  mode text not null check (mode in ('kept', 'gathers', 'issues')),
  person uuid,
  -- Code of an organisation.
  body text,
  place text collate "C" not null,
  -- null: it issues, and is minus the sum of all others.
  balance bigint check (balance >= 0),
  -- Number of its last line; counted where it is kept line by line.
  seq integer not null,
  -- Nothing goes out of it until a person has decided.
  frozen_at timestamptz,
  check ((mode = 'issues') = (balance is null))
);
alter table ledger_account enable row level security;
create unique index ledger_account_person on ledger_account (person, book, kind) where person is not null;
create unique index ledger_account_body on ledger_account (body, book, kind) where body is not null;
create index ledger_account_place on ledger_account (book, kind, place, id);
create index ledger_account_frozen on ledger_account (book, place, id) where frozen_at is not null;
create policy ledger_account_seen on ledger_account using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or body = any (current_setting('linli.units')::text[])
);

create table ledger_txn (
  id uuid primary key,
  book text not null,
  kind text not null,
  at timestamptz not null,
  -- What it follows from: a matter of the room.
  cause_kind text,
  cause uuid,
  -- The one it undoes; each is undone once.
  reverses uuid unique references ledger_txn,
  -- Of what it undoes: what nobody had any more, and nobody owes.
  borne bigint not null default 0 check (borne >= 0),
  account uuid,
  -- Why, in `texts`.
  text uuid,
  -- Of what its author sent: the same id with another is refused.
  body_hash text not null,
  -- Of the row with its moves.
  hash text not null,
  check ((cause is null) = (cause_kind is null)),
  check (borne = 0 or reverses is not null)
);
alter table ledger_txn enable row level security;
create index ledger_txn_cause on ledger_txn (cause, kind) where cause is not null;

-- No key to the accounts: that would lock the row of an account that issues, which everybody names.
create table ledger_move (
  txn uuid not null references ledger_txn,
  no smallint not null,
  at timestamptz not null,
  from_account uuid not null,
  to_account uuid not null check (to_account <> from_account),
  amount bigint not null check (amount > 0),
  -- Of a side that is kept: number of the line in that account, and what it had afterwards.
  from_seq integer,
  from_after bigint check (from_after >= 0),
  to_seq integer,
  to_after bigint check (to_after >= 0),
  primary key (txn, no)
);
alter table ledger_move enable row level security;
create unique index ledger_move_from on ledger_move (from_account, from_seq) where from_seq is not null;
create unique index ledger_move_to on ledger_move (to_account, to_seq) where to_seq is not null;
create index ledger_move_issued on ledger_move (from_account, at, txn, no) where from_seq is null;
create index ledger_move_arrived on ledger_move (to_account, at, txn, no) where to_seq is null;

-- What came into an account that gathers and was not added to its balance yet: many give at once and none of them waits.
create table ledger_arrival (
  txn uuid not null,
  no smallint not null,
  account uuid not null,
  amount bigint not null check (amount > 0),
  primary key (txn, no)
);
alter table ledger_arrival enable row level security;
create index ledger_arrival_account on ledger_arrival (account);

create policy ledger_txn_seen on ledger_txn for select using (
  exists (select 1 from ledger_move m where m.txn in (id, reverses))
);
create policy ledger_txn_made on ledger_txn for insert with check (true);
create policy ledger_move_seen on ledger_move using (
  exists (select 1 from ledger_account a where a.id in (from_account, to_account))
);
create policy ledger_arrival_seen on ledger_arrival using (exists (select 1 from ledger_account a where a.id = account));
-- Jobs work for the county as a whole.
create policy ledger_txn_jobs on ledger_txn to linli_jobs using (true) with check (true);
create policy ledger_move_jobs on ledger_move to linli_jobs using (true) with check (true);

grant select, insert on ledger_account, ledger_txn, ledger_move to linli_app, linli_jobs;
grant update (place, balance, seq, frozen_at) on ledger_account to linli_app, linli_jobs;
grant select, insert, delete on ledger_arrival to linli_app, linli_jobs;

create view kernel_pub_ledger_account with (security_invoker = true) as
  select id, book, unit, kind, mode, person, body, place, balance, seq, frozen_at from ledger_account;
create view kernel_pub_ledger_txn with (security_invoker = true) as
  select id, book, kind, at, cause_kind, cause, reverses, borne, account, text from ledger_txn;
create view kernel_pub_ledger_move with (security_invoker = true) as
  select txn, no, at, from_account, to_account, amount, from_seq, from_after, to_seq, to_after from ledger_move;
grant select on kernel_pub_ledger_account, kernel_pub_ledger_txn, kernel_pub_ledger_move to linli_app, linli_jobs;
