/** An act that spares the look-up of the session: the same rights as with it, from one moment to the next. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { act } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { staff, startTown, type Person, type Town } from '../../test/accounts.ts'
import { Client } from '../../test/client.ts'
import { room } from '../kernel/context.ts'
import { alreadyDone } from '../kernel/db/act.ts'
import { sql } from '../kernel/db/tx.ts'
import { accounts } from './index.ts'

const spec = {
  may: 'requests.note',
  summary: 'For this test',
  straight: true,
  body: z.strictObject({ refuse: z.boolean().optional() }),
  answer: z.strictObject({ lo: z.string() }),
} as const
const api = { tried: act('POST', '/tried', spec), looked: act('POST', '/looked', spec) }
const seen = sql('test.scope', `select current_setting('linli.lo') as lo`)
let decided = 0
let looked = 0

const probe = room({
  name: 'probe',
  api,
  routes: {
    tried: (ctx, { body }) =>
      ctx.act(
        (tx) => tx.one<{ lo: string }>(seen),
        (scope) => {
          decided++
          if (body.refuse) throw new Refusal('out-of-turn')
          return alreadyDone(scope!)
        },
      ),
    looked: async (ctx) => {
      const scope = await ctx.read((tx) => tx.one<{ lo: string }>(seen))
      looked++
      return ctx.act(async () => scope!, alreadyDone)
    },
  },
})

let town: Town
let worker: Person
let connections = 0
const act_ = (client: Client, refuse = false) => client.call(api.tried, { body: { refuse } })
/** How many connections something takes. */
const taken = async (work: () => Promise<unknown>) => {
  connections = 0
  await work()
  return connections
}
const granted = (place: string) =>
  town.sql(`update c231025.account_grants set place = $2 where account = $1`, [worker.account, place])

beforeAll(async () => {
  town = await startTown([accounts, probe])
  town.house.pools.app.on('acquire', () => connections++)
})
afterAll(() => town.close())
beforeEach(async () => {
  worker = await staff(town, [{ role: 'grid-worker', place: '231025/100/' }])
  decided = looked = 0
})

describe('the second act within a minute', () => {
  it('takes one connection; looked up and kept awake it takes three', async () => {
    const seenBy = async () => (await act_(worker.client)).body.lo
    expect(await taken(async () => expect(await seenBy()).toBe('{"231025/100/"}'))).toBe(1)
    town.later(90)
    expect(await taken(async () => expect(await seenBy()).toBe('{"231025/100/"}'))).toBe(3)
  })

  it('is refused once its session is gone', async () => {
    await act_(worker.client)
    await town.sql('delete from c231025.account_sessions where account = $1', [worker.account])
    expect((await act_(worker.client)).status).toBe(401)
    expect(decided).toBe(1)
  })

  it('[L6] sees what is granted now: another place at once, nothing once the role has ended', async () => {
    await act_(worker.client)
    await granted('231025/101/')
    expect((await act_(worker.client)).body.lo).toBe('{"231025/101/"}')
    await town.sql('update c231025.account_grants set ended_at = now() where account = $1', [worker.account])
    expect((await act_(worker.client)).problem.code).toBe('not-permitted')
    expect(decided).toBe(2)
  })

  it('is allowed what was refused before, as soon as it is granted', async () => {
    await act_(worker.client)
    await town.sql(`update c231025.account_grants set role = 'auditor' where account = $1`, [worker.account])
    expect((await act_(worker.client)).status).toBe(403)
    await town.sql(`update c231025.account_grants set role = 'grid-worker' where account = $1`, [worker.account])
    expect((await act_(worker.client)).status).toBe(200)
  })

  it('opens nothing in another browser, nor to an account that was disabled', async () => {
    await act_(worker.client)
    const thief = new Client(town)
    thief.cookie = worker.client.cookie
    expect((await act_(thief)).status).toBe(401)
    thief.browser = worker.client.browser!
    expect((await thief.call(api.tried, { body: {}, headers: { 'user-agent': 'another' } })).status).toBe(401)
    await town.sql('update c231025.accounts set disabled_at = now() where id = $1', [worker.account])
    expect((await act_(worker.client)).status).toBe(401)
    expect(decided).toBe(1)
  })

  it('is judged once where the session held: a refusal is not tried again', async () => {
    await act_(worker.client)
    expect(await taken(async () => expect((await act_(worker.client, true)).status).toBe(409))).toBe(1)
    expect(decided).toBe(2)
  })

  it('keeps the session awake as any other would', async () => {
    const until = async () =>
      (
        await town.sql<{ idle_until: Date }>('select idle_until from c231025.account_sessions where account = $1', [
          worker.account,
        ])
      )[0]!.idle_until.getTime()
    await act_(worker.client)
    const before = await until()
    town.later(90)
    expect((await act_(worker.client)).status).toBe(200)
    expect(await until()).toBe(before + 90_000)
  })
})

it('whoever reads before the act is looked up first: nothing is read by what is only remembered', async () => {
  await worker.client.ok(api.looked, { body: {} })
  await granted('231025/101/')
  expect((await worker.client.ok(api.looked, { body: {} })).lo).toBe('{"231025/101/"}')
  expect(looked).toBe(2)
})
