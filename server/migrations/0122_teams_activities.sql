-- Of which kind an activity is: told by the room below when it is planned, so that a service record of an activity is counted as what it was.

create table team_activity (
  activity uuid primary key,
  kind text not null
);
grant select on team_activity to linli_app;
grant select, insert on team_activity to linli_jobs;
