/** A live list ends with the session it belongs to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsApi as api } from '../../domain/accounts/api.ts'
import { resident, staff, startTown, stepUp, type Town } from '../../test/accounts.ts'
import { listening } from '../../test/live.ts'
import { rooms } from '../rooms.ts'

let town: Town
let beating: Town
beforeAll(async () => {
  // In the first nothing looks by itself within a test: what ends there ended because it was told.
  town = await startTown(rooms, { liveBeat: 600_000 })
  beating = await startTown(rooms, { liveBeat: 20 })
})
afterAll(() => Promise.all([town.close(), beating.close()]))

const id = () => town.house.newId()
const post = [{ role: 'dispatcher' as const }]
const topics = ['requests']
const ended = async (stream: Awaited<ReturnType<typeof listening>>) => (await stream.next()) === undefined

describe('a stream of a session that somebody ends', () => {
  it('ends when its holder signs out', async () => {
    const { client } = await staff(town, post)
    const stream = await listening(client, topics)
    const cookie = client.cookie
    await client.ok(api.signOut, { body: {} })
    await town.settle()
    expect(await ended(stream)).toBe(true)
    client.cookie = cookie
    expect((await listening(client, topics)).status).toBe(401)
  })

  it('[SV 7.4] ends when it is ended from another browser, and that one goes on', async () => {
    const { client, account } = await resident(town, '00050000008')
    const { client: other } = await resident(town, '00050000008')
    const bell = [`notices:${account}`]
    const [first, second] = [await listening(client, bell), await listening(other, bell)]
    const { sessions } = await other.ok(api.ownSessions)
    await other.ok(api.endSession, { params: { id: sessions.find((s) => !s.current)!.id }, body: {} })
    await town.settle()
    expect(await ended(first)).toBe(true)
    town.live.publish(`231025:${bell[0]}`)
    expect(await second.next()).toBe(bell[0])
    second.stop()
  })

  it('ends when the account is disabled, or a role is taken away', async () => {
    const [one, two] = [await staff(town, post), await staff(town, post)]
    const streams = [await listening(one.client, topics), await listening(two.client, topics)]
    const { client: admin } = town.administrator
    await stepUp(town, town.administrator)
    await admin.ok(api.disable, { params: { id: one.account }, body: { id: id(), why: 'left' } })
    const { grants } = await admin.ok(api.get, { params: { id: two.account } })
    await admin.ok(api.endGrant, { params: { id: grants[0]!.id }, body: { id: id(), why: 'moved' } })
    await town.settle()
    expect(await Promise.all(streams.map(ended))).toEqual([true, true])
  })
})

describe('a stream of a session that ends by itself', () => {
  it('ends when nobody has used it for half an hour: listening is no use', async () => {
    const { client } = await staff(beating, post)
    const stream = await listening(client, topics)
    for (const minutes of [10, 10, 9]) {
      beating.later(minutes * 60)
      // One look may have been on its way; the second is of this hour, and would have kept the session awake.
      await stream.looked(2)
      beating.live.publish('231025:requests')
      expect(await stream.next()).toBe('requests')
    }
    beating.later(2 * 60)
    expect(await ended(stream)).toBe(true)
    expect((await client.ok(api.me)).me).toBe(null)
  })

  it('[L6] goes on when one of two grants is over, and tells no more of its place', async () => {
    const [over, left] = ['231025/100/', '231025/101/']
    beating.setNow('2026-03-12T23:50:00+08:00')
    const { client } = await staff(beating, [
      { role: 'dispatcher', place: over, until: '2026-03-12' },
      { role: 'dispatcher', place: left },
    ])
    const stream = await listening(client, ['requests', 'places'])
    // The mark that follows tells that nothing was said before it.
    const told = async (place: string) => {
      beating.live.publish(`231025:requests@${place}`)
      beating.live.publish('231025:places')
      const first = await stream.next()
      return first === 'places' ? [] : [first, await stream.next()]
    }
    expect(await told(over)).toEqual(['requests', 'places'])
    beating.setNow('2026-03-13T00:05:00+08:00')
    await stream.looked(2)
    expect(await told(over)).toEqual([])
    expect(await told(left)).toEqual(['requests', 'places'])
    stream.stop()
  })

  it('ends for a resident after a month of rest', async () => {
    const { client, account } = await resident(beating, '00050000009')
    const stream = await listening(client, [`notices:${account}`])
    beating.live.publish(`231025:notices:${account}`)
    expect(await stream.next()).toBe(`notices:${account}`)
    beating.later(31 * 86_400)
    expect(await ended(stream)).toBe(true)
  })
})
