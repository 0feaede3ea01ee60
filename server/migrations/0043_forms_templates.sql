-- Empty tables that departments send, as they came; what goes into their columns is settled once per department.

create table form_template (
  id uuid primary key,
  department text not null,
  name text not null,
  kind text not null check (kind in ('xlsx', 'xls', 'docx')),
  -- As it is filled: an old workbook has become a new one.
  bytes bytea not null,
  sha256 text not null,
  sheets jsonb not null,
  -- Headers in their order and where they stand: the same key is the same table.
  layout text not null,
  plan jsonb not null,
  ready boolean not null,
  familiar boolean not null,
  account uuid,
  at timestamptz not null,
  filled_at timestamptz,
  dropped_at timestamptz,
  version integer not null
);
create index form_template_at on form_template (at desc, id desc) where dropped_at is null;
create index form_template_department on form_template (department, at desc) where ready;

grant select, insert, update on form_template to linli_app, linli_jobs;

-- Why and for whom a filled table left.
create policy texts_form on texts using (subject_kind = 'form' and exists (select 1 from form_template f where f.id = subject));
