-- Passers-by counted at the door, before it is closed.
alter table activity add column counted integer not null default 0 check (counted >= 0);
