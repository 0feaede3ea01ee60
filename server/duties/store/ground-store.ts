/** Whether what put people under a plan still holds, and who is under one though it does not. */
import type { CarePlan, GroundOver } from '../../../domain/duties/schema.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

/**
 * A category of the plan that was held on the day of entry or later has ended and none holds; or the upper age was reached since.
 * Whom the plan never proposed a person put under it: nothing has ended. What was over when somebody said "stays" is not asked again.
 */
const settle = (which: string) => `
  update enrolment e set ground_over = n.over, ground_why = n.why from (
    select o.id, coalesce(c.over, a.over) as over, case when c.over is not null then 'category' when a.over is not null then 'age' end as why
    from enrolment o
    join people_pub_person p on p.id = o.person
    left join lateral (
      select max(h.to_day) filter (where h.to_day <= $4::date and h.to_day >= o.from_day and h.to_day > coalesce(o.kept_on, '-infinity')) as over
      from people_pub_category h
      where h.person = o.person and h.category = any($2::text[])
      having count(*) filter (where h.from_day <= $4::date and (h.to_day is null or h.to_day > $4::date)) = 0) c on true
    left join lateral (
      select (p.born + make_interval(years => $3::int))::date as over
      where (p.born + make_interval(years => $3::int))::date > greatest(o.from_day, coalesce(o.kept_on, '-infinity'))
        and (p.born + make_interval(years => $3::int))::date <= $4::date) a on true
    where o.plan = $1 and o.to_day is null and ${which}) n
  where e.id = n.id and (e.ground_over, e.ground_why) is distinct from (n.over, n.why)`

const parameters = (plan: Pick<CarePlan, 'code' | 'who'>, today: string) => [
  plan.code,
  plan.who.cares,
  plan.who.ages.to,
  today,
]

/** The next chunk of those that go as often as a rhythm says; index `enrolment_making`. */
export const settleChunk = (
  plan: Pick<CarePlan, 'code' | 'who'>,
  today: string,
  rhythm: string,
  after: string,
  upTo: string,
): Statement =>
  sql('duties.grounds', settle('o.rhythm = $5 and o.id > $6::uuid and o.id <= $7::uuid'), [
    ...parameters(plan, today),
    rhythm,
    after,
    upTo,
  ])

export const settleOf = (plan: Pick<CarePlan, 'code' | 'who'>, today: string, persons: readonly string[]): Statement =>
  sql('duties.groundsOf', settle('o.person = any($5::uuid[])'), [...parameters(plan, today), persons])

/** Under which plans they are; seen as far as the asker may. */
export const plansOf = (tx: Tx, persons: readonly string[]) =>
  tx.rows<{ plan: string }>(
    sql(
      'duties.plansOf',
      'select distinct plan from enrolment where person = any($1::uuid[]) and to_day is null order by 1',
      [persons],
    ),
  )

export interface EndingRow {
  id: string
  person: string
  place: string
  plan: string
  over: string
  why: GroundOver
  version: number
}

/** In the order of places; index `enrolment_ground`. */
export const endingsIn = (tx: Tx, plan: string, range: Range, after: { place: string; id: string }, size: number) =>
  tx.rows<EndingRow>(
    sql(
      'duties.endings',
      `select id, person, place, plan, ground_over::text as over, ground_why as why, version from enrolment
       where plan = $5 and place >= $1 and place < $2 and (place, id) > ($3, $4::uuid) and to_day is null and ground_over is not null
       order by place, id limit $6`,
      [range.lo, range.hi, after.place, after.id, plan, size],
    ),
  )

/** Which of these categories people held, and hold no more. */
export const heldOnce = (tx: Tx, persons: readonly string[], cares: readonly string[]) =>
  tx.rows<{ person: string; category: string }>(
    sql(
      'duties.heldOnce',
      `select distinct person, category from people_pub_category
       where person = any($1::uuid[]) and category = any($2::text[]) and to_day is not null order by person, category`,
      [persons, cares],
    ),
  )

export const keepOn = (id: string, day: string): Statement =>
  sql(
    'duties.keep',
    'update enrolment set kept_on = $2, ground_over = null, ground_why = null, version = version + 1 where id = $1',
    [id, day],
  )
