/**
 * Requests by the hundred thousand, as they lie in a county after five years: one in a hundred is open, and those are
 * among the youngest; the county town has most of them, one grid nearly none. By SQL alone, so that two million take
 * minutes. The same numbers give the same rows.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { lineage, type PlacePath } from '../../domain/kernel/place-path.ts'
import { schemaOf } from '../../server/kernel/db/scope.ts'
import { markers, templates, templateStart, type Template } from './templates.ts'

export interface Crowd {
  county: string
  /** Lowest places, the busiest first. */
  grids: readonly PlacePath[]
  /** One of `grids` that keeps a dozen old matters and nothing open. */
  quiet: PlacePath
  requests: number
  /** The moment the youngest came in. */
  now: Date
  /** Share of the youngest among which one in `oneOpenIn` is open; 0.04 and 4 make one in a hundred of all. */
  openAmong: number
  oneOpenIn: number
  /** One request in so many has its acts too. */
  actsOfOneIn: number
  /** Code of the county's desk; a share of all lies with desks of the towns. */
  desk: string
  ofTowns: number
  /** Ids that count, so that a script of pgbench can name them: `00000000-0000-7000-8000-000000000001` … */
  counted?: boolean
  /** Without the derived state, which no statement of a list looks into: half the time and a third of the room. */
  bare?: boolean
}

/** @param admin a superuser: row-level security and foreign keys are passed by */
export async function grow(admin: pg.Client, crowd: Crowd): Promise<void> {
  await admin.query('begin')
  await admin.query(`set local search_path = ${schemaOf(crowd.county)}; set local session_replication_role = replica;
    set local work_mem = '64MB'; set local maintenance_work_mem = '256MB'; set local synchronous_commit = off; set local jit = off`)
  await layOut(admin, crowd)
  await admin.query(crowdText(crowd.counted ?? false), [
    crowd.requests,
    crowd.now,
    crowd.oneOpenIn,
    crowd.grids.length - 1,
    Math.floor(crowd.requests / 12),
    crowd.desk,
    crowd.openAmong,
    crowd.ofTowns,
  ])
  await admin.query('create index on crowd (i); analyze crowd')
  const indexes = await takeDown(admin, crowd.county)
  const start = new Date(templateStart)
  await admin.query(requestsText(crowd.bare ?? false), [start])
  await admin.query('alter table request_at drop constraint request_at_pkey')
  await admin.query(placesText)
  await admin.query('alter table request_at add primary key (prefix, received_at, request) include (place)')
  await admin.query(ordersText, [start])
  // Those of the quiet place all have theirs.
  await admin.query(actsText, [start, crowd.actsOfOneIn, Math.floor(crowd.requests / 12)])
  await admin.query(contactsText, [crowd.actsOfOneIn])
  for (const made of indexes) await admin.query(made)
  await admin.query('drop table crowd, stamp, stamp_order, stamp_act, spot')
  await admin.query('commit')
  await admin.query(`vacuum analyze ${tables.map((t) => `${schemaOf(crowd.county)}.${t}`).join(', ')}`)
}

const tables = ['requests', 'request_at', 'orders', 'request_acts', 'request_contacts'] as const

/** The n-th of those who report; each has some hundreds of matters in two million. */
export const reporterId = (n: number) =>
  md5(`person-${n}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
/** The blind index of the n-th caller's number, as far as a bench needs one. */
export const phoneIndexOf = (n: number) => Buffer.from(md5(`phone-${n}`), 'hex')
const md5 = (text: string) => createHash('md5').update(text).digest('hex')

/** Indexes that belong to no key are made afterwards, in one go. @returns the statements that make them again */
async function takeDown(admin: pg.Client, county: string): Promise<string[]> {
  const { rows } = await admin.query<{ name: string; made: string }>(
    `select x.indexrelid::regclass::text as name, pg_get_indexdef(x.indexrelid) as made from pg_index x
     where x.indrelid = any($1::regclass[]) and not exists (select 1 from pg_constraint c where c.conindid = x.indexrelid)`,
    [tables.map((t) => `${schemaOf(county)}.${t}`)],
  )
  for (const { name } of rows) await admin.query(`drop index ${name}`)
  return rows.map((r) => r.made)
}

/** The templates and the places as tables. */
async function layOut(admin: pg.Client, crowd: Crowd): Promise<void> {
  const all = templates()
  const kinds = { open: 0, closed: 0 }
  const numbered = all.map((t) => ({ ...t, n: kinds[t.open ? 'open' : 'closed']++ }))
  const rows = numbered.map((t) => ({ n: t.n, ...columnsOf(t) }))
  await admin.query(
    `create temp table stamp on commit drop as
    select n, ended, r.*, words from jsonb_to_recordset($1) as s(n int, ended boolean, words text, "row" jsonb), jsonb_populate_record(null::requests, "row") r`,
    [JSON.stringify(rows)],
  )
  const orders = numbered.flatMap((t) => t.orders.map((o, k) => ({ n: t.n, ended: !t.open, k, row: dated(o) })))
  await admin.query(
    `create temp table stamp_order on commit drop as
    select n, ended, k, o.* from jsonb_to_recordset($1) as s(n int, ended boolean, k int, "row" jsonb), jsonb_populate_record(null::orders, "row") o`,
    [JSON.stringify(orders)],
  )
  const acts = numbered.flatMap((t) =>
    t.acts.map((a) => ({
      n: t.n,
      ended: !t.open,
      seq: a.seq,
      kind: a.kind,
      at: new Date(a.at),
      account: a.by.account,
      party: a.by.party,
      body: JSON.stringify(a.body),
    })),
  )
  await admin.query(
    `create temp table stamp_act on commit drop as
    select * from jsonb_to_recordset($1) as s(n int, ended boolean, seq int, kind text, at timestamptz, account uuid, party text, body text)`,
    [JSON.stringify(acts)],
  )
  const busy = crowd.grids.filter((p) => p !== crowd.quiet)
  const spots = [...busy, crowd.quiet].map((path, n) => ({
    n,
    path,
    prefixes: lineage(path),
    committee: committeeOf(path),
  }))
  await admin.query(
    `create temp table spot on commit drop as
    select n, path collate "C" as path, prefixes, committee from jsonb_to_recordset($1) as s(n int, path text, prefixes text[], committee text)`,
    [JSON.stringify(spots)],
  )
}

/** Of the community in which a grid lies. */
const committeeOf = (grid: PlacePath) =>
  `committee-${lineage(grid).slice(0, 4).at(-1)!.slice(7, -1).replaceAll('/', '-')}`

/** What is "never" cannot stand in JSON. */
const dated = <R extends { due_at: Date | number }>(row: R) => ({
  ...row,
  due_at: row.due_at instanceof Date ? row.due_at : 'infinity',
})

const columnsOf = (t: Template) => {
  const { state, ...row } = t.row
  return {
    ended: !t.open,
    words: JSON.stringify(state),
    row: { ...dated(row as never as { due_at: Date | number }), state: null },
  }
}

/** Numbers in [0, 1) that only look random. */
const chance = (seed: number) => `((hashint8extended(i, ${seed}) & 1048575) / 1048576.0::float8)`

/** As if minted on arrival. */
const timedId = `(lpad(to_hex((extract(epoch from c.received_at) * 1000)::bigint), 12, '0') || '7' || substr(md5('r' || c.i), 1, 3) || '8' || substr(md5('r' || c.i), 4, 15))::uuid`

/** How many templates there are for one that is open, or ended. */
const stamps =
  'case when c.ended then (select count(*) from stamp where ended) else (select count(*) from stamp where not ended) end'

const crowdText = (counted: boolean) => `
  create temp table crowd on commit drop as
  select c.i, c.ended, c.received_at, s.path as place, s.prefixes,
    case when ${chance(5)} < 0.7 then s.committee else 'department-' || floor(20 * ${chance(6)})::int end as unit,
    case when ${chance(7)} >= $8::float8 then $6::text else 'town-desk-' || split_part(s.path, '/', 2) end as desk,
    'squad-' || floor(12 * ${chance(8)})::int as squad,
    t.n as stamp,
    ${counted ? "('00000000-0000-7000-8000-' || lpad(c.i::text, 12, '0'))::uuid" : timedId} as id
  from (
    select i, not (i > $1::bigint * (1 - $7::float8) and floor($3::int * ${chance(1)}) = 0) as ended,
      date_trunc('milliseconds', $2::timestamptz - interval '1825 days' * (($1::bigint - i + ${chance(2)}) / $1::bigint::float)) as received_at,
      case when i % $5::bigint = 7 and i <= $1::bigint * (1 - $7) then $4::int else floor($4::int * power(${chance(3)}, 1.6))::int end as spot
    from generate_series(1, $1::bigint) i
  ) c
  join spot s on s.n = c.spot
  cross join lateral (select floor(${chance(4)} * ${stamps})::int as n) t`

const shifted = (column: string) =>
  `case when ${column} = 'infinity' then ${column} else ${column} + (c.received_at - $1::timestamptz) end`

const requestsText = (bare: boolean) => `
  insert into requests (id, ref_no, place, reporter, units, desk, status, stage, waiting, intent, line, item, category, urgency, priority, channel, open_to_all, confidential,
    lead_unit, lead_order, due_clock, due_at, amber_at, provisional, rank, supervised, timer_at, received_at, closed_at, summary, seq, state)
  select c.id, lpad(c.i::text, 9, '0'), c.place, case when c.i % 5 < 2 then md5('person-' || (c.i / 5) % 8000)::uuid end, case when t.units = '{}' then '{}' else array[c.unit] end, c.desk, t.status, t.stage, t.waiting, t.intent, t.line,
    t.item, t.category, t.urgency, t.priority, t.channel, t.open_to_all, t.confidential, case when t.lead_unit is null then null else c.unit end,
    case when t.lead_order is null then null else md5('o' || c.i || '-0')::uuid end,
    t.due_clock, ${shifted('t.due_at')}, ${shifted('t.amber_at')}, false, t.rank, false, ${shifted('t.timer_at')},
    c.received_at, ${shifted('t.closed_at')}, t.summary, t.seq,
    ${bare ? "'{}'" : "replace(replace(replace(replace(t.words, '@place@', c.place), '@unit@', c.unit), '@desk@', c.desk), '@squad@', c.squad)::jsonb"}
  from crowd c join stamp t on t.n = c.stamp and t.ended = c.ended order by c.i`

const placesText = `
  insert into request_at (prefix, received_at, request, place)
  select p, c.received_at, c.id, c.place from crowd c cross join lateral unnest(c.prefixes) p`

const ordersText = `
  insert into orders (id, request, place, unit, offered_to, role, party, status, assignees, rank, sent_at, due_clock, due_at, amber_at, closed_at)
  select md5('o' || c.i || '-' || o.k)::uuid, c.id, c.place, case when o.unit is null then null else c.unit end,
    case when o.unit is null then array[c.squad] else '{}' end, o.role, o.party, o.status, o.assignees, o.rank, ${shifted('o.sent_at')}, o.due_clock,
    ${shifted('o.due_at')}, ${shifted('o.amber_at')}, ${shifted('o.closed_at')}
  from crowd c join stamp_order o on o.n = c.stamp and o.ended = c.ended order by c.i`

const actsText = `
  insert into request_acts (id, request, seq, kind, at, account, party, policy, body, body_hash)
  select md5('a' || c.i || '-' || a.seq)::uuid, c.id, a.seq, a.kind, ${shifted('a.at')}, a.account, a.party, 'general@1',
    replace(replace(replace(a.body, '${markers.place}', c.place), '${markers.unit}', c.unit), '${markers.squad}', c.squad)::jsonb, md5(a.body)
  from crowd c join stamp_act a on a.n = c.stamp and a.ended = c.ended where c.i % $2::int = 0 or c.i % $3::int = 7 order by c.i, a.seq`

const contactsText = `
  insert into request_contacts (request, role, id, phone_index, phone_last4, received_at)
  select c.id, 'reporter', md5('c' || c.i)::uuid, decode(md5('phone-' || (c.i / $1::int) % 500), 'hex'), '0000', c.received_at from crowd c where c.i % $1::int = 0`
