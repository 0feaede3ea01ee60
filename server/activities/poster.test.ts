/** Posters, read back by other hands than those that drew them. Through the front door. */
import { decodeQR } from 'qr/decode.js'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { activitiesApi as api } from '../../domain/activities/api.ts'
import { textOfPdf } from '../../test/pdf.ts'
import { community } from '../../test/people.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import type { Client } from '../../test/client.ts'
import { facilitiesRoom } from '../facilities/index.ts'
import { activitiesRoom } from './index.ts'

let v: VolunteersCounty
let anybody: Client

beforeAll(async () => {
  v = await startVolunteers([facilitiesRoom, activitiesRoom])
  anybody = v.r.seatOf('nobody', [])
  anybody.cookie = undefined
  v.r.app.house.publicUrl = 'https://linli.example'
})
afterAll(() => v?.r.close())

async function published(more: object): Promise<string> {
  const id = v.newId()
  const body = {
    id,
    kind: 'civic-lecture',
    title: '冬季保健讲座',
    words: '请带老花镜；自备水杯。',
    place: community,
    facility: null,
    spot: '一楼大厅',
    unit: 'community-committee-100-zhanqian-001',
    from: '2026-03-20T09:00:00+08:00',
    to: '2026-03-20T11:00:00+08:00',
    capacity: 40,
    themes: [],
    form: {},
    why: null,
    ...more,
  }
  await v.secretary.ok(api.plan, { body })
  await v.secretary.ok(api.publish, { params: { id }, body: { id: v.newId(), base: 1 } })
  return id
}
const asked = (id: string, as: string) =>
  fetch(`${v.r.app.origin}/231025/api/activities/${id}/poster?as=${as}`, { headers: { 'x-forwarded-for': '10.9.9.9' } })
const bytesOf = async (reply: Response) => Buffer.from(await reply.arrayBuffer())

it('[issue 5] a poster says what the page says, as paper and as a picture; its square leads to the page; nobody stands on it', async () => {
  const id = await published({})
  const person = await v.r.entered({ name: '尉迟安宁' })
  await v.secretary.ok(api.enter, {
    params: { id },
    body: { id: v.newId(), person: person.id, name: null, elder: false, groups: {} },
  })
  const pdf = await asked(id, 'pdf')
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const said = await textOfPdf(new Uint8Array(await bytesOf(pdf)))
  expect([said.pages.length, said.title, said.language]).toEqual([1, '冬季保健讲座', 'zh-CN'])
  for (const text of [
    '站前办事处第一居民委员会',
    '市民大讲堂',
    '冬季保健讲座',
    '时间：3月20日（周五）09:00—11:00',
    '地点：一楼大厅',
    '名额：40个',
    '请带老花镜；自备水杯。',
    '手机扫一扫',
  ])
    expect(said.text).toContain(text)
  expect(said.text).not.toContain('尉迟')

  const png = await asked(id, 'png')
  expect(png.headers.get('content-type')).toBe('image/png')
  const picture = sharp(await bytesOf(png)).ensureAlpha()
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([1240, 1755])
  expect(decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) })).toBe(
    `https://linli.example/231025/activities/${id}`,
  )
  // Letters are drawn: on the band, on white, and in more than one line.
  const dark = (top: number, height: number) => {
    let n = 0
    for (let i = top * info.width * 4; i < (top + height) * info.width * 4; i += 4) if (data[i]! < 90) n++
    return n
  }
  expect(dark(500, 500)).toBeGreaterThan(3_000)
  // The same plan is the same file.
  const tag = pdf.headers.get('etag')
  expect((await asked(id, 'pdf')).headers.get('etag')).toBe(tag)
})

it('[issue 5] a rare character is named by its code point, long words fit the sheet; what is called off has no poster', async () => {
  const id = await published({
    title: '𠮷祥如意读书会',
    words: '好'.repeat(1000),
    kind: 'health-lecture',
    capacity: null,
  })
  const said = await textOfPdf(new Uint8Array(await bytesOf(await asked(id, 'pdf'))))
  expect(said.text).toContain('〔U+20BB7〕祥如意读书会')
  expect(said.pages).toHaveLength(1)
  expect(said.text).toContain('手机扫一扫')
  expect((await asked(id, 'png')).status).toBe(200)
  const body = { id: v.newId(), base: 2, why: '下大雪' }
  await v.secretary.ok(api.cancel, { params: { id }, body })
  expect((await asked(id, 'pdf')).status).toBe(409)
  expect((await asked(v.newId(), 'png')).status).toBe(404)
})
