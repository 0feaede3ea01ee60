-- Something restricted waits: told to the phone of an account too, where so far a message went to the people of a request
-- or to the mailbox of a unit.
alter table notice_messages add column account uuid;
alter table notice_messages drop constraint notice_messages_check;
alter table notice_messages add constraint notice_messages_to_one check (num_nonnulls(contact, unit, account) = 1);
create index notice_messages_waits on notice_messages (kind) where state = 'waiting' and contact is null;
