/** Helpers bound by name. Which of them are there today follows from their own days and those of the enrolment. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface PairRow {
  id: string
  enrolment: string
  kind: 'account' | 'person' | 'organisation'
  helper: string
  household: boolean
  from: string
  to: string | null
  end: string | null
  why: string | null
  pairedBy: string | null
  version: number
}

const shown = `p.id, p.enrolment, p.kind, p.helper, p.household, p.from_day::text as "from", p.to_day::text as "to", p.end_reason as "end",
  p.why, p.paired_by as "pairedBy", p.version`

export const insertPair = (p: PairRow): Statement =>
  sql(
    'duties.pair',
    `insert into pairing (id, enrolment, kind, helper, household, from_day, why, paired_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [p.id, p.enrolment, p.kind, p.helper, p.household, p.from, p.why, p.pairedBy],
  )

export const lockPair = (tx: Tx, id: string) =>
  tx.one<PairRow>(sql('duties.lockPair', `select ${shown} from pairing p where p.id = $1 for update`, [id]))

/** Of one enrolment, the oldest first. */
export const pairsOf = (tx: Tx, enrolments: readonly string[]) =>
  tx.rows<PairRow>(
    sql(
      'duties.pairsOf',
      `select ${shown} from pairing p where p.enrolment = any($1::uuid[]) and p.to_day is null order by p.from_day, p.id`,
      [enrolments],
    ),
  )

/** Begun on that very day, it never was. */
export const endPair = (id: string, day: string, reason: string): Statement =>
  sql(
    'duties.unpair',
    'update pairing set to_day = greatest(from_day, $2::date), end_reason = $3, version = version + 1 where id = $1',
    [id, day, reason],
  )

/** Of the staff, those bound to each of these today: they see what is owed from now on, whoever owes it. After every change of pairs. */
export const nameHelpers = (enrolments: readonly string[]): Statement[] => [
  sql(
    'duties.nameHelpers',
    `update enrolment e set helpers = n.helpers, version = e.version + 1 from (
       select x.id, (select array_agg(p.helper order by p.helper) from pairing p
         where p.enrolment = x.id and p.kind = 'account' and p.to_day is null) as helpers
       from unnest($1::uuid[]) x(id)) n
     where e.id = n.id and e.helpers is distinct from n.helpers`,
    [enrolments],
  ),
  sql(
    'duties.nameDutyHelpers',
    `update duty d set helpers = e.helpers, version = d.version + 1 from enrolment e
     where e.id = any($1::uuid[]) and d.enrolment = e.id and d.state in ('open', 'attempted', 'refused', 'missed')
       and d.helpers is distinct from e.helpers`,
    [enrolments],
  ),
]

/** Pairs of an account with people somebody else answers for, under lock; index `pairing_helper`. */
export const bondsOf = (tx: Tx, account: string) =>
  tx.rows<{ id: string; place: string }>(
    sql(
      'duties.bondsOf',
      `select e.id, e.place from pairing p join enrolment e on e.id = p.enrolment
       where p.helper = $1 and p.kind = 'account' and p.to_day is null and e.to_day is null and e.helper is distinct from $1
       order by e.id for update of e`,
      [account],
    ),
  )

/** Of whom a neighbour or a relative is the helper, under lock; index `pairing_helper`. */
export const pairedWith = (tx: Tx, person: string) =>
  tx.rows<{ id: string }>(
    sql(
      'duties.pairedWith',
      `select id from pairing where helper = $1 and kind = 'person' and to_day is null order by id for update`,
      [person],
    ),
  )

/** A helper who died or has gone is nobody's any more; taken back, they are whose they were. */
export const endPairs = (ids: readonly string[], day: string): Statement =>
  sql(
    'duties.endPairs',
    `update pairing set to_day = greatest(from_day, $2::date), end_reason = 'helper-left', version = version + 1 where id = any($1::uuid[])`,
    [ids, day],
  )

export const resumePairs = (person: string, day: string): Statement =>
  sql(
    'duties.resumePairs',
    `update pairing p set to_day = null, end_reason = null, version = p.version + 1
     where p.helper = $1 and p.kind = 'person' and p.end_reason = 'helper-left' and p.to_day = greatest(p.from_day, $2::date)
       and not exists (select 1 from pairing o where o.enrolment = p.enrolment and o.helper = p.helper and o.to_day is null)`,
    [person, day],
  )

/** Another tier or wish is another enrolment of the same person: its helpers stay. */
export const carryPairs = (old: string, fresh: string): Statement =>
  sql(
    'duties.carryPairs',
    'update pairing set enrolment = $2, version = version + 1 where enrolment = $1 and to_day is null',
    [old, fresh],
  )

/** A caseload goes over: whose pairs they were remains to be seen. @param rows one for each new pair */
export const passPairs = (
  from: string,
  rows: readonly { id: string; enrolment: string; helper: string }[],
  day: string,
): Statement[] => [
  sql(
    'duties.passPairs.end',
    `update pairing set to_day = greatest(from_day, $3::date), end_reason = 'helper-left', version = version + 1
     where helper = $1 and enrolment = any($2::uuid[]) and to_day is null`,
    [from, rows.map((r) => r.enrolment), day],
  ),
  sql(
    'duties.passPairs.begin',
    `insert into pairing (id, enrolment, kind, helper, household, from_day)
     select r.id, r.enrolment, 'account', r.helper, o.household, $4::date
     from unnest($1::uuid[], $2::uuid[], $3::uuid[]) r(id, enrolment, helper)
     join lateral (select p.household from pairing p where p.enrolment = r.enrolment and p.helper = $5
       and p.end_reason = 'helper-left' and p.to_day >= $4::date limit 1) o on true
     on conflict (enrolment, helper) where to_day is null do nothing`,
    [...columns(rows, ['id', 'enrolment', 'helper']), day, from],
  ),
]

export interface ListedPair extends PairRow {
  plan: string
  rhythm: string
  place: string
  person: string
}

/** Of one plan in a place, in the order of places; index `enrolment_plan`. */
export const pairsIn = (
  tx: Tx,
  range: Range,
  of: { plan: string; ended: boolean },
  after: { place: string; id: string },
  size: number,
) =>
  tx.rows<ListedPair>(
    sql(
      of.ended ? 'duties.allPairs' : 'duties.pairs',
      `select ${shown}, e.plan, e.rhythm, e.place, e.person from enrolment e join pairing p on p.enrolment = e.id
       where e.plan = $3 and e.place >= $1 and e.place < $2 ${of.ended ? '' : 'and e.to_day is null and p.to_day is null'}
         and (e.place, p.id) > ($4, $5::uuid)
       order by e.place, p.id limit $6`,
      [range.lo, range.hi, of.plan, after.place, after.id, size],
    ),
  )

/** People under each of these plans in a place, and how many of them have a helper today; index `enrolment_plan`. */
export const coverIn = (tx: Tx, plans: readonly string[], range: Range) =>
  tx.rows<{ plan: string; pairs: number; enrolled: number }>(
    sql(
      'duties.pairCover',
      `select w.plan, count(e.id)::int as enrolled,
         (count(e.id) filter (where exists (select 1 from pairing p where p.enrolment = e.id and p.to_day is null)))::int as pairs
       from unnest($1::text[]) with ordinality w(plan, no)
       left join enrolment e on e.plan = w.plan and e.place >= $2 and e.place < $3 and e.to_day is null
       group by w.plan, w.no order by w.no`,
      [plans, range.lo, range.hi],
    ),
  )

/** Names of bodies, by id. */
export const bodiesShown = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string; name: string }>(
    sql(
      'duties.bodies',
      'select id, coalesce(short, name) as name from organisations_pub_body where id = any($1::uuid[]) and closed is null',
      [ids],
    ),
  )

/** Helpers of these enrolments on a day, among those who served; a pair of a household is one of everybody there under the same plan. */
export const pairedAmong = (tx: Tx, enrolments: readonly string[], helpers: readonly string[], day: string) =>
  tx.rows<{ enrolment: string }>(
    sql(
      'duties.pairedAmong',
      `select p.enrolment from pairing p where p.enrolment = any($1::uuid[]) and p.helper = any($2::uuid[])
         and p.from_day <= $3 and (p.to_day is null or p.to_day > $3)
       union
       select e.id from enrolment e
         join people_pub_member o on o.person = e.person and o.from_day <= $3 and (o.to_day is null or o.to_day > $3)
         join people_pub_member h on h.household = o.household and h.from_day <= $3 and (h.to_day is null or h.to_day > $3)
         join enrolment y on y.person = h.person and y.plan = e.plan
         join pairing p on p.enrolment = y.id and p.household and p.helper = any($2::uuid[])
           and p.from_day <= $3 and (p.to_day is null or p.to_day > $3)
       where e.id = any($1::uuid[])`,
      [enrolments, helpers, day],
    ),
  )

export interface LoadRow {
  id: string
  person: string
  household: string | null
  place: string
  rhythm: string
  helper: string | null
  bound: boolean
}

/** Everybody under plans in a place, with the household and whether somebody is bound to them; index `enrolment_place`. */
export const loadsIn = (tx: Tx, range: Range, day: string, size: number) =>
  tx.rows<LoadRow>(
    sql(
      'duties.loads',
      `select e.id, e.person, m.household, e.place, e.rhythm, e.helper,
         coalesce(e.wish ->> 'visitor' = 'same', false) or exists (select 1 from pairing p where p.enrolment = e.id and p.to_day is null) as bound
       from enrolment e
       left join lateral (select m.household from people_pub_member m where m.person = e.person and m.from_day <= $3
         and (m.to_day is null or m.to_day > $3) order by m.household limit 1) m on true
       where e.place >= $1 and e.place < $2 and e.to_day is null and not e.restricted
       order by e.place, e.id limit $4`,
      [range.lo, range.hi, day, size],
    ),
  )

/** Who is named for grids in a place on a day. */
export const gridHands = (tx: Tx, range: Range, day: string) =>
  tx.rows<{ account: string; place: string }>(
    sql(
      'duties.gridHands',
      `select distinct account, place from places_pub_worker
       where place >= $1 and place < $2 and account is not null and from_day <= $3 and (to_day is null or to_day > $3) order by 1, 2`,
      [range.lo, range.hi, day],
    ),
  )

/** Locked, in one order: who takes a share meets nobody half-way. */
export const lockHelpers = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string; place: string; helper: string | null; restricted: boolean; open: boolean }>(
    sql(
      'duties.lockHelpers',
      'select id, place, helper, restricted, to_day is null as open from enrolment where id = any($1::uuid[]) order by id for update',
      [ids],
    ),
  )
