-- Duties that changed since they were counted; beside the requests, which are few.
create table indicator_pending_duty (
  duty uuid primary key
);
grant select, insert, delete on indicator_pending_duty to linli_jobs;
