-- Who was commended in a place and a year. An honour was given where the volunteer lived then, and stays there.
alter table volunteer_entry add column place text collate "C" references place (path);
update volunteer_entry e set place = v.place from volunteer v where v.id = e.volunteer;
create index volunteer_entry_commended on volunteer_entry (day desc, id desc) where kind = 'commendation' and struck_at is null;
-- Read by its place; whoever lives elsewhere since is not named.
create policy volunteer_entry_within on volunteer_entry for select using (
  kind = 'commendation' and exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
