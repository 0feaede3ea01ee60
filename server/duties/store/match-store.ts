/** What a service was to what is owed: contacts, and the state that follows from them. */
import type { Cause, Contact, DutyState, Wish } from '../../../domain/duties/schema.ts'
import type { Standing } from '../../../domain/duties/derive.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface OwedRow {
  id: string
  enrolment: string
  plan: string
  person: string
  place: string
  cause: Cause
  from: string
  to: string
  due: Date
  state: DutyState
  attempts: number
  refusals: number
  record: string | null
  doneAt: Date | null
  excuse: string | null
  restricted: boolean
  helper: string | null
  wish: Wish
  ended: string | null
}

const owed = `d.id, d.enrolment, d.plan, d.person, d.place, d.cause, d.from_day::text as "from", d.to_day::text as "to", d.due_at as due, d.state,
  d.attempts, d.refusals, d.record, d.done_at as "doneAt", d.excuse, d.restricted, d.helper, e.wish, e.to_day::text as ended`

/** What is or was due to these persons on a day; index `duty_person`. */
export const owedOn = (tx: Tx, persons: readonly string[], day: string) =>
  tx.rows<OwedRow>(
    sql(
      'duties.owedOn',
      `select ${owed} from duty d join enrolment e on e.id = d.enrolment
       where d.person = any($1::uuid[]) and d.to_day >= $2 and d.from_day <= $2 order by d.id for update of d`,
      [persons, day],
    ),
  )

/** Whatever this record has been to, before it was corrected. */
export const owedBy = (tx: Tx, record: string) =>
  tx.rows<OwedRow>(
    sql(
      'duties.owedBy',
      `select ${owed} from duty d join enrolment e on e.id = d.enrolment
       where d.id in (select c.duty from duty_contact c where c.record = $1) order by d.id for update of d`,
      [record],
    ),
  )

/** Not met yet, with a last day within the span; for excuses and what was taken back. */
export const owedBetween = (tx: Tx, persons: readonly string[], from: string, to: string) =>
  tx.rows<OwedRow>(
    sql(
      'duties.owedBetween',
      `select ${owed} from duty d join enrolment e on e.id = d.enrolment
       where d.person = any($1::uuid[]) and d.to_day >= $2 and d.to_day <= $3 and d.state <> 'done' order by d.id for update of d`,
      [persons, from, to],
    ),
  )

/** Of enrolments that go on after all. */
export const owedOf = (tx: Tx, enrolments: readonly string[], from: string) =>
  tx.rows<OwedRow>(
    sql(
      'duties.owedOf',
      `select ${owed} from duty d join enrolment e on e.id = d.enrolment
       where d.enrolment = any($1::uuid[]) and d.to_day >= $2 order by d.id for update of d`,
      [enrolments, from],
    ),
  )

export interface ContactRow extends Omit<Contact, 'at'> {
  duty: string
  at: Date
  account: string | null
}

export const contactsOf = (tx: Tx, duties: readonly string[]) =>
  tx.rows<ContactRow>(
    sql(
      'duties.contacts',
      'select duty, record, outcome, way, at, account from duty_contact where duty = any($1::uuid[]) order by at, record',
      [duties],
    ),
  )

export interface ExcuseRow {
  id: string
  person: string
  place: string
  from: string
  to: string
  reason: 'hospital' | 'away' | 'own-wish' | 'quarantine' | 'in-care-home'
  version: number
}

const excuse = `id, person, place, from_day::text as "from", to_day::text as "to", reason, version`

/** In force on a day or later. */
export const excusesOf = (tx: Tx, persons: readonly string[], since: string) =>
  tx.rows<ExcuseRow>(
    sql(
      'duties.excuses',
      `select ${excuse} from duty_excuse where person = any($1::uuid[]) and to_day >= $2 order by from_day, id`,
      [persons, since],
    ),
  )

export const lockExcuse = (tx: Tx, person: string, id: string) =>
  tx.one<ExcuseRow>(
    sql('duties.lockExcuse', `select ${excuse} from duty_excuse where id = $2 and person = $1 for update`, [
      person,
      id,
    ]),
  )

export const insertExcuse = (x: Omit<ExcuseRow, 'version'>, by: string | null): Statement =>
  sql(
    'duties.excuse',
    'insert into duty_excuse (id, person, place, from_day, to_day, reason, said_by) values ($1, $2, $3, $4, $5, $6, $7)',
    [x.id, x.person, x.place, x.from, x.to, x.reason, by],
  )

export const shortenExcuse = (id: string, to: string): Statement =>
  sql('duties.shortenExcuse', 'update duty_excuse set to_day = $2, version = version + 1 where id = $1', [id, to])

export interface NewContact {
  duty: string
  record: string
  person: string
  place: string
  outcome: Contact['outcome']
  way: string
  at: Date
  account: string | null
  restricted: boolean
}

/** The same again is the same row; corrected, it says what is true now. */
export const putContacts = (rows: readonly NewContact[]): Statement =>
  sql(
    'duties.putContacts',
    `insert into duty_contact (duty, record, person, place, outcome, way, at, account, restricted)
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::uuid[], $9::boolean[]) where true
     on conflict (duty, record) do update set outcome = excluded.outcome, way = excluded.way, at = excluded.at, account = excluded.account`,
    columns(rows, ['duty', 'record', 'person', 'place', 'outcome', 'way', 'at', 'account', 'restricted']),
  )

export const dropContacts = (record: string, duties: readonly string[]): Statement =>
  sql('duties.dropContacts', 'delete from duty_contact where record = $1 and duty = any($2::uuid[])', [record, duties])

export const setStandings = (rows: readonly (Standing & { id: string })[]): Statement =>
  sql(
    'duties.stand',
    `update duty d set state = s.state, attempts = s.attempts, refusals = s.refusals, record = s.record, done_at = s.done_at,
       excuse = s.excuse, version = d.version + 1
     from unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::uuid[], $6::timestamptz[], $7::text[])
       s(id, state, attempts, refusals, record, done_at, excuse)
     where d.id = s.id`,
    columns(rows, ['id', 'state', 'attempts', 'refusals', 'record', 'doneAt', 'excuse']),
  )

/** How often it was refused since somebody was met or looked at it, of all windows of an enrolment. */
export const countRefused = (enrolments: readonly string[]): Statement =>
  sql(
    'duties.countRefused',
    `update enrolment e set refused = n.times from (
       select o.id, (select count(distinct c.record) from duty d join duty_contact c on c.duty = d.id
          where d.enrolment = o.id and c.outcome = 'refused' and c.at > greatest(coalesce(o.looked_at, '-infinity'),
            coalesce((select max(m.at) from duty b join duty_contact m on m.duty = b.id where b.enrolment = o.id and m.outcome = 'met'), '-infinity')))::int as times
       from enrolment o where o.id = any($1::uuid[])) n
     where e.id = n.id and e.refused <> n.times`,
    [enrolments],
  )

export interface ServedRow {
  id: string
  version: number
  place: string
  item: string
  mode: string
  outcome: string
  endedAt: Date
  helpers: { account?: string; person?: string }[]
  persons: string[]
  also: string[]
}

/** A service record as it stands now. */
export const servedAs = (tx: Tx, record: string) =>
  tx.one<ServedRow>(
    sql(
      'duties.record',
      `select id, version, place, item, mode, outcome, ended_at as "endedAt", helpers, also, coalesce(served -> 'persons', '[]') as persons
       from records_pub_record where id = $1`,
      [record],
    ),
  )

/** Who these are now: of two records of one person the one that is kept. */
export const nowOf = async (tx: Tx, persons: readonly string[]): Promise<string[]> => {
  if (persons.length === 0) return []
  const rows = await tx.rows<{ id: string; now: string }>(
    sql('duties.nowOf', 'select id, now from people_pub_person where id = any($1::uuid[])', [persons]),
  )
  const now = new Map(rows.map((r) => [r.id, r.now]))
  return [...new Set(persons.map((p) => now.get(p) ?? p))]
}

/** That they were served on a moment, so that what is owed to them from later on finds it. */
export const noteServed = (r: Pick<ServedRow, 'id' | 'persons' | 'endedAt'>): Statement =>
  sql(
    'duties.noteServed',
    `insert into duty_served (person, at, record) (select p, $2, $3 from unnest($1::uuid[]) p) on conflict do nothing`,
    [r.persons, r.endedAt, r.id],
  )

/**
 * Services that lie in windows which have begun and were not matched with them yet: of these enrolments or persons, or added by
 * weather in a place; in their order.
 */
export const servedWithin = (
  tx: Tx,
  of: { enrolments: readonly string[]; persons: readonly string[]; weather: Range | null },
  since: string,
  today: string,
) =>
  tx.rows<{ record: string }>(
    sql(
      'duties.servedWithin',
      `select s.record from (
         select id, person, from_day, to_day from duty where enrolment = any($1::uuid[]) and to_day >= $3 and from_day <= $4
         union all
         select id, person, from_day, to_day from duty where person = any($2::uuid[]) and to_day >= $3 and from_day <= $4
         union all
         select id, person, from_day, to_day from duty
         where place >= $5 and place < $6 and state in ('open', 'attempted', 'refused') and cause = 'weather' and to_day >= $3 and from_day <= $4
       ) d join duty_served s on s.person = d.person
         and s.at >= d.from_day::timestamp at time zone 'Asia/Shanghai' and s.at < (d.to_day + 1)::timestamp at time zone 'Asia/Shanghai'
       where not exists (select 1 from duty_contact c where c.duty = d.id and c.record = s.record)
       group by s.record order by min(s.at), s.record`,
      [of.enrolments, of.persons, since, today, of.weather?.lo ?? '', of.weather?.hi ?? ''],
    ),
  )

/** What was noted of the one is known of the other, whose records became one. */
export const shareServed = (from: string, to: string): Statement =>
  sql(
    'duties.shareServed',
    'insert into duty_served (person, at, record) (select $2::uuid, at, record from duty_served where person = $1::uuid) on conflict do nothing',
    [from, to],
  )

/** Of whatever a person was served with, the newest first. */
export const servedOf = (tx: Tx, person: string, since: Date) =>
  tx.rows<{ record: string }>(
    sql('duties.servedOf', 'select distinct record from duty_served where person = $1 and at >= $2 order by record', [
      person,
      since,
    ]),
  )

/** No window reaches back so far any more. */
export const forgetServed = (before: Date): Statement =>
  sql('duties.forgetServed', 'delete from duty_served where at < $1', [before])

/** What accounts are to the house: staff or resident, and in bodies of which kind. */
export const partsOf = (tx: Tx, accounts: readonly string[], day: string) =>
  tx.rows<{ id: string; kind: string; person: string | null; bodies: string[] }>(
    sql(
      'duties.parts',
      `select a.id, a.kind, a.person, array(select distinct b.kind from organisations_pub_member m join organisations_pub_body b on b.code = m.unit
          where m.account = a.id and m.from_day <= $2 and (m.to_day is null or m.to_day >= $2) order by 1) as bodies
       from accounts_pub_names a where a.id = any($1::uuid[])`,
      [accounts, day],
    ),
  )

/** Who of these lives with one of those, or speaks for them. */
export const relativesAmong = (tx: Tx, persons: readonly string[], served: readonly string[]) =>
  tx.rows<{ person: string }>(
    sql(
      'duties.relatives',
      `select distinct m.person from people_pub_member m join people_pub_member o on o.household = m.household and o.to_day is null
       where m.person = any($1::uuid[]) and o.person = any($2::uuid[]) and m.to_day is null
       union
       select a.person from accounts_pub_names a join people_pub_account l on l.account = a.id
       where a.person = any($1::uuid[]) and l.person = any($2::uuid[]) and l.to_day is null and l.link <> 'self'`,
      [persons, served],
    ),
  )

/** Who of these speaks for one of those, also without a record of their own. */
export const speakingFor = (tx: Tx, accounts: readonly string[], served: readonly string[]) =>
  tx.rows<{ account: string }>(
    sql(
      'duties.speaking',
      `select distinct account from people_pub_account
       where account = any($1::uuid[]) and person = any($2::uuid[]) and to_day is null and link <> 'self'`,
      [accounts, served],
    ),
  )
