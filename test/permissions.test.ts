/**
 * [L6] Every permission × role × place, through HTTP. The routes come from `api.ts` of every room that is served; who may
 * comes from `test/oracle/permissions.txt`, which was written apart from `domain/accounts/roles.ts`.
 */
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Route } from '../domain/kernel/api.ts'
import { handKinds } from '../domain/accounts/handover.ts'
import { neverContracted } from '../domain/accounts/never-contracted.ts'
import { permissionsOf, roleCodes, type Role } from '../domain/accounts/roles.ts'
import { governmentActs } from '../domain/requests/acts.ts'
import { authenticate, recall } from '../server/accounts/index.ts'
import { installCounty } from '../server/catalogue/index.ts'
import { rooms } from '../server/rooms.ts'
import { startApp, type TestApp } from './app.ts'
import { Client, type Reply } from './client.ts'
import { openSql } from './database.ts'
import { enter } from './enter.ts'
import { readOracle } from './oracle/oracle.ts'

const oracle = readOracle()
const everywhere = '231025/'

interface Named {
  name: string
  route: Route
}
const routes: Named[] = rooms.flatMap((room) =>
  Object.entries(room.api).map(([name, route]) => ({ name: `${room.name}.${name}`, route })),
)
const guarded = routes.filter(({ route }) => route.spec.may !== 'public' && route.spec.may !== 'self')
const staffRoles = roleCodes.filter((r) => r !== 'resident')

let app: TestApp
let pool: pg.Pool
const sql = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await pool.query<R>(text, values)).rows

beforeAll(async () => {
  app = await startApp({ rooms, authenticate, recall })
  pool = openSql(app.db)
  await installCounty(app.house, { ...app.county, demo: false }, ['base', 'linkou'], {
    admin: app.db.config,
    day: '2026-01-01',
  })
})
afterAll(async () => {
  await pool.end()
  await app.close()
})

/** A call without anything in it: who may not is told so before anything is looked at. */
function knock(client: Client, { route }: Named, county = app.county.code): Promise<Reply<unknown>> {
  const path = route.path.replace(/:[a-zA-Z0-9]+/g, () => app.house.newId())
  return client.raw(route.method, `/${county}/api${path}`, route.method === 'GET' ? undefined : {})
}

/** What every route answers to one client, four at a time. */
async function knockAll(client: Client, list: Named[], county?: string): Promise<Map<string, Reply<unknown>>> {
  const answers = new Map<string, Reply<unknown>>()
  const left = [...list]
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let next = left.shift(); next; next = left.shift()) answers.set(next.name, await knock(client, next, county))
    }),
  )
  return answers
}

describe('[L6] the table of roles and the oracle', () => {
  it('say the same of every role and permission, contractors included', () => {
    const held = new Set(roleCodes.flatMap((r) => [...permissionsOf(r, false)]))
    const all = [...new Set([...held, ...oracle.permissions])].sort()
    const verdict = (role: Role, p: string) => {
      if (!permissionsOf(role, false).has(p as never)) return 'may-not'
      return permissionsOf(role, true).has(p as never) ? 'may' : 'never-contracted'
    }
    const differ = all.flatMap((p) =>
      roleCodes
        .filter((r) => verdict(r, p) !== oracle.says(p, r))
        .map((r) => `${p} ${r}: code ${verdict(r, p)}, oracle ${oracle.says(p, r)}`),
    )
    expect(differ).toEqual([])
    expect([...oracle.roles].sort()).toEqual([...roleCodes].sort())
  })

  it('name every permission a route asks for, and none of a served room that no route asks for', () => {
    const asked = new Set(guarded.map(({ route }) => route.spec.may as string))
    expect([...asked].filter((p) => !oracle.permissions.includes(p))).toEqual([])
    const served = new Set([...asked].map((p) => p.split('.')[0]!))
    // Asked in code and not by a route of its own: whether figures of ratings are told.
    const elsewhere = new Set(['indicators.ratings'])
    expect(
      oracle.permissions.filter((p) => served.has(p.split('.')[0]!) && !asked.has(p) && !elsewhere.has(p)),
    ).toEqual([])
  })

  it('[C9] what a room has in hand is a kind the page of hand-overs can name', () => {
    const kinds = rooms.flatMap((room) => (room.inHand ?? []).map((h) => h.kind))
    expect(kinds.length).toBeGreaterThan(8)
    expect(kinds.filter((k) => !(handKinds as readonly string[]).includes(k))).toEqual([])
  })

  it('what the loop calls public power is never contracted', () => {
    const missing = governmentActs.filter((k) => !(neverContracted as readonly string[]).includes(`requests.${k}`))
    // Absorbing is the other half of a merge and has no route of its own.
    expect(missing).toEqual(['absorb'])
  })
})

describe('[L6] every route × every role', () => {
  const outcome = (reply: Reply<unknown>) => {
    if (reply.status === 401) return reply.problem.code
    return reply.status === 403 && reply.problem.code === 'not-permitted' ? 'may-not' : 'may'
  }

  it.each(staffRoles)('%s', async (role) => {
    const client = await enter(app, sql, [{ role, place: everywhere }], { factor: 1 })
    const answers = await knockAll(client, guarded)
    const wrong = guarded.filter(({ name, route }) => {
      const may = oracle.says(route.spec.may, role) !== 'may-not'
      return outcome(answers.get(name)!) !== (may ? 'may' : 'may-not')
    })
    expect(wrong.map((w) => `${w.name} (${w.route.spec.may}): ${answers.get(w.name)!.status}`)).toEqual([])
    expect([...answers].filter(([, a]) => a.status >= 500).map(([name]) => name)).toEqual([])
  })

  it.each(staffRoles.filter((r) => oracle.permissions.some((p) => oracle.says(p, r) === 'never-contracted')))(
    "%s in a contractor's account",
    async (role) => {
      const client = await enter(app, sql, [{ role, place: everywhere }], { factor: 1, contractor: true })
      const power = guarded.filter(({ route }) => oracle.says(route.spec.may, role) === 'never-contracted')
      const answers = await knockAll(client, power)
      expect(power.filter(({ name }) => outcome(answers.get(name)!) !== 'may-not').map((p) => p.name)).toEqual([])
    },
  )

  it('nobody without a session, and no resident, enters a route of staff', async () => {
    const guest = await knockAll(new Client(app), [
      ...guarded,
      ...routes.filter(({ route }) => route.spec.may === 'self'),
    ])
    expect([...guest].filter(([, a]) => a.status !== 401).map(([name, a]) => `${name} ${a.status}`)).toEqual([])
    const plain = await enter(app, sql, [])
    const answers = await knockAll(plain, guarded)
    expect([...answers].filter(([, a]) => a.status !== 403).map(([name, a]) => `${name} ${a.status}`)).toEqual([])
  })

  it('a session of another county is not found, on any route', async () => {
    const client = await enter(app, sql, [{ role: 'duty-officer', place: everywhere }], { factor: 1 })
    const answers = await knockAll(client, routes, '990001')
    expect(
      [...answers].filter(([, a]) => a.status !== 404 && a.status !== 429).map(([name, a]) => `${name} ${a.status}`),
    ).toEqual([])
    // And a token carried over by hand opens nothing there.
    client.cookie = client.cookie!.replace('231025', '990001')
    client.browser = client.browser!.replace('231025', '990001')
    const carried = await knockAll(client, guarded, '990001')
    expect([...carried].filter(([, a]) => a.status !== 401).map(([name, a]) => `${name} ${a.status}`)).toEqual([])
  })

  it('acts that ask for the second factor ask for a recent one', async () => {
    const stepped = guarded.filter(({ route }) => route.spec.stepUp)
    // What leaves the house, what is shown unmasked, what gives rights.
    const must = guarded.filter(({ route }) => /\.(export|reveal)$/.test(route.spec.may as string)).map((g) => g.name)
    expect(must.sort()).toEqual([
      'audit.export',
      'indicators.export',
      'people.exportDifferences',
      'people.exportPeople',
      'people.reveal',
      'people.revealExtra',
      'records.export',
      'requests.export',
      'requests.paper-archive',
      'requests.reveal',
    ])
    expect(stepped.map((s) => s.name)).toEqual(
      expect.arrayContaining([
        ...must,
        'forms.fill',
        'accounts.open',
        'accounts.grant',
        'accounts.decide',
        'settings.edit',
      ]),
    )
    for (const { name, route } of stepped) {
      const role = staffRoles.find((r) => oracle.says(route.spec.may, r) !== 'may-not')!
      const seat = [{ role, place: everywhere }]
      for (const options of [{}, { factor: 11 }]) {
        const reply = await knock(await enter(app, sql, seat, options), { name, route })
        expect([name, reply.status, reply.problem.code]).toEqual([name, 401, 'second-factor-needed'])
      }
    }
  })
})
