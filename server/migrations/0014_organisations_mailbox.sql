-- A body may be told by mail as well. The view stays as it is: only the register itself is asked.
alter table organisation add column mail text;
