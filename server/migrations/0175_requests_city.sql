-- What the city's 12345 handed down, beside our own matter: its number once in the county, its unit, when it was handed over
-- and until when; the row as the city wrote it is a text of the matter, without whom it is about.

-- The columns of a file in their order, once for all rows that came in such a file.
create table request_city_layout (
  hash text primary key,
  headers text[] not null
);

create table request_city (
  -- Folded (domain/requests/city/rows.ts): two people who bring it at once meet here.
  number text primary key,
  request uuid not null references requests,
  layout text not null references request_city_layout,
  cells uuid not null,
  unit text,
  co_unit text,
  handed_at timestamptz,
  due_at timestamptz,
  -- Of what the row said: the same row again changes nothing; and of its words alone.
  hash text not null,
  words text not null,
  at timestamptz not null,
  account uuid
);
create index request_city_request on request_city (request);
alter table request_city enable row level security;
create policy request_city_seen on request_city using (exists (select 1 from requests r where r.id = request));

-- What a header means here, as somebody decided it.
create table request_city_header (
  key text primary key,
  decision text not null,
  account uuid not null,
  at timestamptz not null
);

grant select, insert, update on request_city, request_city_header to linli_app, linli_jobs;
grant select, insert on request_city_layout to linli_app, linli_jobs;
