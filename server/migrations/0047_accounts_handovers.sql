-- What one person had in hand, handed over as one act: planned for a day, carried out at once or by the job, kept item by
-- item so that it can be handed back.

create table account_handovers (
  id uuid primary key,
  account uuid not null references accounts (id),
  -- From this day on the heirs have it.
  day date not null,
  -- The account is disabled too.
  closes boolean not null,
  -- Who gets what: [{ to, kind, under }], the first that fits.
  shares jsonb not null,
  why text not null,
  body_hash text not null,
  -- The hand-over that is given back.
  undoes uuid references account_handovers (id),
  heirs uuid[] not null,
  -- Who answers for the leaver's units and places: they see it too.
  told uuid[] not null,
  state text not null check (state in ('planned', 'done', 'stuck', 'called-off')),
  -- Ids and codes: [{ kind, id, place, unit, to, became, keep, note }].
  items jsonb not null default '[]',
  faults jsonb not null default '[]',
  planned_at timestamptz not null,
  planned_by uuid not null references accounts (id),
  settled_at timestamptz
);
create index account_handovers_order on account_handovers (planned_at desc, id desc);
create index account_handovers_account on account_handovers (account, planned_at desc);
create index account_handovers_heirs on account_handovers using gin (heirs);
create index account_handovers_told on account_handovers using gin (told);
create index account_handovers_due on account_handovers (day) where state in ('planned', 'stuck');

grant select on account_handovers to linli_app;
grant select, insert, update on account_handovers to linli_jobs;
-- A hand-over reaches what the administrator must not read, so it is carried out as the house itself.
grant update (disabled_at) on accounts to linli_jobs;
grant insert on account_grants to linli_jobs;
grant update (ended_at, ended_by) on account_grants to linli_jobs;
