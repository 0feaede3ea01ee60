-- Reports that a minor may be harmed. They lie in the restricted class: its role alone reads them, with its own key. Nobody
-- holds a right to delete or change one; no limit of the register empties them. No column names a person of the register.
create table harm_report (
  id uuid primary key,
  body text not null,
  -- Who reports stays unknown to those who receive it.
  secret boolean not null,
  received_at timestamptz not null
);
-- Who reports, apart from what they say; without a row nobody said.
create table harm_reporter (
  report uuid primary key references harm_report,
  body text not null
);
-- What the number opens: that it came, whom it reached, who confirmed. Not a word of what it says.
create table harm_receipt (
  report uuid primary key references harm_report,
  ref_no text not null unique,
  hash text not null,
  received_at timestamptz not null
);
create table harm_delivery (
  report uuid not null references harm_report,
  line smallint not null,
  step smallint not null,
  -- Empty: whoever answers for the class.
  unit text not null,
  minutes integer not null,
  rest text[] not null,
  at timestamptz not null,
  due_at timestamptz,
  primary key (report, line, step)
);
create index harm_delivery_due on harm_delivery (due_at) where due_at is not null;
create index harm_delivery_unit on harm_delivery (unit, at desc, report);
create table harm_confirm (
  report uuid not null references harm_report,
  unit text not null,
  account uuid not null,
  at timestamptz not null,
  primary key (report, unit)
);
create table harm_note (
  id uuid primary key,
  report uuid not null references harm_report,
  unit text not null,
  account uuid not null,
  at timestamptz not null,
  done boolean not null,
  said text not null
);
create index harm_note_report on harm_note (report, at, id);

alter table harm_report enable row level security;
create policy harm_report_receiver on harm_report using (
  exists (select 1 from harm_delivery d where d.report = id and d.unit = any(current_setting('linli.units')::text[]))
  or exists (select 1 from restricted_owner o where o.class = 'minor-in-danger' and o.ended_at is null
             and o.account = nullif(current_setting('linli.account'), '')::uuid)
) with check (true);
-- Where it was asked for, the office that receives it does not learn who reports; whoever answers for the class may.
alter table harm_reporter enable row level security;
create policy harm_reporter_receiver on harm_reporter using (
  exists (select 1 from harm_report r where r.id = report and not r.secret)
  or exists (select 1 from restricted_owner o where o.class = 'minor-in-danger' and o.ended_at is null
             and o.account = nullif(current_setting('linli.account'), '')::uuid)
) with check (true);
alter table harm_note enable row level security;
create policy harm_note_receiver on harm_note using (exists (select 1 from harm_report r where r.id = report)) with check (true);

-- To read and to add. There is no right to change or delete a row of them, for any role.
grant select, insert on harm_report, harm_reporter, harm_receipt, harm_delivery, harm_confirm, harm_note to linli_restricted;
