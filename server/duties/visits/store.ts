/** Visits: what was written beside the record, what a day on the phone needs, who was drawn for a call-back. */
import type { Whom } from '../../../domain/duties/schema.ts'
import type { DayCheck, Visit, VisitOutcome, VisitWay } from '../../../domain/duties/visits.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface VisitRow {
  id: string
  account: string
  /** Who wrote it down from paper; null: whoever was there. */
  enteredBy: string | null
  hash: string
  place: string
  way: VisitWay
  outcome: VisitOutcome
  items: string[]
  minutes: number | null
  nextOn: string | null
  capturedAt: Date
  receivedAt: Date
  at: Date
  skewed: boolean
  lat: number | null
  lng: number | null
  /** Of somebody of whom the place may not know; then these accounts alone see it. */
  restricted: boolean
  seenBy: string[]
  signature: string | null
}

export const visitById = (tx: Tx, id: string) =>
  tx.one<Pick<VisitRow, 'id' | 'account' | 'enteredBy' | 'hash' | 'skewed' | 'place' | 'restricted'>>(
    sql(
      'visits.one',
      'select id, account, entered_by as "enteredBy", hash, skewed, place, restricted from visit where id = $1',
      [id],
    ),
  )

export const insertVisit = (v: VisitRow): Statement =>
  sql(
    'visits.add',
    `insert into visit (id, account, hash, place, way, outcome, items, minutes, next_on, captured_at, received_at, at, skewed, lat, lng, restricted, seen_by,
       signature, entered_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      v.id,
      v.account,
      v.hash,
      v.place,
      v.way,
      v.outcome,
      v.items,
      v.minutes,
      v.nextOn,
      v.capturedAt,
      v.receivedAt,
      v.at,
      v.skewed,
      v.lat,
      v.lng,
      v.restricted,
      v.seenBy,
      v.signature,
      v.enteredBy,
    ],
  )

export interface PastRow {
  id: string
  way: VisitWay
  outcome: VisitOutcome
  at: Date
  capturedAt: Date
  receivedAt: Date
  skewed: boolean
  who: string | null
  enteredBy: string | null
}

/** Between phones the order is that of receipt; index `visit_person_last`. */
export const pastOf = (tx: Tx, person: string, before: { at: string; id: string }, size: number) =>
  tx.rows<PastRow>(
    sql(
      'visits.past',
      `select v.id, v.way, v.outcome, v.at, v.captured_at as "capturedAt", v.received_at as "receivedAt", v.skewed, a.shown as who, e.shown as "enteredBy"
       from visit_person p join visit v on v.id = p.visit
       left join accounts_pub_names a on a.id = v.account left join accounts_pub_names e on e.id = v.entered_by
       where p.person = $1 and (v.received_at, v.id) < ($2::timestamptz, $3::uuid) order by v.received_at desc, v.id desc limit $4`,
      [person, before.at, before.id, size],
    ),
  )

export const insertVisited = (v: Pick<VisitRow, 'id' | 'place' | 'at' | 'restricted'>, persons: readonly string[]) =>
  sql(
    'visits.persons',
    'insert into visit_person (visit, person, place, at, restricted) (select $1, p, $2, $3, $5 from unnest($4::uuid[]) p)',
    [v.id, v.place, v.at, persons, v.restricted],
  )

/** Where those live whom an account is bound to by name, wherever it serves else. */
export const placesHelped = (tx: Tx, account: string, persons: readonly string[]) =>
  tx.rows<{ place: string }>(
    sql(
      'visits.places-helped',
      'select distinct place from enrolment where person = any($2::uuid[]) and to_day is null and (helper = $1 or $1 = any(helpers))',
      [account, persons],
    ),
  )

/** Who answers for those of them of whom the place may not know: seen by nobody who is not one of these. */
export const answerableFor = (tx: Tx, persons: readonly string[]) =>
  tx.rows<{ helper: string | null; overseer: string | null; helpers: string[] | null }>(
    sql(
      'visits.answerable',
      'select helper, overseer, helpers from enrolment where person = any($1::uuid[]) and to_day is null and restricted',
      [persons],
    ),
  )

export const insertNeeds = (v: Visit, words: readonly string[], restricted: boolean): Statement =>
  sql(
    'visits.needs',
    `insert into visit_need (request, visit, person, place, words, restricted)
     (select u.request, $1, $2, $3, u.words, $6 from unnest($4::uuid[], $5::uuid[]) u(request, words))`,
    [v.id, v.persons[0], v.place, v.needs.map((n) => n.request), words, restricted],
  )

/** What a visit has settled, told again where it is sent again. */
export const settledBy = (tx: Tx, record: string) =>
  tx.rows<{ duty: string; plan: string; person: string }>(
    sql(
      'visits.settled',
      `select d.id as duty, d.plan, d.person from duty_contact c join duty d on d.id = c.duty
       where c.record = $1 and c.outcome = 'met' order by d.id`,
      [record],
    ),
  )

export interface PersonAt {
  id: string
  place: string
}

export const personsAt = (tx: Tx, ids: readonly string[]) =>
  tx.rows<PersonAt>(sql('visits.people', 'select id, place from people_pub_person where id = any($1::uuid[])', [ids]))

/** Where somebody went who is no more in sight: the newest step, seen from the place they left. */
export const movedFrom = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ person: string; day: string; old: string }>(
    sql(
      'visits.moved',
      `select distinct on (person) person, day::text as day, from_place as old from people_pub_event
       where person = any($1::uuid[]) and from_place is not null and kind in ('move', 'leave') order by person, day desc, id desc`,
      [ids],
    ),
  )

export interface HomeRow {
  person: string
  household: string
  dwelling: string | null
  address: string | null
  ordered: string | null
}

export const homesOfPersons = (tx: Tx, ids: readonly string[]) =>
  tx.rows<HomeRow>(
    sql(
      'visits.homes',
      `select distinct on (m.person) m.person, m.household, h.dwelling, d.text as address, w.ordered
       from people_pub_member m join people_pub_household h on h.id = m.household
       left join places_pub_dwelling d on d.id = h.dwelling left join places_pub_dwelling w on w.id = h.dwelling
       where m.person = any($1::uuid[]) and m.to_day is null and m.residence <> 'registered-only'
       order by m.person, m.from_day desc`,
      [ids],
    ),
  )

export interface BeforeRow {
  person: string
  id: string
  at: Date
  way: VisitWay
  outcome: VisitOutcome
  items: string[]
  minutes: number | null
  nextOn: string | null
  account: string
  who: string | null
  lat: number | null
  lng: number | null
}

/** The visit before of each; index `visit_person_last`. */
export const visitsBefore = (tx: Tx, ids: readonly string[]) =>
  tx.rows<BeforeRow>(
    sql(
      'visits.before',
      `select o.person, l.*, a.shown as who from unnest($1::uuid[]) o(person)
       cross join lateral (
         select v.id, v.at, v.way, v.outcome, v.items, v.minutes, v.next_on::text as "nextOn", v.account, v.lat::float8 as lat, v.lng::float8 as lng
         from visit_person p join visit v on v.id = p.visit where p.person = o.person order by p.at desc, p.visit desc limit 1) l
       left join accounts_pub_names a on a.id = l.account`,
      [ids],
    ),
  )

/** Checks of these that are open, with what was called so far; index `welfare_check_open` serves few. */
export const checksOf = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ person: string; id: string; dueAt: Date; order: Whom[]; calls: DayCheck['calls'] }>(
    sql(
      'visits.checks',
      `select distinct on (k.person) k.person, k.id, k.due_at as "dueAt", k.calls as "order",
         coalesce((select json_agg(json_build_object('whom', c.whom, 'outcome', c.outcome) order by c.at, c.id)
           from welfare_call c where c."check" = k.id), '[]') as calls
       from welfare_check k where k.person = any($1::uuid[]) and k.ended_at is null order by k.person, k.due_at, k.id`,
      [ids],
    ),
  )

export interface NeedRow {
  person: string
  request: string
  refNo: string | null
  words: string
  status: string | null
  to: string | null
  at: Date | null
  closedAt: Date | null
}

/** What became of the needs of each; the newest three. */
export const needsOf = (tx: Tx, ids: readonly string[]) =>
  tx.rows<NeedRow>(
    sql(
      'visits.needsOf',
      `select n.person, n.request, m.ref_no as "refNo", n.words, m.status, m.lead_unit as "to", m.received_at as at, m.closed_at as "closedAt"
       from visit_need n left join requests_pub_measures m on m.request = n.request
       where n.person = any($1::uuid[]) order by m.received_at desc nulls last, n.request limit 200`,
      [ids],
    ),
  )

export interface MannerRow {
  person: string
  place: string
  two: boolean
  withheldAt: Date | null
  version: number
}

export const mannersOf = (tx: Tx, ids: readonly string[]) =>
  tx.rows<MannerRow>(
    sql(
      'visits.manners',
      'select person, place, two, withheld_at as "withheldAt", version from visit_manner where person = any($1::uuid[])',
      [ids],
    ),
  )

/** Whether it is said of anybody of the same household that nobody goes alone: it holds at the same door. */
export const twoByHome = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ person: string; by: string }>(
    sql(
      'visits.two-by-home',
      `select distinct o.person, v.person as by from people_pub_member o
       join people_pub_member h on h.household = o.household and h.to_day is null and h.residence <> 'registered-only'
       join visit_manner v on v.person = h.person and v.two
       where o.person = any($1::uuid[]) and o.to_day is null and o.residence <> 'registered-only'`,
      [ids],
    ),
  )

export const putManner = (m: MannerRow): Statement =>
  sql(
    'visits.manner',
    `insert into visit_manner (person, place, two, withheld_at, version) values ($1, $2, $3, $4, $5)
     on conflict (person) do update set two = excluded.two, withheld_at = excluded.withheld_at, version = excluded.version`,
    [m.person, m.place, m.two, m.withheldAt, m.version],
  )

export interface BellsRow {
  person: string
  most: number
  rung: number
}

/**
 * Of those in whose household somebody said how often in a week is enough: how often it rang since a moment, for whichever
 * department and whoever of the household was sought. Indexes `visit_person_last`, `duty_contact_person`.
 */
export const bellsOf = (tx: Tx, ids: readonly string[], since: Date) =>
  tx.rows<BellsRow>(
    sql(
      'visits.bells',
      `with mate as (
         select o.person, o.person as who from unnest($1::uuid[]) o(person)
         union select o.person, h.person from people_pub_member o
         join people_pub_member h on h.household = o.household and h.to_day is null and h.residence <> 'registered-only'
         where o.person = any($1::uuid[]) and o.to_day is null and o.residence <> 'registered-only'),
       cap as (
         select m.person, min((e.wish ->> 'doorbells')::int) as most from mate m
         join enrolment e on e.person = m.who and e.to_day is null where e.wish ->> 'doorbells' is not null group by 1)
       select c.person, c.most, (select count(*)::int from (
         select v.id from mate m join visit_person p on p.person = m.who and p.at >= $2 join visit v on v.id = p.visit and v.way = 'at-home'
         where m.person = c.person
         union select d.record from mate m join duty_contact d on d.person = m.who and d.at >= $2 and d.way = 'at-home'
         where m.person = c.person) r) as rung
       from cap c`,
      [ids, since],
    ),
  )

/** When somebody looked in; the family is told of those that went well, and of no more. */
export const seenOf = (tx: Tx, person: string, until: Date | null, metOnly: boolean) =>
  tx.rows<{ id: string; at: Date; outcome: VisitOutcome; account: string }>(
    sql(
      'visits.seen',
      `select v.id, v.at, v.outcome, v.account from visit_person p join visit v on v.id = p.visit
       where p.person = $1 and ($2::timestamptz is null or v.received_at <= $2)
         and (not $3::boolean or v.outcome = 'met') order by p.at desc, v.id desc limit 20`,
      [person, until, metOnly],
    ),
  )

/** What was found when they came under their plans; words stand apart. */
export const notesOfPersons = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ person: string; note: string }>(
    sql(
      'visits.notes',
      `select e.person, e.note from enrolment e
       where e.person = any($1::uuid[]) and e.to_day is null and e.note is not null order by e.person, e.id`,
      [ids],
    ),
  )

/** Where somebody lives for whom an account speaks; seen by that account alone. */
export const homeSpokenFor = (tx: Tx, account: string, person: string) =>
  tx.one<{ place: string }>(
    sql('visits.spoken-for', 'select place from people_pub_home where account = $1 and person = $2 limit 1', [
      account,
      person,
    ]),
  )

/** In whose name somebody else of the staff serves. */
export const unitOfAccount = (tx: Tx, account: string, today: string) =>
  tx.one<{ unit: string }>(
    sql(
      'visits.unit-of',
      `select unit from accounts_pub_grants where account = $1 and unit is not null and from_day <= $2
       and (until_day is null or until_day >= $2) order by from_day, unit limit 1`,
      [account, today],
    ),
  )

/** Until when nobody need come, since they said so. */
export const restOf = (tx: Tx, person: string, today: string) =>
  tx.one<{ until: string }>(
    sql(
      'visits.rest',
      `select max(to_day)::text as until from duty_excuse
       where person = $1 and reason = 'own-wish' and from_day <= $2 and to_day >= $2 having max(to_day) is not null`,
      [person, today],
    ),
  )

/** Whether this is owed to them already and not settled. */
export const isOwedNow = async (tx: Tx, { person, matter }: { person: string; matter: string }, today: string) =>
  (await tx.one(
    sql(
      'visits.owed-now',
      `select id from duty where id = $1 and person = $2 and from_day <= $3 and state in ('open', 'attempted', 'refused', 'missed')`,
      [matter, person, today],
    ),
  )) !== undefined
