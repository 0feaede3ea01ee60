/** What somebody reported before signing in is theirs after the code came to the same number. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsApi } from '../../domain/accounts/api.ts'
import { requestsApi as api } from '../../domain/requests/api.ts'
import type { Client } from '../../test/client.ts'
import { listening } from '../../test/live.ts'
import { startLoop, type Loop } from '../../test/requests/front.ts'
import { messagesSent } from '../accounts/index.ts'

let t: Loop
beforeAll(async () => {
  t = await startLoop()
})
afterAll(() => t.at.close())

const mine = '00055550001'
const other = '00055550002'

/** Signs in by the code on the phone; the client is one that the test county knows. */
async function signedIn(phone: string): Promise<{ client: Client; account: string }> {
  const door = t.at.guest()
  const id = t.id()
  t.later({ minutes: 1 })
  await door.ok(accountsApi.phoneCode, { body: { id, phone } })
  await messagesSent()
  const [message] = await t.at.sql<{ text: string }>(
    'select text from c231025.dev_messages order by at desc, id desc limit 1',
  )
  const code = /\d{6}/.exec(message!.text)![0]
  const step = await door.ok(accountsApi.phoneSignIn, { params: { id }, body: { code } })
  if (step.next !== 'done') throw new Error(step.next)
  const { account } = step.me
  return { client: t.at.as(account, [], { kind: 'resident', factors: 1, account, grants: [] }), account }
}
const listOf = async (client: Client) => (await client.ok(api['my-list'], { query: {} })).items.map((i) => i.id)
const claimed = (request: string) =>
  t.at.sql<{ detail: object }>(`select detail from c231025.audit where act = 'requests.claim' and subject = $1`, [
    request,
  ])

describe('reported before signing in', () => {
  it('[D1] what came from this number is there after the code, and nothing of another number', async () => {
    const first = await t.reported({ contact: { phone: mine } })
    const second = await t.reported({ contact: { phone: mine, name: '丁' } })
    const foreign = await t.reported({ contact: { phone: other } })
    // Somebody spoke for the person concerned: the number of who spoke makes it nobody's.
    const spoken = await t.reported({
      contact: { phone: other },
      representative: { name: '戊', phone: mine, relation: 'neighbour', consent: 'spoken' },
    })
    const me = await signedIn(mine)
    const bell = await listening(me.client, [`notices:${me.account}`])
    expect(await listOf(me.client)).toEqual([])
    await t.at.app.settle()
    expect(await bell.next()).toBe(`notices:${me.account}`)
    bell.stop()
    expect((await listOf(me.client)).sort()).toEqual([first.request, second.request].sort())
    expect((await me.client.ok(api['my-track'], { params: { request: first.request } })).refNo).toBe(first.refNo)
    for (const r of [foreign, spoken])
      expect((await me.client.call(api['my-track'], { params: { request: r.request } })).status).toBe(404)
    expect((await claimed(first.request)).map((l) => l.detail)).toEqual([
      expect.objectContaining({ account: me.account, by: 'phone' }),
    ])
    expect(await claimed(foreign.request)).toEqual([])
  })

  it('what came from the number before it may have changed hands is nobody’s', async () => {
    const given = '00055550003'
    const old = await t.reported({ contact: { phone: given } })
    t.later({ days: 2 })
    const young = await t.reported({ contact: { phone: given } })
    t.later({ days: 89 })
    const me = await signedIn(given)
    await t.at.app.settle()
    expect(await listOf(me.client)).toEqual([young.request])
    expect(await claimed(old.request)).toEqual([])
  })

  it('again changes nothing; what another account reported stays with it', async () => {
    const them = await signedIn(other)
    await t.at.app.settle()
    const theirs = await listOf(them.client)
    const report = {
      id: t.id(),
      channel: 'web',
      what: '井盖松动',
      where: { place: '231025/100/zhanqian/001/001/' },
      contact: { phone: mine },
    }
    const own = await them.client.ok(api['my-report'], { body: { request: t.id(), report } as never })
    const me = await signedIn(mine)
    await t.at.app.settle()
    expect(await listOf(them.client)).toEqual([own.request, ...theirs])
    expect(await listOf(me.client)).not.toContain(own.request)
    expect(await claimed(own.request)).toEqual([])
    for (const request of await listOf(me.client)) expect(await claimed(request)).toHaveLength(1)
  })
})
