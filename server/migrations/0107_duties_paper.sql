-- A visit that was written down from paper: `account` was there, this one sat at the desk.
alter table visit add column entered_by uuid;
