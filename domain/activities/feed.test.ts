import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { feedText, folded, type FeedEvent } from './feed.ts'

const event = (more: Partial<FeedEvent> = {}): FeedEvent => ({
  uid: '1@231025.linli',
  sequence: 3,
  revised: Date.parse('2026-03-10T02:00:00Z'),
  from: Date.parse('2026-03-20T01:00:00Z'),
  to: Date.parse('2026-03-20T03:00:00Z'),
  title: '冬季保健讲座',
  where: '站前一委议事厅 一楼',
  about: '请带老花镜；可以坐着。\n主办：第一居民委员会',
  kind: '健康讲座',
  page: 'https://linli.example/231025/activities/1',
  status: 'CONFIRMED',
  ...more,
})
/** As a program that is not ours reads it. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((c) => new ICAL.Event(c)) }
}

describe('[E9] a feed', () => {
  it('is read by another program as it was meant: time of the place, number of the change, state', () => {
    const { calendar, events } = read(feedText({ name: '站前一委的活动', events: [event()] }))
    const [one] = events
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('站前一委的活动')
    expect(calendar.getFirstSubcomponent('vtimezone')!.getFirstPropertyValue('tzid')).toBe('Asia/Shanghai')
    expect(one!.startDate.toString()).toBe('2026-03-20T09:00:00')
    expect(one!.startDate.toJSDate().toISOString()).toBe('2026-03-20T01:00:00.000Z')
    expect(one!.endDate.toJSDate().toISOString()).toBe('2026-03-20T03:00:00.000Z')
    expect([one!.uid, one!.sequence, one!.summary]).toEqual(['1@231025.linli', 3, '冬季保健讲座'])
    expect(one!.description).toBe('请带老花镜；可以坐着。\n主办：第一居民委员会')
    const said = (name: string) => String(one!.component.getFirstPropertyValue(name))
    expect([said('status'), said('dtstamp'), said('url')]).toEqual([
      'CONFIRMED',
      '2026-03-10T02:00:00Z',
      'https://linli.example/231025/activities/1',
    ])
  })

  it('whatever is written comes back as it was, in lines of 75 octets and no cut character', () => {
    const words = fc.string({ unit: 'binary', maxLength: 200 })
    fc.assert(
      fc.property(words, words, fc.constantFrom('CANCELLED', 'TENTATIVE', 'CONFIRMED'), (title, about, status) => {
        const text = feedText({ name: '甲', events: [event({ title, about, status })] })
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
        const [one] = read(text).events
        const shown = (s: string) => s.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, '')
        expect(one!.summary ?? '').toBe(shown(title))
        expect(one!.description ?? '').toBe(shown(about))
      }),
    )
    expect(folded('邻'.repeat(60)).split('\r\n ')).toEqual(['邻'.repeat(25), '邻'.repeat(24), '邻'.repeat(11)])
  })
})
