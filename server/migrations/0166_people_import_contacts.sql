-- Whom to call about somebody is brought by an import, too, and taken back with it.
alter table people_import_deed drop constraint people_import_deed_kind_check;
alter table people_import_deed add constraint people_import_deed_kind_check
  check (kind in ('fields', 'given', 'confirm', 'end', 'household', 'member', 'extra', 'contact'));
