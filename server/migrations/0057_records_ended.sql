-- A page of a large place: the newest of all, and those of the place among them.
create index service_records_ended on service_records (ended_at desc, id desc) where current;
