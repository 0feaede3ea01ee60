-- Why an account was frozen, and why it is free again.
create policy texts_timebank_account on texts using (
  subject_kind = 'timebank-account' and exists (select 1 from ledger_account a where a.id = subject)
);
