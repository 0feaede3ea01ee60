-- A message goes to the phone of somebody who stands in a matter, or to the mailbox of a unit: one queue, one way to try again.
alter table notice_messages alter column contact drop not null;
-- Code of an organisation; its address is looked up when the message goes out.
alter table notice_messages add column unit text;
alter table notice_messages add check ((contact is null) <> (unit is null));
create unique index notice_messages_unit on notice_messages (act, unit, kind) where unit is not null;
