-- Messages of a county of demonstration, in place of a gateway; every number in it is invented.
create table dev_messages (
  id uuid primary key,
  at timestamptz not null,
  phone text not null,
  template text not null,
  text text not null
);
create index dev_messages_at on dev_messages (at desc, id desc);
grant select, insert on dev_messages to linli_app;
grant select, delete on dev_messages to linli_jobs;
