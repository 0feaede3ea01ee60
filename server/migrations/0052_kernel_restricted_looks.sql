-- Whoever answers for a class reads who looked, the newest first.
create index restricted_log_at on restricted_log (at desc, id desc);
