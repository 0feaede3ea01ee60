-- What moves minutes by hand: proposed by one person, done or refused by another.

create table timebank_proposal (
  id uuid primary key,
  kind text not null check (kind in ('issue', 'undo')),
  -- Where whoever it concerns lives.
  place text collate "C" not null,
  person uuid not null,
  -- Of an issue.
  minutes integer check (minutes > 0),
  -- Of what is to be undone.
  txn uuid references ledger_txn,
  -- Why, in `texts`.
  why uuid not null,
  state text not null check (state in ('open', 'done', 'refused')),
  by_account uuid not null,
  at timestamptz not null,
  decided_by uuid check (decided_by <> by_account),
  decided_at timestamptz,
  -- What was made of it.
  made uuid unique references ledger_txn,
  check ((kind = 'issue') = (minutes is not null)),
  check ((kind = 'undo') = (txn is not null)),
  check ((state = 'open') = (decided_by is null)),
  check ((state = 'done') = (made is not null))
);
alter table timebank_proposal enable row level security;
create index timebank_proposal_place on timebank_proposal (place, at desc, id);
create policy timebank_proposal_seen on timebank_proposal using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy timebank_proposal_jobs on timebank_proposal to linli_jobs using (true) with check (true);
grant select, insert on timebank_proposal to linli_app, linli_jobs;
grant update (state, decided_by, decided_at, made) on timebank_proposal to linli_app, linli_jobs;
create policy texts_timebank_proposal on texts using (
  subject_kind = 'timebank-proposal' and exists (select 1 from timebank_proposal p where p.id = subject)
);
