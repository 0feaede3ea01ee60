-- How many of its rows say something that goes to the restricted room alone, by class, and whom it is handed to: counts, no row.
alter table people_import add column restricted jsonb not null default '[]';
