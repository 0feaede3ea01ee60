-- Goods are handed over on a visit as well: with the same receipt, beside the service record of the visit instead of an activity.
alter table activity_goods alter column activity drop not null;
alter table activity_goods add column visit uuid;
alter table activity_goods add constraint activity_goods_from_check check ((activity is null) <> (visit is null));
create index activity_goods_visit on activity_goods (visit) where visit is not null;
create policy activity_goods_visited on activity_goods using (
  visit is not null and exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
                                where place >= s.lo and place < s.hi)
);
