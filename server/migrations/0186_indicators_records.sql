-- Services that are to be counted: first said, or said otherwise since they were counted.
create table indicator_pending_record (
  record uuid primary key
);
grant select, insert, delete on indicator_pending_record to linli_jobs;
