-- Goods handed out for minutes. The minutes stand in the ledger; here stands what was handed out for them.

create table timebank_out (
  id uuid primary key,
  txn uuid not null unique references ledger_txn,
  -- Who was handed it.
  person uuid not null,
  -- The definition by which it was.
  good text not null,
  good_from date not null,
  count integer not null check (count > 0),
  minutes integer not null check (minutes > 0),
  at timestamptz not null,
  by_account uuid not null
);
alter table timebank_out enable row level security;
create index timebank_out_good on timebank_out (good, good_from);
create policy timebank_out_seen on timebank_out using (exists (select 1 from ledger_txn t where t.id = txn));
create policy timebank_out_jobs on timebank_out to linli_jobs using (true);
grant select, insert on timebank_out to linli_app;
grant select on timebank_out to linli_jobs;

-- How many pieces of each are out: every desk counts them, whoever was handed them; locked while one is handed out.
create table timebank_shelf (
  good text not null,
  good_from date not null,
  handed integer not null check (handed >= 0),
  primary key (good, good_from)
);
grant select, insert, update on timebank_shelf to linli_app;
grant select on timebank_shelf to linli_jobs;
