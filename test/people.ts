/** The register of people as tests meet it: a demo county with two grids of one community, and people entered through the front door. */
import pg from 'pg'
import { peopleApi } from '../domain/people/api.ts'
import { checkCharacter } from '../domain/people/idnumber.ts'
import type { Person, Relation } from '../domain/people/schema.ts'
import type { Role } from '../domain/accounts/roles.ts'
import type { RoomModule } from '../server/kernel/context.ts'
import { workFor } from '../server/kernel/jobs/work.ts'
import { peopleRoom } from '../server/people/index.ts'
import { placesRoom } from '../server/places/index.ts'
import { startApp, type TestApp } from './app.ts'
import type { Client } from './client.ts'
import { enterAccounts, testSessions } from './sessions.ts'

export const community = '231025/100/zhanqian/001/'
export const [one, two] = [`${community}001/`, `${community}002/`] as const

let numbers = 0
/** Nobody has such a number: 990000 is no area. Of women, as those who are entered here. */
export function inventedNumber(born = '1951-03-08'): string {
  const seventeen = `990000${born.replaceAll('-', '')}${String((numbers += 2)).padStart(3, '0')}`
  return seventeen + checkCharacter(seventeen)
}

export interface Register {
  app: TestApp
  db: pg.Client
  newId: () => string
  work: () => ReturnType<typeof workFor>
  /** Whoever holds a role at a place; the same name is the same account, and stands in the accounts room. */
  seat: (name: string, role: Role, place?: string) => Client
  /** The same with any grants, or a resident's session. */
  seatOf: ReturnType<typeof testSessions>['as'] extends (app: TestApp, ...rest: infer A) => infer C
    ? (...rest: A) => C
    : never
  /** Account id behind the name of a seat. */
  account: (name: string) => string
  rows: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>
  /** An empty household in a dwelling where nobody lives. */
  home: (place?: string) => Promise<string>
  /** Somebody entered, alone or in a household. */
  entered: (change?: Partial<Person>, household?: string, relation?: Relation, more?: object) => Promise<Person>
  close: () => Promise<void>
}

export async function startRegister(
  names: string[],
  { day = '2026-03-02', more = [] }: { day?: string; more?: RoomModule[] } = {},
): Promise<Register> {
  const sessions = testSessions()
  const app = await startApp({
    rooms: [placesRoom, peopleRoom, ...more],
    authenticate: sessions.authenticate,
    filling: 'demo',
  })
  const db = new pg.Client(app.db.config)
  await db.connect()
  await db.query(`set search_path = c${app.county.code}`)
  await enterAccounts(app, ['register', ...names])
  const newId = () => app.house.newId()
  const writer = sessions.as(app, 'register', [{ role: 'community-secretary', place: community }])
  const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await db.query<R>(text, values)).rows
  return {
    app,
    db,
    newId,
    rows,
    work: () => workFor(app.house, app.county),
    seat: (name, role, place) => sessions.as(app, name, [{ role, ...(place && { place }) }]),
    seatOf: (name, given, extra) => sessions.as(app, name, given, extra),
    account: sessions.account,
    home: async (place = one) => {
      const [dwelling] = await rows<{ id: string }>(
        'select d.id from dwelling d where place = $1 and not exists (select 1 from household h where h.dwelling = d.id) order by id limit 1',
        [place],
      )
      const id = newId()
      await writer.ok(peopleApi.addHousehold, {
        body: { id, place, dwelling: dwelling!.id, opened: day, closed: null },
      })
      return id
    },
    entered: async (change = {}, household, relation = 'head', extra = {}) => {
      const person: Person = {
        id: newId(),
        place: one,
        name: '尉迟安康',
        sex: 'female',
        born: '1951-03-08',
        phones: [],
        idNumber: null,
        addressNote: null,
        died: null,
        ...change,
      }
      await writer.ok(peopleApi.add, {
        body: { person, day, ...(household && { household }), relation, ...extra },
      })
      return person
    },
    close: async () => {
      await db.end()
      await app.close()
    },
  }
}
