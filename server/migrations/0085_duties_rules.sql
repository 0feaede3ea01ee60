-- By which rule (rhythm and tiers of the definition) those of a plan and rhythm go: a later definition is taken over once.
alter table duty_making add column rule text;

-- What is restricted and answered for by an account, for whoever follows them.
create index enrolment_overseer on enrolment (overseer, id) where to_day is null and overseer is not null;

-- Of who is erased the point of the door goes.
grant update (lat, lng) on visit to linli_jobs;
