-- Of which things words or files still stand: for rooms that know when the time of theirs is over.
create view kernel_pub_standing with (security_invoker) as
  select subject_kind, subject from texts where body is not null
  union all
  select subject_kind, subject from files where emptied_at is null;
grant select on kernel_pub_standing to linli_jobs;
