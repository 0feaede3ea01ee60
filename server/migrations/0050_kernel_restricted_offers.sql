-- What an import hands in for a restricted class belongs to one batch, so that taking the import back withdraws what nobody
-- took over; the same said again of the same person is not handed in twice. What ends by itself is found by a setting that
-- names it, never by an account: whoever withdraws or lets expire reads nothing of it.
alter table restricted_offer add column batch uuid;
alter table restricted_offer add column mark bytea;
-- What was withdrawn or has expired was decided by nobody: it may come again.
create unique index restricted_offer_mark on restricted_offer (mark) where settled_at is null or settled_by is not null;
create index restricted_offer_batch on restricted_offer (batch) where batch is not null;
create policy restricted_offer_itself on restricted_offer using (current_setting('linli.offers', true) in ('due', batch::text))
  with check (true);

-- A look at what waits is a look like any other: kept with its reason, of the class and not of one file.
alter table restricted_log alter column file drop not null;
alter table restricted_log add column class text;
alter table restricted_log add constraint restricted_log_about check ((file is null) <> (class is null));
create index restricted_log_class on restricted_log (class, at desc, id desc) where class is not null;
create policy restricted_log_owner on restricted_log using (
  exists (select 1 from restricted_owner o where o.class = restricted_log.class and o.ended_at is null
          and o.account = nullif(current_setting('linli.account'), '')::uuid)
) with check (true);
create index restricted_file_class on restricted_file (class, id);
