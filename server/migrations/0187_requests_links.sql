-- One matter by a link: who may open it, with which acts, until when. Of the token and of the phone's key only hashes are kept.
create table request_links (
  id uuid primary key,
  request uuid not null references requests,
  -- The order it was given for; without one it is for the matter.
  order_id uuid,
  role text not null,
  acts text[] not null,
  token bytea not null,
  phone text,
  phone_index bytea,
  phone_last4 text,
  name text,
  given_at timestamptz not null,
  given_by uuid not null,
  until timestamptz not null,
  body_hash text not null,
  -- A phone was proved; the key is that phone's.
  confirmed_at timestamptz,
  key bytea,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  -- With the matter; a matter that is opened again has new links.
  ended_at timestamptz
);
create unique index request_links_token on request_links (token);
create index request_links_request on request_links (request);
alter table request_links enable row level security;
create policy request_links_seen on request_links using (exists (select 1 from requests r where r.id = request));

-- A code belongs to one link, one phone in the hand and one number; five tries, five minutes.
create table request_link_codes (
  link uuid not null references request_links,
  key bytea not null,
  hash bytea not null,
  tries integer not null,
  until timestamptz not null,
  primary key (link, key)
);
alter table request_link_codes enable row level security;
create policy request_link_codes_seen on request_link_codes using (exists (select 1 from request_links l where l.id = link));

grant select, insert, update on request_links to linli_app, linli_jobs;
grant select, insert, update, delete on request_link_codes to linli_app, linli_jobs;
