-- Measures are versioned by a counter, and say when time alone will change them (something falls due).

alter table request_measures add column version integer not null default 1;
alter table request_measures add column turns_at timestamptz;
create index request_measures_turning on request_measures (turns_at) where turns_at is not null;
