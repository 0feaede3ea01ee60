/** The city's rows in our terms, and how much earlier our clock ends. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { at, testCalendar as cal } from '../../../test/requests/calendar.ts'
import { workingTimeBetween } from '../../kernel/calendar.ts'
import { hour, minute } from '../../kernel/instant.ts'
import { seeded } from '../../kernel/seeded.ts'
import { Intent } from '../vocabulary.ts'
import { cityFields } from './fields.ts'
import { cityWords, replyFields } from './form.ts'
import { earlier } from './margin.ts'
import { cityColumn, foldNumber, keptCells, readMoment, readNumber, readOrder, saidIn } from './rows.ts'

const lines = JSON.parse(
  readFileSync(new URL('../../../packs/base/city-forms.json', import.meta.url), 'utf8'),
) as object[]
const words = cityWords(lines[0])

describe('[ux 24] a margin before the city’s deadline', () => {
  it('is counted back in working time, over nights, week-ends and holidays', () => {
    const hours = (amount: number) => ({ amount, unit: 'working-hours' as const })
    expect(earlier(cal, at('2026-11-24 17:00'), hours(0))).toBe(at('2026-11-24 17:00'))
    expect(earlier(cal, at('2026-11-24 17:00'), hours(3))).toBe(at('2026-11-24 14:00'))
    expect(earlier(cal, at('2026-11-24 09:30'), hours(2))).toBe(at('2026-11-23 16:00'))
    // 2026-10-08 is the first working day after the holiday; the day before it was 09-30.
    expect(earlier(cal, at('2026-10-08 09:30'), hours(2))).toBe(at('2026-09-30 16:00'))
    expect(earlier(cal, at('2026-11-24 17:00'), { amount: 1, unit: 'working-days' })).toBe(at('2026-11-24 08:30'))
    expect(earlier(cal, at('2026-11-24 17:00'), { amount: 5, unit: 'hours' })).toBe(at('2026-11-24 12:00'))
  })

  it('is whole, and not a minute longer than it must be, for any deadline', () => {
    const chance = seeded(Number(process.env['LINLI_SEED'] ?? 7))
    for (let i = 0; i < 60; i++) {
      const to = at('2026-02-01 00:00') + chance.int(0, 300 * 24 * 60) * minute
      const amount = chance.int(1, 40)
      const from = earlier(cal, to, { amount, unit: 'working-hours' })
      expect(workingTimeBetween(cal, from, to)).toBeGreaterThanOrEqual(amount * hour)
      expect(workingTimeBetween(cal, from + minute, to)).toBeLessThan(amount * hour)
    }
  })
})

describe('[D7] a row of the city', () => {
  it('says moments in many ways, and nothing that is none', () => {
    const all = [
      '2026-03-10 17:30',
      '2026/3/10 17:30:00',
      '2026年3月10日17时30分',
      '20260310173000',
      '2026-03-10T17:30:00',
      '２０２６．３．１０　１７：３０',
    ]
    for (const text of all) expect([text, readMoment(text, 'end')]).toEqual([text, '2026-03-10T09:30:00.000Z'])
    expect(readMoment('2026-03-10', 'end')).toBe('2026-03-10T15:59:59.000Z')
    expect(readMoment('2026-03-10', 'start')).toBe('2026-03-09T16:00:00.000Z')
    for (const text of ['尽快', '2026-02-30', '2026-03-10 25:00', '3月10日', '46091', ''])
      expect(readMoment(text, 'end')).toBeNull()
  })

  it('has a number that is the same however it is typed, or none', () => {
    expect(new Set([' mdj-1 2', 'MDJ-12', 'ｍｄｊ－１２'].map(foldNumber))).toEqual(new Set(['MDJ-12']))
    expect(readNumber('20260310000000012345')).toEqual({ number: '20260310000000012345' })
    expect(readNumber('2.02603E+15')).toEqual({ fault: 'number-lost' })
    expect(readNumber('2026****12')).toEqual({ fault: 'number-lost' })
    for (const none of [undefined, '', '1', 'x'.repeat(65)]) expect(readNumber(none)).toEqual({ fault: 'no-number' })
  })

  it('is read by its headers; what was masked on its way is left out, whom it is about is not kept', () => {
    const heads = ['工单编号', '主要内容', '来电人', '来电人电话', '是否保密', '处理时限', '性别']
    const columns = heads.map((h, i) => cityColumn(words, i, h, h, new Map()))
    const cells = ['A-100', '楼道灯不亮', '虚**', '000****6666', '是', '2026-03-17 17:00', '女']
    expect(readOrder(words, saidIn(columns, cells))).toEqual({
      number: 'A-100',
      title: '',
      what: '楼道灯不亮',
      confidential: true,
      due: '2026-03-17T09:00:00.000Z',
    })
    expect(keptCells(columns, cells)).toEqual(['A-100', '楼道灯不亮', '', '', '是', '2026-03-17 17:00', ''])
  })
})

describe('the pack', () => {
  it('is well-formed: every header has one meaning, every code is one, the answer has its columns', () => {
    const { form } = words
    expect(form.columns).toHaveLength(22)
    expect(new Set(form.fields.map((f) => f.field))).toEqual(new Set(cityFields))
    for (const v of form.values.filter((x) => x.list === 'intent')) expect(Intent.options).toContain(v.code)
    expect(form.reply.map((r) => r.field).sort()).toEqual([...replyFields].sort())
    const known = form.columns.map((h, i) => cityColumn(words, i, h, h, new Map()))
    expect(known.filter((c) => c.use === 'unknown' || (c.use === 'field' && !c.sure))).toEqual([])
    const twice = { ...form, fields: [...form.fields, { field: 'sheet', words: ['工单编号'] }] }
    expect(() => cityWords(twice)).toThrow('工单编号')
  })
})
