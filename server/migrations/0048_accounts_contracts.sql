-- A contractor's account is boxed: for which company, until which day, in which shifts, only at the desk.

-- { company, until, shifts: [{ days, from, to }], deskOnly }
alter table accounts add column contract jsonb;
update accounts a set contract = jsonb_build_object(
    'company', '未登记',
    'until', to_char(coalesce((select max(g.until_day) from account_grants g where g.account = a.id and g.ended_at is null), current_date + 90), 'YYYY-MM-DD'),
    'shifts', '[]'::jsonb,
    'deskOnly', false)
  where contractor;
alter table accounts add constraint accounts_contract check (contractor = (contract is not null) and (contract is null or contract ? 'until'));
grant update (contract) on accounts to linli_app;
create index accounts_contract_until on accounts ((contract ->> 'until')) where contract is not null and disabled_at is null;
