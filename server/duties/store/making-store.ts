/** Rows of what is due, made from a handful of windows and many enrolments. */
import { entryDaysOf, type Window } from '../../../domain/duties/windows.ts'
import { columnsOf } from '../../../domain/duties/making.ts'
import type { CarePlan, Cause, Tier } from '../../../domain/duties/schema.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

/**
 * The id of a duty: 120 bits of what it is, written as a UUID of version 8 (RFC 9562, 5.8). The same enrolment, cause and
 * first day are the same row, whoever makes it and however often.
 */
const idOf = (cause: string, from: string) =>
  `overlay(overlay(md5(e.id::text || ' ' || ${cause} || ' ' || ${from}::text) placing '8' from 13) placing 'a' from 17)::uuid`

export interface Making {
  plan: Pick<CarePlan, 'code' | 'dueMinute' | 'entryDays' | 'excuses'>
  cause: Cause
  windows: readonly Window[]
  /** Some enrolments only: by id, or in a place. */
  only?: readonly string[]
  range?: Range
  /** How often changed: what was made ahead under the old rule and is owed no more may be this window's row. */
  anew?: boolean
}

/**
 * `isDue` of domain/duties/rules.ts, in SQL: enough of the window left on the day of entry, its last day still under the plan,
 * the anchor its own. What is excused by then begins excused; what is over begins as it would stand.
 */
const dueFor = (which: string, anew = false) => `
  insert into duty (id, enrolment, plan, person, place, cause, from_day, to_day, due_at, state, excuse, helper, helpers, restricted, overseer)
  select ${idOf('$2', 'w.f')}, e.id, e.plan, e.person, e.place, $2, w.f, w.t, w.due,
    case when x.reason is null then 'open' else 'excused' end, x.reason, e.helper, e.helpers, e.restricted, e.overseer
  from enrolment e
  cross join unnest($3::date[], $4::date[], $5::timestamptz[], $6::text[], $7::int[]) w(f, t, due, anchors, entry)
  left join lateral (
    select o.reason from duty_excuse o
    where o.person = e.person and o.to_day >= w.t and o.from_day <= w.t and o.reason = any($8::text[])
    limit 1) x on true
  where e.plan = $1 and ${which}
    and (w.anchors is null or e.anchor = any(string_to_array(w.anchors, ' ')))
    and (e.to_day is null or e.to_day > w.t)
    and (e.from_day <= w.f or (e.from_day <= w.t and w.t - e.from_day + 1 >= w.entry))
  on conflict (id) do ${anew ? revived : 'nothing'}`

const revived = `update set to_day = excluded.to_day, due_at = excluded.due_at, state = excluded.state, excuse = excluded.excuse, record = null,
    done_at = null, attempts = 0, refusals = 0, rung = 0, shelved = false, helper = excluded.helper, helpers = excluded.helpers,
    place = excluded.place,
    version = duty.version + 1
  where duty.state = 'lapsed'`

function parameters(m: Making): unknown[] {
  const { from, to, due, anchors } = columnsOf(m.windows, m.plan.dueMinute)
  return [m.plan.code, m.cause, from, to, due, anchors, m.windows.map((w) => entryDaysOf(m.plan, w)), m.plan.excuses]
}

/** Of one rhythm, the next enrolments after an id; index `enrolment_making`. */
export const makeChunk = (m: Making, rhythm: string, after: string | null, upTo: string): Statement =>
  sql(
    'duties.makeChunk',
    dueFor(
      `e.rhythm = $9 and e.id > coalesce($10::uuid, '00000000-0000-0000-0000-000000000000') and e.id <= $11::uuid`,
    ),
    [...parameters(m), rhythm, after, upTo],
  )

/** Where a chunk of so many enrolments ends. */
export const chunkEnd = (tx: Tx, plan: string, rhythm: string, after: string | null, size: number) =>
  tx.one<{ last: string | null; n: number }>(
    sql(
      'duties.chunkEnd',
      `select (array_agg(c.id order by c.id desc))[1] as last, count(*)::int as n from (
         select id from enrolment where plan = $1 and rhythm = $2 and id > coalesce($3::uuid, '00000000-0000-0000-0000-000000000000')
         order by id limit $4) c`,
      [plan, rhythm, after, size],
    ),
  )

/** Of these enrolments. */
export const makeFor = (m: Making): Statement =>
  sql(m.anew ? 'duties.makeAnew' : 'duties.makeFor', dueFor(`e.id = any($9::uuid[])`, m.anew), [
    ...parameters(m),
    m.only ?? [],
  ])

/** Of everybody under the plan in a place. */
export const makeIn = (m: Making): Statement =>
  sql('duties.makeIn', dueFor(`e.place >= $9 and e.place < $10 and e.to_day is null`), [
    ...parameters(m),
    m.range!.lo,
    m.range!.hi,
  ])

/** Rhythms that enrolments of a plan have; few, found by stepping through the index. */
export const rhythmsOf = (tx: Tx) =>
  tx.rows<{ plan: string; rhythm: string }>(
    sql(
      'duties.rhythms',
      `with recursive step as (
         (select plan, rhythm from enrolment order by plan, rhythm limit 1)
         union all
         select n.plan, n.rhythm from step s cross join lateral (
           select plan, rhythm from enrolment where (plan, rhythm) > (s.plan, s.rhythm) order by plan, rhythm limit 1) n
       ) select plan, rhythm from step`,
    ),
  )

export interface MadeRow {
  plan: string
  rhythm: string
  since: string
  through: string
  after: string | null
  finished: boolean
}

export const lockMade = (tx: Tx, plan: string, rhythm: string) =>
  tx.one<MadeRow>(
    sql(
      'duties.made',
      `select plan, rhythm, since::text as since, through::text as through, after, finished from duty_making where plan = $1 and rhythm = $2 for update`,
      [plan, rhythm],
    ),
  )

export const putMade = (m: MadeRow): Statement =>
  sql(
    'duties.putMade',
    `insert into duty_making (plan, rhythm, since, through, after, finished) values ($1, $2, $3, $4, $5, $6)
     on conflict (plan, rhythm) do update set since = excluded.since, through = excluded.through, after = excluded.after,
       finished = excluded.finished`,
    [m.plan, m.rhythm, m.since, m.through, m.after, m.finished],
  )

/** By which rule, as `ruleOf` writes it, those of a plan and rhythm go; null: nobody has looked yet. */
export const rulesMade = (tx: Tx) =>
  tx.rows<{ plan: string; rhythm: string; rule: string | null }>(
    sql('duties.rules', 'select plan, rhythm, rule from duty_making order by plan, rhythm'),
  )

export const setRule = (plan: string, rhythm: string, rule: string): Statement =>
  sql('duties.setRule', 'update duty_making set rule = $3 where plan = $1 and rhythm = $2', [plan, rhythm, rule])

/** Under a plan as often as a rhythm says, of these tiers ('' is none), without a wish of their own; index `enrolment_making`. */
export const goingBy = (tx: Tx, plan: string, rhythm: string, tiers: readonly string[], after: string, size: number) =>
  tx.rows<{ id: string; tier: Tier | null }>(
    sql(
      'duties.goingBy',
      `select id, tier from enrolment where plan = $1 and rhythm = $2 and id > $4::uuid and to_day is null and coalesce(tier, '') = any($3::text[])
         and wish ->> 'rhythm' is null
       order by id limit $5 for update`,
      [plan, rhythm, tiers, after, size],
    ),
  )

/** From a day on as often as another rhythm says: windows that have begun stay owed, those that were made ahead do not. */
export const goAnew = (ids: readonly string[], rhythm: string, day: string): Statement[] => [
  sql('duties.goAnew', 'update enrolment set rhythm = $2, version = version + 1 where id = any($1::uuid[])', [
    ids,
    rhythm,
  ]),
  sql(
    'duties.dropAhead',
    `delete from duty_contact where duty in (
       select id from duty where enrolment = any($1::uuid[]) and from_day >= $2 and to_day >= $2 and cause = 'rhythm')`,
    [ids, day],
  ),
  sql(
    'duties.lapseAhead',
    `update duty set state = 'lapsed', excuse = null, version = version + 1
     where enrolment = any($1::uuid[]) and from_day >= $2 and to_day >= $2 and cause = 'rhythm' and state <> 'lapsed'`,
    [ids, day],
  ),
]
