-- A number may count persons: somebody stands once in a month, however many duties they had in it.

alter table indicator_rows drop constraint indicator_rows_pkey;
alter table indicator_rows add primary key (subject, indicator, month);
alter table indicator_past drop constraint indicator_past_pkey;
alter table indicator_past add primary key (subject, indicator, month, epoch);

-- Persons and months of which a duty changed since they were counted: four weekly duties are looked at once.
create table indicator_pending_person (
  subject uuid not null,
  month date not null,
  primary key (subject, month)
);
grant select, insert, delete on indicator_pending_person to linli_jobs;
