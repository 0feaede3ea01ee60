/** Lists of what is owed: of a worker, of a place, of a person. Each names its own arm and index. */
import type { Duty, Wish } from '../../../domain/duties/schema.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface ListedDuty extends Omit<Duty, 'due'> {
  due: Date
  helper: string | null
  refused: number
  wish: Wish
}

const shown = `d.id, d.enrolment, d.plan, d.person, d.place, d.cause, d.from_day::text as "from", d.to_day::text as "to", d.due_at as due,
  d.state, d.attempts, d.refusals, d.record, d.excuse, d.helper, e.refused, e.wish`
/** Looked up row by row: the planner, not knowing how few there are, would read all enrolments. */
const plain = `select ${shown} from duty d cross join lateral (select o.refused, o.wish from enrolment o where o.id = d.enrolment limit 1) e`

/** Owed by name; index `duty_helper`. */
export const owedByHelper = (tx: Tx, account: string, since: Date, until: Date, size: number) =>
  tx.rows<ListedDuty>(
    sql(
      'duties.byHelper',
      `${plain} where d.helper = $1 and d.state in ('open', 'attempted', 'refused', 'missed') and not d.shelved and d.due_at >= $2 and d.from_day <= $3::date
       order by d.due_at, d.id limit $4`,
      [account, since, until, size],
    ),
  )

/** Owed by somebody else to those an account is bound to as well; index `pairing_helper`, then `duty_enrolment`. */
export const owedByPair = (tx: Tx, account: string, since: Date, until: Date, size: number) =>
  tx.rows<ListedDuty>(
    sql(
      'duties.byPair',
      `select ${shown} from pairing p join enrolment e on e.id = p.enrolment join duty d on d.enrolment = e.id
       where p.helper = $1 and p.kind = 'account' and p.to_day is null and e.to_day is null
         and d.to_day >= ($2::timestamptz at time zone 'Asia/Shanghai')::date
         and d.state in ('open', 'attempted', 'refused', 'missed') and d.due_at >= $2 and d.from_day <= $3::date
       order by d.due_at, d.id limit $4`,
      [account, since, until, size],
    ),
  )

/** Owed by nobody by name in these grids; index `duty_owed`, `duty_unmet`. */
export const owedInGrids = (tx: Tx, places: readonly string[], since: Date, until: Date, size: number) =>
  tx.rows<ListedDuty>(
    sql(
      'duties.inGrids',
      `select * from (
         (${plain} where d.place = any($1::text[]) and d.helper is null and d.state in ('open', 'attempted', 'refused') and not d.shelved
            and d.due_at >= $2 and d.from_day <= $3::date)
         union all
         (${plain} where d.place = any($1::text[]) and d.helper is null and d.state = 'missed' and not d.shelved
            and d.due_at >= $2 and d.from_day <= $3::date)) o
       order by o.due, o.id limit $4`,
      [places, since, until, size],
    ),
  )

/** Owed by nobody by name to people of these households; index `duty_person`. */
export const owedToPersons = (tx: Tx, persons: readonly string[], since: Date, until: Date, size: number) =>
  tx.rows<ListedDuty>(
    sql(
      'duties.toPersons',
      `${plain} where d.person = any($1::uuid[]) and d.helper is null and d.state in ('open', 'attempted', 'refused', 'missed') and not d.shelved
         and d.to_day >= ($2::timestamptz at time zone 'Asia/Shanghai')::date and d.due_at >= $2 and d.from_day <= $3::date
       order by d.due_at, d.id limit $4`,
      [persons, since, until, size],
    ),
  )

export interface Page {
  plan: string | null
  since: Date
  until: Date
  after: { place: string; due: string; id: string }
  size: number
}

/** Grid by grid, in each the longest first: the order of the index, so that a county costs what a grid does. */
const page =
  (name: string, states: string) =>
  (range: Range, p: Page): Statement =>
    sql(
      name,
      `${plain} where d.place >= $1 and d.place < $2 and ${states} and d.due_at >= $3 and d.due_at < $4
       and (d.place, d.due_at, d.id) > ($5, $6::timestamptz, $7::uuid) and ($8::text is null or d.plan = $8)
     order by d.place, d.due_at, d.id limit $9`,
      [range.lo, range.hi, p.since, p.until, p.after.place, p.after.due, p.after.id, p.plan, p.size],
    )

/** What was not met; index `duty_unmet`. */
export const unmetIn = page('duties.unmet', `d.state in ('missed', 'attempted', 'refused') and not d.shelved`)

/** What is still to come; index `duty_owed`. */
export const owedIn = page('duties.owedIn', `d.state in ('open', 'attempted', 'refused')`)

export const dutiesOf = (tx: Tx, person: string, since: string) =>
  tx.rows<ListedDuty>(
    sql(
      'duties.of',
      `${plain} where d.person = $1 and d.to_day >= $2 and d.state <> 'lapsed' order by d.due_at desc, d.id limit 60`,
      [person, since],
    ),
  )

export interface LastRow {
  person: string
  record: string
  outcome: 'met' | 'attempted' | 'refused'
  way: string
  at: Date
  who: string | null
  plans: string[]
}

/** The last contact of each, with everything it covered; index `duty_contact_person`. */
export const lastContacts = (tx: Tx, persons: readonly string[]) =>
  tx.rows<LastRow>(
    sql(
      'duties.last',
      `select o.person, l.record, l.outcome, l.way, l.at, a.shown as who,
         array(select distinct d.plan from duty_contact c join duty d on d.id = c.duty where c.record = l.record and c.person = o.person order by 1) as plans
       from unnest($1::uuid[]) o(person)
       cross join lateral (select c.record, c.outcome, c.way, c.at, c.account from duty_contact c where c.person = o.person order by c.at desc limit 1) l
       left join accounts_pub_names a on a.id = l.account`,
      [persons],
    ),
  )

/** Grids an account is named for on a day. */
export const gridsOf = (tx: Tx, account: string, day: string) =>
  tx.rows<{ place: string }>(
    sql(
      'duties.grids',
      `select distinct place from places_pub_worker where account = $1 and from_day <= $2 and (to_day is null or to_day > $2)`,
      [account, day],
    ),
  )

/** Whom an account stands in for on a day. */
export const coveredBy = (tx: Tx, account: string, day: string) =>
  tx.rows<{ account: string; shown: string }>(
    sql(
      'duties.covered',
      `select c.account, a.shown from organisations_pub_cover c join accounts_pub_names a on a.id = c.account
       where c.cover = $1 and c.from_day <= $2 and c.to_day >= $2 order by 1`,
      [account, day],
    ),
  )
