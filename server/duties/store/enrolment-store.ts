/** People under plans. */
import type { Enrolment } from '../../../domain/duties/schema.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface EnrolmentRow extends Enrolment {
  endReason: string | null
  restricted: boolean
  overseer: string | null
  refused: number
  note: string | null
  follows: string | null
  enrolledBy: string | null
  version: number
}

const shown = `e.id, e.person, e.plan, e.place, e.from_day::text as "from", e.to_day::text as "to", e.end_reason as "endReason", e.tier, e.rhythm,
  e.anchor, e.helper, e.review_on::text as "reviewOn", e.wish, e.restricted, e.overseer, e.refused, e.note, e.follows,
  e.enrolled_by as "enrolledBy", e.version`

export const insertEnrolments = (rows: readonly EnrolmentRow[]): Statement =>
  sql(
    'duties.enrol',
    `insert into enrolment (id, person, plan, place, from_day, tier, rhythm, anchor, helper, review_on, wish, restricted, overseer, note, follows, enrolled_by)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::date[],
       $11::jsonb[], $12::boolean[], $13::uuid[], $14::uuid[], $15::uuid[], $16::uuid[])`,
    columns(rows, [
      'id',
      'person',
      'plan',
      'place',
      'from',
      'tier',
      'rhythm',
      'anchor',
      'helper',
      'reviewOn',
      'wish',
      'restricted',
      'overseer',
      'note',
      'follows',
      'enrolledBy',
    ]),
  )

export const lockEnrolment = (tx: Tx, id: string) =>
  tx.one<EnrolmentRow>(sql('duties.lockEnrolment', `select ${shown} from enrolment e where e.id = $1 for update`, [id]))

export const openAmong = (tx: Tx, plan: string, persons: readonly string[]) =>
  tx.rows<{ person: string }>(
    sql(
      'duties.openAmong',
      'select person from enrolment where plan = $1 and person = any($2::uuid[]) and to_day is null',
      [plan, persons],
    ),
  )

/** Everything a person is or was under. */
export const ofPerson = (tx: Tx, person: string) =>
  tx.rows<EnrolmentRow>(
    sql('duties.ofPerson', `select ${shown} from enrolment e where e.person = $1 order by e.from_day desc, e.id`, [
      person,
    ]),
  )

export const lockOpenOf = (tx: Tx, persons: readonly string[]) =>
  tx.rows<EnrolmentRow>(
    sql(
      'duties.lockOpenOf',
      `select ${shown} from enrolment e where e.person = any($1::uuid[]) and e.to_day is null order by e.id for update`,
      [persons],
    ),
  )

/** Ended by death or leaving on a day; what is taken back goes on. */
export const lockEndedOf = (tx: Tx, person: string, day: string) =>
  tx.rows<EnrolmentRow>(
    sql(
      'duties.lockEndedOf',
      `select ${shown} from enrolment e where e.person = $1 and e.to_day = $2 and e.end_reason in ('died', 'left') order by e.id for update`,
      [person, day],
    ),
  )

/** Under plans in a place, in the order of places; index `enrolment_place`. */
export const enrolledIn = (
  tx: Tx,
  range: Range,
  of: { plan: string | null; look: boolean; review: string | null },
  after: { place: string; id: string },
  size: number,
) =>
  tx.rows<EnrolmentRow>(
    sql(
      of.look ? 'duties.looks' : 'duties.enrolled',
      `select ${shown} from enrolment e
       where e.place >= $1 and e.place < $2 and e.to_day is null and (e.place, e.id) > ($3, $4::uuid)
         and ($5::text is null or e.plan = $5) and ($6::date is null or e.review_on <= $6) ${of.look ? 'and e.refused >= 2' : ''}
       order by e.place, e.id limit $7`,
      [range.lo, range.hi, after.place, after.id, of.plan, of.review, size],
    ),
  )

export const helpedBy = (tx: Tx, account: string) =>
  tx.rows<{ id: string; place: string; restricted: boolean }>(
    sql(
      'duties.helpedBy',
      'select id, place, restricted from enrolment where helper = $1 and to_day is null order by id for update',
      [account],
    ),
  )

/** Restricted, and answered for by an account; index `enrolment_overseer`. */
export const overseenBy = (tx: Tx, account: string) =>
  tx.rows<{ id: string; place: string }>(
    sql(
      'duties.overseenBy',
      'select id, place from enrolment where overseer = $1 and to_day is null order by id for update',
      [account],
    ),
  )

/** What was owed before goes along: whoever answers for a child reads what became of it. */
export const setOverseer = (ids: readonly string[], account: string): Statement[] => [
  sql('duties.setOverseer', 'update enrolment set overseer = $2, version = version + 1 where id = any($1::uuid[])', [
    ids,
    account,
  ]),
  sql(
    'duties.setDutyOverseer',
    'update duty set overseer = $2, version = version + 1 where enrolment = any($1::uuid[])',
    [ids, account],
  ),
  sql(
    'duties.setCheckOverseer',
    'update welfare_check set overseer = $2, version = version + 1 where enrolment = any($1::uuid[]) and overseer is distinct from $2',
    [ids, account],
  ),
]

/** Begun on that very day, it never was. */
export const endEnrolments = (ids: readonly string[], day: string, reason: string): Statement =>
  sql(
    'duties.end',
    `update enrolment set to_day = greatest(from_day, $2::date), end_reason = $3, version = version + 1 where id = any($1::uuid[])`,
    [ids, day, reason],
  )

/** Windows that end then or later are owed no more, met or not; who was there is still read from their contacts. */
export const lapseFrom = (enrolments: readonly string[], day: string): Statement =>
  sql(
    'duties.lapse',
    `update duty set state = 'lapsed', excuse = null, version = version + 1
     where enrolment = any($1::uuid[]) and to_day >= $2 and state <> 'lapsed'`,
    [enrolments, day],
  )

/** What was not met before stands in the figures alone: nobody is led to that door for it any more. */
export const shelveOf = (enrolments: readonly string[]): Statement =>
  sql(
    'duties.shelveOf',
    `update duty set shelved = true
     where enrolment = any($1::uuid[]) and state in ('missed', 'attempted', 'refused') and not shelved`,
    [enrolments],
  )

/** And back, as far as lists reach. */
export const unshelveOf = (enrolments: readonly string[], since: Date): Statement =>
  sql(
    'duties.unshelveOf',
    'update duty set shelved = false where enrolment = any($1::uuid[]) and shelved and due_at >= $2',
    [enrolments, since],
  )

export const reopenEnrolments = (ids: readonly string[]): Statement =>
  sql(
    'duties.reopen',
    `update enrolment set to_day = null, end_reason = null, version = version + 1 where id = any($1::uuid[])`,
    [ids],
  )

export const changeEnrolment = (e: Pick<EnrolmentRow, 'id' | 'reviewOn' | 'wish'>): Statement =>
  sql('duties.change', 'update enrolment set review_on = $2, wish = $3, version = version + 1 where id = $1', [
    e.id,
    e.reviewOn,
    e.wish,
  ])

export const setHelper = (ids: readonly string[], helper: string | null): Statement[] => [
  sql('duties.setHelper', 'update enrolment set helper = $2, version = version + 1 where id = any($1::uuid[])', [
    ids,
    helper,
  ]),
  sql(
    'duties.setDutyHelper',
    `update duty set helper = $2, version = version + 1
     where enrolment = any($1::uuid[]) and state in ('open', 'attempted', 'refused', 'missed') and helper is distinct from $2`,
    [ids, helper],
  ),
]

export const setLooked = (id: string, at: Date): Statement =>
  sql('duties.looked', 'update enrolment set looked_at = $2, refused = 0, version = version + 1 where id = $1', [
    id,
    at,
  ])

/** Where these persons live now, and what is open goes there; what happened keeps its place. */
export const followPersons = (persons: readonly string[], today: string): Statement[] => [
  sql(
    'duties.follow',
    `update enrolment e set place = p.place, version = e.version + 1 from people_pub_person p
     where e.person = any($1::uuid[]) and e.to_day is null and p.id = e.person and p.place <> e.place`,
    [persons],
  ),
  sql(
    'duties.followDuties',
    `update duty d set place = e.place, version = d.version + 1 from enrolment e
     where e.person = any($1::uuid[]) and e.to_day is null and d.enrolment = e.id and d.to_day >= $2
       and d.state in ('open', 'attempted', 'refused', 'missed') and d.place <> e.place`,
    [persons, today],
  ),
]

export const personsIn = (tx: Tx, place: string) =>
  tx.rows<{ person: string }>(
    sql('duties.personsIn', 'select distinct person from enrolment where place = $1 and to_day is null', [place]),
  )

export const membersOf = (tx: Tx, household: string) =>
  tx.rows<{ person: string }>(
    sql('duties.membersOf', 'select person from people_pub_member where household = $1 and to_day is null', [
      household,
    ]),
  )

/** Two records of one person become one; each row remembers whose it was. */
export const handOn = (ids: readonly string[], old: string, into: string): Statement[] => [
  sql('duties.handOn', 'update enrolment set person = $2, was = $3, version = version + 1 where id = any($1::uuid[])', [
    ids,
    into,
    old,
  ]),
  sql(
    'duties.handDutiesOn',
    'update duty set person = $2, version = version + 1 where enrolment = any($1::uuid[]) and person = $3',
    [ids, into, old],
  ),
  sql('duties.handExcusesOn', 'update duty_excuse set person = $1, was = $2, version = version + 1 where person = $2', [
    into,
    old,
  ]),
]

export const handBack = (old: string): Statement[] => [
  sql(
    'duties.handDutiesBack',
    'update duty d set person = $1, version = d.version + 1 from enrolment e where e.was = $1 and d.enrolment = e.id',
    [old],
  ),
  sql('duties.handBack', 'update enrolment set person = was, was = null, version = version + 1 where was = $1', [old]),
  sql(
    'duties.handExcusesBack',
    'update duty_excuse set person = was, was = null, version = version + 1 where was = $1',
    [old],
  ),
]

export interface Candidate {
  id: string
  place: string
  name: string
  born: string | null
  cares: string[]
}

/** Who holds one of these categories in a place and is not under the plan, in the order of places; index `person_category_place`. */
export const candidates = (
  tx: Tx,
  of: { plan: string; cares: readonly string[]; day: string },
  range: Range,
  after: { place: string; id: string },
  size: number,
) =>
  tx.rows<Candidate>(
    sql(
      'duties.candidates',
      `select p.id, c.place, p.name_masked as name, p.born::text as born, c.cares
       from (
         select c.place, c.person, array_agg(distinct c.category) as cares from people_pub_category c
         where c.category = any($5::text[]) and c.place >= $1 and c.place < $2 and (c.place, c.person) > ($3, $4::uuid)
           and c.from_day <= $6 and (c.to_day is null or c.to_day > $6)
           and not exists (select 1 from enrolment e where e.person = c.person and e.plan = $7 and e.to_day is null)
         group by c.place, c.person) c
       join people_pub_person p on p.id = c.person
       where p.died is null and p.left_on is null and p.id = p.now
       order by c.place, c.person limit $8`,
      [range.lo, range.hi, after.place, after.id, of.cares, of.day, of.plan, size],
    ),
  )

export interface PersonBrief {
  id: string
  place: string
  name: string
  born: string | null
  died: string | null
  left: string | null
}

/** Masked. */
export const briefs = (tx: Tx, ids: readonly string[]) =>
  tx.rows<PersonBrief>(
    sql(
      'duties.briefs',
      'select id, place, name_masked as name, born::text as born, died::text as died, left_on::text as left from people_pub_person where id = any($1::uuid[])',
      [ids],
    ),
  )

export const accountsShown = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string; shown: string; kind: string; active: boolean }>(
    sql('duties.accounts', 'select id, shown, kind, active from accounts_pub_names where id = any($1::uuid[])', [ids]),
  )
