/** What is printed of a matter, and its whole file when it is finished. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordsApi } from '../../../domain/records/api.ts'
import { requestsApi as api } from '../../../domain/requests/api.ts'
import type { Client } from '../../../test/client.ts'
import { startCounty, type TestCounty } from '../../../test/county.ts'
import { textOfPdf as textOf } from '../../../test/pdf.ts'
import { unpack } from '../../kernel/sheets/fill/package.ts'

let at: TestCounty
let dispatcher: Client
let supervisor: Client
let handler: Client
const id = () => at.app.house.newId()
const place = '231025/100/zhanqian/001/001/'
const unit = 'chengguanju'
const what = '三单元门前的路灯坏了半个月，晚上老人上下台阶看不见，请尽快来修。'

beforeAll(async () => {
  at = await startCounty({ people: ['p-dispatcher', 'p-supervisor', 'p-handler'], now: '2026-03-10T10:00:00+08:00' })
  dispatcher = at.as('p-dispatcher', [{ role: 'dispatcher', place: '231025/' }], {
    factors: 2,
    factorAt: new Date('2100-01-01'),
  })
  // Papers of the pack are brought in when the pack is told of.
  await at.app.settle()
  supervisor = at.as('p-supervisor', [{ role: 'supervisor', place: '231025/' }])
  handler = at.as('p-handler', [{ role: 'unit-handler', unit }])
})
afterAll(() => at?.close())

async function must(client: Client, kind: keyof typeof api, request: string, body: Record<string, unknown>) {
  const reply = await client.call(api[kind] as typeof api.accept, {
    params: { request },
    body: { id: id(), ...body } as never,
  })
  if (reply.status !== 200) throw new Error(`${kind}: ${reply.status} ${JSON.stringify(reply.body)}`)
}

async function reported(more: Record<string, unknown> = {}) {
  const request = id()
  const { refNo } = await dispatcher.ok(api.file, {
    body: {
      request,
      key: 'k'.repeat(30),
      report: {
        id: id(),
        channel: 'phone',
        what,
        where: { place, described: '三单元门口' },
        contact: { phone: '00012345678', name: '司马相如' },
        ...more,
      },
    } as never,
  })
  return { request, refNo }
}

async function dispatched(more: Record<string, unknown> = {}, task = '两日内修好，修好后拍照。') {
  const r = await reported(more)
  const order = id()
  await must(dispatcher, 'accept', r.request, {
    intent: 'complaint',
    line: 'governance',
    item: at.item,
    urgency: 'ordinary',
  })
  await must(dispatcher, 'dispatch', r.request, {
    orders: [{ order, unit, role: 'lead', party: 'authority', outside: false, task }],
  })
  return { ...r, order }
}

const print = (by: Client, request: string, paper: string, form: 'pdf' | 'docx' = 'pdf', headers = {}) =>
  by.bytes(api['paper-print'], { params: { request }, body: { id: id(), paper, form }, headers })
const ready = async (by: Client, request: string) =>
  (await by.ok(api.papers, { params: { request } })).items.filter((p) => p.ready).map((p) => p.code)
const textOfPdf = (bytes: Buffer) => textOf(new Uint8Array(bytes))
const plain = (text: string) => text.replace(/\s+/g, '')
const audited = (act: string, subject: string) =>
  at.sql<{ n: number }>(`select count(*)::int as n from c231025.audit where act = $1 and subject = $2`, [act, subject])

describe('[issue 6] a paper of a matter', () => {
  it('is one sheet with what the page shows, masked, with a line for each signature; that it was printed is kept', async () => {
    const r = await dispatched()
    expect(await ready(dispatcher, r.request)).toEqual(['assignment'])
    const pdf = await textOfPdf(await print(dispatcher, r.request, 'assignment'))
    expect(pdf.pages.length).toBe(1)
    expect(pdf.language).toBe('zh-CN')
    expect(pdf.title).toBe('林口县群众诉求交办单')
    for (const said of [
      r.refNo,
      what,
      '两日内修好，修好后拍照。',
      '三单元门口',
      '城管局',
      '2026-03-10',
      '领导批示',
      '承办单位签收',
    ])
      expect(pdf.text).toContain(plain(said))
    expect(pdf.text).not.toContain('司马相如')
    expect(pdf.text).not.toContain('0001234')
    expect(pdf.text).toContain('5678')
    expect((await audited('requests.print', r.request))[0]!.n).toBe(1)
  })

  it('is a table of a text document too, with the same words', async () => {
    const r = await dispatched()
    const bytes = await print(dispatcher, r.request, 'assignment', 'docx')
    const parts = await unpack(bytes)
    const xml = parts.get('word/document.xml')!.toString()
    expect(xml).toMatch(/w:w="11906"[^>]*w:h="16838"/)
    const words = plain(xml.replace(/<[^>]+>/g, ' '))
    for (const said of ['受理编号', r.refNo, what, '交办单位（盖章）', '林口县群众诉求交办单'])
      expect(words).toContain(plain(said))
    expect(xml.match(/<w:tr[ >]/g)!.length).toBe(10)
    expect(words).not.toContain('司马相如')
  })

  it('of a matter whose reporter wants to be kept from the unit names nobody to the unit', async () => {
    const r = await dispatched({ confidential: true })
    const theirs = await textOfPdf(await print(handler, r.request, 'assignment'))
    expect(theirs.text).toContain('要求保密')
    expect(theirs.text).not.toContain('5678')
  })

  it('fits one sheet however much was said, and says where it was cut', async () => {
    const r = await dispatched({ what: '很长的话。'.repeat(390) }, '照办。'.repeat(160))
    const pdf = await textOfPdf(await print(dispatcher, r.request, 'assignment'))
    expect(pdf.pages.length).toBe(1)
    expect(pdf.text).toContain('（全文见系统）')
    expect(pdf.text).toContain('承办单位签收')
    const english = await textOfPdf(
      await print(dispatcher, r.request, 'assignment', 'pdf', { 'accept-language': 'en' }),
    )
    expect([english.pages.length, english.language]).toEqual([1, 'en'])
  })

  it('is not printed before there is anything on it; supervision and answer come with their acts', async () => {
    const r = await dispatched()
    const early = await dispatcher.call(api['paper-print'], {
      params: { request: r.request },
      body: { id: id(), paper: 'reply', form: 'pdf' },
    })
    expect([early.status, early.problem.detail]).toEqual([409, '这张单子上还没有可印的内容。'])
    const unknown = await dispatcher.call(api['paper-print'], {
      params: { request: r.request },
      body: { id: id(), paper: 'nothing', form: 'pdf' },
    })
    expect(unknown.status).toBe(404)
    await must(supervisor, 'supervise', r.request, {
      sheet: id(),
      limit: { amount: 1, unit: 'working-days' },
      reason: '反映半个月没人管，请说明原因。',
    })
    expect(await ready(supervisor, r.request)).toEqual(['assignment', 'supervision'])
    expect((await textOfPdf(await print(supervisor, r.request, 'supervision'))).text).toContain(
      '反映半个月没人管，请说明原因。',
    )
  })
})

describe('[issue 6] the file of a finished matter', () => {
  it('holds papers, every step and the evidence, each with its hash; not before the end, not without a reason', async () => {
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
      .jpeg()
      .toBuffer()
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'lamp.jpg')
    const r = await dispatched()
    await must(handler, 'sign', r.request, { order: r.order })
    const { sha256 } = await handler.ok(recordsApi.upload, { body: form as never })
    await must(handler, 'resolve', r.request, {
      order: r.order,
      outcome: 'solved',
      done: '换了灯泡和开关',
      said: '路灯已经修好，请您放心。',
      told: 'phone',
      files: [sha256],
    })
    const body = () => ({ id: id(), why: '年终归档' })
    const early = await dispatcher.call(api['paper-archive'], { params: { request: r.request }, body: body() })
    expect([early.status, early.problem.detail]).toEqual([409, '还没有结束，结束后再归档。'])
    at.app.setNow('2026-04-20T10:00:00+08:00')
    for (let n = 0; n < 3; n++) {
      await at.timers()
      await at.app.settle()
    }
    const now = await dispatcher.ok(api.get, { params: { request: r.request } })
    if (now.status !== 'closed') await must(dispatcher, 'close', r.request, {})
    const parts = await unpack(
      await dispatcher.bytes(api['paper-archive'], { params: { request: r.request }, body: body() }),
    )
    const names = [...parts.keys()]
    expect(names).toEqual([
      '说明.txt',
      '1-单据/交办单.pdf',
      '1-单据/回复单.pdf',
      '2-办理经过/办理经过.pdf',
      '2-办理经过/办理经过.csv',
      '3-附件/001.jpg',
      '目录.csv',
    ])
    const index = parts.get('目录.csv')!.toString()
    for (const name of names.slice(0, -1)) {
      const bytes = parts.get(name)!
      expect(index).toContain(`${name},${bytes.length},${createHash('sha256').update(bytes).digest('hex')}`)
    }
    expect(createHash('sha256').update(parts.get('3-附件/001.jpg')!).digest('hex')).toBe(sha256)
    const course = parts.get('2-办理经过/办理经过.csv')!.toString()
    const steps = course
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[1])
    expect(steps.slice(0, 5)).toEqual(['反映', '受理', '派单', '签收', '办结'])
    expect(course).toContain('换了灯泡和开关')
    expect(course).toContain('001.jpg')
    const reply = await textOfPdf(parts.get('1-单据/回复单.pdf')!)
    expect(reply.text).toContain('路灯已经修好，请您放心。')
    expect(reply.text).toContain('换了灯泡和开关')
    for (const text of [course, reply.text, (await textOfPdf(parts.get('2-办理经过/办理经过.pdf')!)).text])
      expect(text).not.toMatch(/司马相如|0001234/)
    expect((await audited('requests.archive', r.request))[0]!.n).toBe(1)
    const refused = await handler.call(api['paper-archive'], { params: { request: r.request }, body: body() })
    expect(refused.status).toBe(403)
  })
})
