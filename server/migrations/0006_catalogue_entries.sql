-- The catalogue: entries in versions, each whole. What holds on a day is the newest version whose days hold it.

create table catalogue_entry (
  kind text not null check (kind in ('category', 'kind', 'item', 'list', 'template', 'reasons', 'setting', 'calendar')),
  -- Code within the kind; a line of a list is `town-basic/12`, the reasons of a level are `4`.
  code text not null,
  version integer not null,
  -- The entry without code, version and days.
  body jsonb not null,
  hash text not null,
  -- Hash of the entry as the pack brought it last; null where the county wrote it first.
  pack_hash text,
  from_day date not null,
  to_day date check (to_day >= from_day),
  at timestamptz not null,
  actor uuid,
  primary key (kind, code, version)
);

-- Means or powers handed down until a day, that day included [S1-46].
create table delegation (
  id uuid primary key,
  what text not null,
  from_org text not null references organisation (code),
  to_org text not null references organisation (code),
  place text collate "C" not null references place,
  start_day date not null,
  until_day date not null check (until_day >= start_day),
  ground text not null,
  version integer not null
);
create index delegation_until on delegation (until_day, id);

create table pack_installed (
  code text primary key,
  version text not null,
  title text not null,
  hash text not null,
  installed_at timestamptz not null
);

grant select, insert on catalogue_entry, delegation, pack_installed to linli_app, linli_jobs;
grant update (to_day, pack_hash) on catalogue_entry to linli_app, linli_jobs;
grant update on delegation, pack_installed to linli_app, linli_jobs;

create view catalogue_pub_item with (security_invoker = true) as
  select code, version, body ->> 'category' as category, body -> 'name' ->> 'zh' as name_zh, body -> 'name' ->> 'en' as name_en,
    body ->> 'line' as line, body ->> 'urgency' as urgency, body -> 'price' ->> 'class' as price_class, from_day, to_day
  from catalogue_entry where kind = 'item';
create view catalogue_pub_category with (security_invoker = true) as
  select code, version, body ->> 'parent' as parent, body -> 'name' ->> 'zh' as name_zh, body -> 'name' ->> 'en' as name_en, from_day, to_day
  from catalogue_entry where kind = 'category';
create view catalogue_pub_template with (security_invoker = true) as
  select code, version, body ->> 'channel' as channel, body -> 'title' as title, body -> 'text' as text, from_day, to_day
  from catalogue_entry where kind = 'template';
grant select on catalogue_pub_item, catalogue_pub_category, catalogue_pub_template to linli_app, linli_jobs;
