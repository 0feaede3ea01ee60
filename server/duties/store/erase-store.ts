/** Of whom nothing is needed any more: what was owed and done stays for the figures, under nobody's name, day or door. */
import { Wish } from '../../../domain/duties/schema.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

/** Whatever of theirs carries words or versions: enrolments, pairs, excuses and the acts that named them. */
export const textsOf = (tx: Tx, persons: readonly string[]) =>
  tx.rows<{ subject: string }>(
    sql(
      'duties.textsOf',
      `with e as (select id from enrolment where person = any($1::uuid[]) or was = any($1::uuid[]))
       select id::text as subject from e
       union select p.id::text from pairing p join e on e.id = p.enrolment
       union select x.id::text from duty_excuse x where x.person = any($1::uuid[]) or x.was = any($1::uuid[])`,
      [persons],
    ),
  )

/** The day somebody was born on and what they wished for go; that they were under a plan, and how often, stays. */
export const eraseEnrolments = (persons: readonly string[]): Statement =>
  sql(
    'duties.eraseEnrolments',
    `update enrolment set anchor = null, wish = $2::jsonb, version = version + 1 where person = any($1::uuid[]) or was = any($1::uuid[])`,
    [persons, JSON.stringify(Wish.parse({}))],
  )

export const eraseServed = (persons: readonly string[]): Statement =>
  sql('duties.eraseServed', 'delete from duty_served where person = any($1::uuid[])', [persons])

/** A point is where somebody lived. */
export const eraseSpots = (persons: readonly string[]): Statement =>
  sql(
    'duties.eraseSpots',
    `update visit v set lat = null, lng = null where (lat is not null or lng is not null)
       and v.id in (select p.visit from visit_person p where p.person = any($1::uuid[]))`,
    [persons],
  )

/** What was minded at a door nobody goes to any more. */
export const eraseManners = (persons: readonly string[]): Statement =>
  sql(
    'duties.eraseManners',
    'update visit_manner set two = false, withheld_at = null, version = version + 1 where person = any($1::uuid[])',
    [persons],
  )
