/** What PostgreSQL knows of a schema. Each query answers rows of `relation` (or nothing) and a line of SQL, in an order of its own. */

export interface CatalogueLine {
  /** Table or view the line belongs to; empty for what stands beside them. */
  relation: string
  line: string
}

/**
 * A line for each role that has privileges.
 * @param on SQL expression for what they are on
 * @param relation SQL expression for the table
 * @param from FROM clause that offers an access list `acl`
 */
const grants = (on: string, relation: string, from: string) => `
  select ${relation} as relation,
    'grant ' || string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) || ' on ' || (${on}) || ' to ' || r.name || ';' as line
  from ${from}
    cross join lateral aclexplode(o.acl::text::aclitem[]) a
    cross join lateral (select case when a.grantee = 0 then 'public' else a.grantee::regrole::text end as name) r
  where a.grantee <> o.owner
  group by ${relation}, ${on}, r.name
  order by (${relation}) collate "C", r.name collate "C", (${on}) collate "C"`

export const catalogue = {
  relations: `
    select c.relname as relation, case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end as line
    from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    order by c.relname collate "C"`,

  columns: `
    select c.relname as relation, concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
      case when a.attcollation <> t.typcollation then 'collate ' || quote_ident(l.collname) end,
      case when a.attgenerated = 's' then format('generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
           when d.adbin is not null then 'default ' || pg_get_expr(d.adbin, d.adrelid) end,
      case when a.attidentity <> '' then 'generated as identity' end,
      case when a.attnotnull then 'not null' end) as line
    from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      left join pg_collation l on l.oid = a.attcollation
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p', 'f')
    order by c.relname collate "C", a.attnum`,

  constraints: `
    select c.relname as relation, format('constraint %s %s', quote_ident(k.conname), pg_get_constraintdef(k.oid, true)) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = $1::regnamespace and k.contype in ('p', 'u', 'c', 'x', 'f')
    order by c.relname collate "C", position(k.contype in 'pucxf'), k.conname collate "C"`,

  views: `
    select c.relname as relation, format('%s as%s', coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''),
      chr(10) || pg_get_viewdef(c.oid, true)) as line
    from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('v', 'm')
    order by c.relname collate "C"`,

  indexes: `
    select c.relname as relation, pg_get_indexdef(i.indexrelid, 0, true) || ';' as line
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    where c.relnamespace = $1::regnamespace and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    order by c.relname collate "C", x.relname collate "C"`,

  security: `
    select c.relname as relation, format('alter table %s %s row level security;', quote_ident(c.relname),
      case when c.relforcerowsecurity then 'enable and force' else 'enable' end) as line
    from pg_class c where c.relnamespace = $1::regnamespace and c.relrowsecurity
    order by c.relname collate "C"`,

  policies: `
    select c.relname as relation, concat_ws(' ', format('create policy %s on %s', quote_ident(p.polname), quote_ident(c.relname)),
      case when not p.polpermissive then 'as restrictive' end,
      'for ' || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
      'to ' || (select string_agg(case when o = 0 then 'public' else o::regrole::text end, ', ' order by o::regrole::text collate "C") from unnest(p.polroles) o),
      'using (' || pg_get_expr(p.polqual, p.polrelid, true) || ')',
      'with check (' || pg_get_expr(p.polwithcheck, p.polrelid, true) || ')') || ';' as line
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = $1::regnamespace
    order by c.relname collate "C", p.polname collate "C"`,

  grants: grants(
    'quote_ident(o.name)',
    'o.name',
    `(select c.relname as name, c.relacl as acl, c.relowner as owner from pg_class c
      where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')) o`,
  ),

  // Columns of one table that have the same list are told together.
  columnGrants: grants(
    "quote_ident(o.name) || ' (' || o.columns || ')'",
    'o.name',
    `(select c.relname as name, a.attacl::text as acl, c.relowner as owner, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = $1::regnamespace and a.attacl is not null and not a.attisdropped
      group by c.relname, a.attacl::text, c.relowner) o`,
  ),

  functions: `
    select '' as relation, pg_get_functiondef(p.oid) || ';' as line
    from pg_proc p where p.pronamespace = $1::regnamespace and p.prokind in ('f', 'p')
    order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`,

  triggers: `
    select c.relname as relation, pg_get_triggerdef(t.oid, true) || ';' as line
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = $1::regnamespace and not t.tgisinternal
    order by c.relname collate "C", t.tgname collate "C"`,

  schema: grants(
    "'schema ' || o.name",
    "''::text",
    '(select n.nspname as name, n.nspacl as acl, n.nspowner as owner from pg_namespace n where n.oid = $1::regnamespace) o',
  ),
} as const
