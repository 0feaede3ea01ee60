-- Who came, and what was held is closed with one service record.

alter table activity_entry add column arrived_at timestamptz;
alter table activity_entry add column arrived_by text check (arrived_by in ('door', 'roster', 'phone'));

alter table activity drop constraint activity_status_check;
alter table activity add constraint activity_status_check check (status in ('planned', 'published', 'cancelled', 'closed'));
-- Of those on the list; and passers-by who were counted when it was closed.
alter table activity add column came integer not null default 0;
alter table activity add column heads integer;
alter table activity add column closing jsonb;
-- Minutes of a meeting: the id of a text. The one record of what was done.
alter table activity add column minutes uuid;
alter table activity add column record uuid;
drop index activity_open;
create index activity_open on activity (to_at, id) where status = 'published';
