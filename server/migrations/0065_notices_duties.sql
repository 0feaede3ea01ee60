-- Not every notice is about a request: what is due and was not met is told by place and count.
alter table notices alter column request drop not null;
