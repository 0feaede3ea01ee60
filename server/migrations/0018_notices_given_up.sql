-- What no way out took over is shown to the administrator, who has it tried again or leaves it.
alter table notice_messages
  add column over_at timestamptz,
  -- Code of what went wrong last: `no-address`, `template`, or the gateway's own (`503`, `timeout`, `550`).
  add column why text,
  -- How the recipient is shown once it was given up: the last four digits of a phone. Goes with the row after a month.
  add column ending text;
alter table notice_messages drop constraint notice_messages_state_check;
alter table notice_messages
  add constraint notice_messages_state_check check (state in ('waiting', 'sent', 'failed', 'left', 'overtaken'));
update notice_messages set over_at = at, why = 'unknown' where state = 'failed';
create index notice_messages_failed on notice_messages (over_at, id) where state = 'failed';

-- Neither the matter nor what a message is filled from: the administrator reads no matter.
grant select (id, unit, kind, at, next_at, tries, state, in_person, over_at, why, ending) on notice_messages to linli_app;
grant update (state, next_at, tries, over_at, why, ending) on notice_messages to linli_app;
