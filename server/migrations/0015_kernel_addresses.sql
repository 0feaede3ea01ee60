-- Messages of a county of demonstration go to phones and to mailboxes.
alter table dev_messages rename column phone to address;
alter table dev_messages add column kind text not null default 'phone' check (kind in ('phone', 'mail'));
