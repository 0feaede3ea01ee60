/** Who goes out: one account for each phone, people of one grid whom all of them know, and some who owe a visit today. */
import { stableId } from '../../../domain/kernel/stable-id.ts'
import { county, type JourneyHouse } from '../house.ts'

export const grid = '231025/100/zhanqian/001/001/'
export const item = 'visit-1-look-in'
const schema = `c${county}`

export interface Crew {
  /** Names to sign in with. */
  logins: string[]
  accounts: string[]
  people: string[]
}

const columnsOf = async ({ sql }: JourneyHouse, table: string, but: string[]) =>
  (
    await sql<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = $1 and table_name = $2`,
      [schema, table],
    )
  )
    .map((c) => c.name)
    .filter((c) => !but.includes(c))
    .join(', ')

/** Colleagues of the grid's worker: the same password, the same place. */
async function colleague(house: JourneyHouse, login: string): Promise<string> {
  const id = stableId('chaos', login)
  const from = `(select id from ${schema}.accounts where name = 'grid')`
  const [accounts, secrets, grants] = await Promise.all([
    columnsOf(house, 'accounts', ['id', 'name']),
    columnsOf(house, 'account_secrets', ['account']),
    columnsOf(house, 'account_grants', ['id', 'account']),
  ])
  await house.sql(
    `insert into ${schema}.accounts (id, name, ${accounts}) select $1, $2, ${accounts} from ${schema}.accounts where name = 'grid'`,
    [id, login],
  )
  await house.sql(
    `insert into ${schema}.account_secrets (account, ${secrets}) select $1, ${secrets} from ${schema}.account_secrets where account = ${from}`,
    [id],
  )
  await house.sql(
    `insert into ${schema}.account_grants (id, account, ${grants}) select gen_random_uuid(), $1, ${grants} from ${schema}.account_grants where account = ${from}`,
    [id],
  )
  return id
}

/** What the night would have made: a visit that is due today. */
export async function owe(house: JourneyHouse, account: string, person: string): Promise<void> {
  const enrolment = stableId('chaos', account, person)
  // Whoever looked in on them before does so no longer.
  await house.sql(
    `update ${schema}.enrolment set to_day = '2026-03-01', end_reason = 'changed' where person = $1 and plan = 'elder-visit' and to_day is null`,
    [person],
  )
  await house.sql(
    `insert into ${schema}.enrolment (id, person, plan, place, from_day, rhythm, helper, wish) values ($1, $2, 'elder-visit', $3, '2026-01-01', 'month', $4, $5)`,
    [enrolment, person, grid, account, { ways: [], rhythm: null, doorbells: null, calls: ['person'] }],
  )
  await house.sql(
    `insert into ${schema}.duty (id, enrolment, plan, person, place, cause, from_day, to_day, due_at, state, helper)
     values ($1, $2, 'elder-visit', $3, $4, 'rhythm', '2026-03-01', '2026-03-10', '2026-03-11T00:00:00+08:00', 'open', $5)`,
    [stableId('chaos', 'duty', account, person), enrolment, person, grid, account],
  )
}

/** @param most people who live in the grid from now on */
export async function crewOf(house: JourneyHouse, name: string, phones: number, most = 60): Promise<Crew> {
  await house.app.settle()
  const logins = Array.from({ length: phones }, (_, n) => `${name}-${n + 1}`)
  const accounts: string[] = []
  for (const login of logins) accounts.push(await colleague(house, login))
  const people = await house.sql<{ id: string }>(
    `update ${schema}.person set place = $1 where id in
       (select id from ${schema}.person where died is null and place is not null order by place = $1 desc, id limit $2) returning id`,
    [grid, most],
  )
  return { logins, accounts, people: people.map((p) => p.id).sort() }
}
