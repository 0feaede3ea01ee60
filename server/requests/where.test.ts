/** Where to go: the same words in the inbox as on the page of the order, and nothing of the person. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestsApi as api } from '../../domain/requests/api.ts'
import type { Client } from '../../test/client.ts'
import { grid, otherGrid, startLoop, type Loop } from '../../test/requests/front.ts'

let t: Loop
let door: { id: string; text: string }
let park: { id: string; name: string }
beforeAll(async () => {
  t = await startLoop()
  door = (
    await t.at.sql<typeof door>('select id, text from c231025.dwelling where place = $1 order by id limit 1', [grid])
  )[0]!
  park = (await t.at.sql<typeof park>('select id, name from c231025.landmark order by id limit 1'))[0]!
})
afterAll(() => t.at.close())

const inInbox = async (client: Client, request: string) =>
  (await client.ok(api.inbox, { query: { size: 100 } })).items.find((i) => i.request.id === request)!
const told = { phone: '00012340001', name: '曹老汉' }

describe('where to go', () => {
  it('[ux 29] is in the inbox what it is on the page: the address of the register and the words beside', async () => {
    const where = { place: grid, dwelling: door.id, described: '门口台阶下' }
    const r = await t.sent({}, {}, { where, contact: told })
    const item = await inInbox(t.handler, r.request)
    expect(item.where).toMatchObject({ address: door.text, described: '门口台阶下' })
    expect(item.where.label).toContain(' · ')
    expect((await t.view(t.handler, r.request)).where).toEqual(item.where)
    // Whose home it is: not in a list.
    expect(JSON.stringify(item)).not.toMatch(/曹|0001234/)
  })

  it('a matter that was put right is where it was put, with the words of that act', async () => {
    const r = await t.sent({}, {}, { where: { place: grid, dwelling: door.id, described: '旧处' } })
    await t.must(t.dispatcher, 'reclassify', r.request, {
      where: { place: otherGrid, landmark: park.id, described: '东门外' },
      reason: '地点报错了',
    })
    const { where, request } = await inInbox(t.handler, r.request)
    expect([request.place.path, where.address, where.described]).toEqual([otherGrid, park.name, '东门外'])
    expect((await t.view(t.handler, r.request)).where).toEqual(where)
    await t.must(t.dispatcher, 'reclassify', r.request, { where: { place: otherGrid }, reason: '只知道在这个网格' })
    expect(Object.keys((await inInbox(t.handler, r.request)).where)).toEqual(['label'])
  })

  it('words that were emptied are gone here too', async () => {
    const r = await t.sent({}, {}, { where: { place: grid, described: '三楼左手' } })
    await t.at.sql(
      `update c231025.texts set body = null, emptied_at = now(), emptied_law = 'test' where subject = $1 and body = '三楼左手'`,
      [r.request],
    )
    expect((await inInbox(t.handler, r.request)).where.described).toBeUndefined()
  })
})
