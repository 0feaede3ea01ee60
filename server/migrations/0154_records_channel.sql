-- Who provides a service [S1-16]: what follows from the record itself is derived; what does not is chosen and stands here.
alter table service_records add column channel text check (channel in ('public', 'purchased', 'voluntary', 'neighbourly'));
