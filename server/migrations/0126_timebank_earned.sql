-- The time bank: what was credited for which hours. Balances and moves stand in the ledger; here stands what they follow from.

create table timebank_earned (
  txn uuid primary key references ledger_txn,
  hours uuid not null,
  -- How often these hours were credited before: what was undone may come again.
  no integer not null check (no >= 0),
  -- Who holds it; null: hours of a group, which are the pool's.
  person uuid,
  item text not null,
  day date not null,
  minutes integer not null check (minutes > 0),
  -- What an hour of it counted for.
  percent integer not null check (percent > 0),
  amount integer not null check (amount > 0),
  -- Of the amount: what was beyond the cap.
  beyond integer not null check (beyond between 0 and amount),
  -- Under which definition.
  rules text not null,
  rules_from date not null,
  unique (hours, no)
);
alter table timebank_earned enable row level security;
create index timebank_earned_person on timebank_earned (person) where person is not null;
create policy timebank_earned_seen on timebank_earned using (exists (select 1 from ledger_txn t where t.id = txn));
create policy timebank_earned_jobs on timebank_earned to linli_jobs using (true) with check (true);
grant select on timebank_earned to linli_app;
grant select, insert on timebank_earned to linli_jobs;

-- Everything counted again from the moves, night by night.
create table timebank_proof (
  at timestamptz primary key,
  right_ boolean not null,
  txns integer not null,
  faults text[] not null
);
alter table timebank_proof enable row level security;
create policy timebank_proof_seen on timebank_proof using (true) with check (true);
grant select on timebank_proof to linli_app;
grant select, insert on timebank_proof to linli_jobs;
