import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadPack } from '../../packs/read.ts'
import { actKinds, type ActKind } from '../requests/acts.ts'
import {
  declineGrounds,
  handOverGrounds,
  legalWays,
  outcomes,
  rejectGrounds,
  returnGrounds,
} from '../requests/vocabulary.ts'
import { messageOf, mostTries, notBefore, retryAfter } from './messages.ts'
import { tellingsOf, type Happening } from './rules.ts'
import { mailsOf } from './mail.ts'
import { mailKinds, messageKinds, noticeKinds, staffMessages, type QuietHours } from './schema.ts'
import { fill, namesIn, templateFaults, withoutSignature } from './templates.ts'
import { span, valuesOf, when } from './words.ts'

const templates = new Map((loadPack('base').pack!.templates ?? []).map((t) => [t.code, t]))

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const order = (n: number, more: object = {}) => ({
  id: id(n),
  role: 'lead',
  purpose: 'handling',
  status: 'sent',
  unit: `unit-${n}`,
  offeredTo: [],
  assigned: [],
  pauses: [{ from: 0, until: 9 }],
  ...more,
})
/** Any act on a matter of which everything is there, so that every rule finds what it asks for. */
const happening = (kind: ActKind, body: Record<string, unknown> = {}, state: object = {}): Happening => ({
  kind,
  by: { account: id(99), party: 'centre' },
  body: {
    order: id(1),
    orders: [{ order: id(1), role: 'lead', unit: 'unit-1' }],
    next: kind === 'decline' ? id(2) : { order: id(2) },
    unit: 'unit-3',
    ground: 'other',
    to: kind === 'assign' ? [id(7)] : 'desk',
    sheet: id(5),
    level: 1,
    upheld: true,
    clock: 'order',
    expected: '2026-03-20T10:00:00+08:00',
    from: '2026-03-20T09:00:00+08:00',
    way: 'suit',
    outcome: 'solved',
    desk: 'desk-1',
    county: '231025',
    ...(kind === 'order-rectification' && { order: { order: id(1) } }),
    ...(kind === 'appoint' && { to: '2026-03-20T11:00:00+08:00' }),
    ...body,
  },
  state: {
    urgency: 'danger',
    place: '231025/100/',
    desk: 'desk-1',
    orders: [order(1), order(2)],
    supervisions: [{ sheet: id(5), by: id(8) }],
    appeal: { unit: 'unit-1' },
    appointment: { order: id(1) },
    ...state,
  } as never,
  clocks: [
    { name: 'order', order: id(1), dueAt: 500 },
    { name: 'resolution', dueAt: 900 },
    { name: 'response', dueAt: 100 },
  ] as never,
  now: 100,
})

/** Acts of which nobody need be told: the boards show them. */
const silent: ActKind[] = [
  'report',
  'follow',
  'verify',
  'reclassify',
  'reject',
  'merge',
  'absorb',
  'guide',
  'hand-over',
  'withdraw',
  'refer-out',
  'ask-city',
  'city-says',
  'tie',
  'propose',
  'claim',
  'sign',
  'appoint',
  'tell',
  'note',
  'resume',
  'finish',
  'resolve',
  'confirm',
  'call-back',
  'invite-rating',
  'contact',
  'rate-again',
  'exclude',
  'include',
  'close',
  'correct',
  'take-back',
]

describe('who is told', () => {
  it('of every act somebody is told, or it is on the list of those that tell nobody', () => {
    const telling = actKinds.filter((k) => tellingsOf(happening(k)).length > 0)
    expect([...telling, ...silent].sort()).toEqual([...actKinds].sort())
  })

  it('[D13] a rating, good or bad, and an exclusion never reach a unit', () => {
    for (const kind of ['rate', 'rate-again', 'contact', 'call-back'] as const) {
      const audiences = tellingsOf(happening(kind)).flatMap((t) => t.audience)
      expect(audiences.filter((a) => a.to === 'unit' || a.to === 'accounts')).toEqual([])
    }
    expect(tellingsOf(happening('rate', { level: 3 }))).toEqual([])
  })

  it('an offer goes to every squad it is offered to, a claim to nobody', () => {
    const state = { orders: [order(1, { unit: undefined, offeredTo: ['squad-a', 'squad-b'] })] }
    const [t] = tellingsOf(happening('offer', {}, state))
    expect([t!.kind, t!.audience]).toEqual([
      'order.offered',
      [
        { to: 'unit', unit: 'squad-a', part: 'all' },
        { to: 'unit', unit: 'squad-b', part: 'all' },
      ],
    ])
  })

  it('[D11] each rung of the ladder has its people; amber before the limit, red from it on', () => {
    const rung = (to: string, now = 100) => tellingsOf({ ...happening('escalate', { to }), now })[0]!
    expect(rung('handler').audience).toEqual([{ to: 'unit', unit: 'unit-1', part: 'all' }])
    expect(rung('unit-lead').audience).toEqual([{ to: 'unit', unit: 'unit-1', part: 'lead' }])
    expect(rung('desk').audience).toEqual([{ to: 'desk', desk: 'desk-1' }])
    expect(rung('supervisor').audience).toEqual([{ to: 'role', role: 'supervisor', place: '231025/100/' }])
    expect(rung('county-lead').audience).toEqual([{ to: 'role', role: 'manager', place: '231025/' }])
    expect([rung('desk', 499).kind, rung('desk', 500).kind]).toEqual(['order.amber', 'order.red'])
  })

  it('what was given to somebody is told to them and not to the whole unit', () => {
    const state = { orders: [order(1, { assigned: [id(7)] })] }
    expect(tellingsOf(happening('urge', {}, state))[0]!.audience).toEqual([{ to: 'accounts', accounts: [id(7)] }])
  })
})

describe('[D16] what the resident is told', () => {
  it('the endings before the loop is walked each have their notice', () => {
    const ends = ['withdraw', 'reject', 'merge', 'hand-over', 'refer', 'refer-out', 'guide'] as const
    expect(ends.map((k) => messageOf(happening(k))?.kind)).toEqual([
      'sms.withdrawn',
      'sms.rejected',
      'sms.merged',
      'sms.handed-over',
      'sms.referred',
      'sms.referred',
      'sms.guided',
    ])
  })

  it('results and changes are told at the door, steps are not', () => {
    const inPerson = actKinds.filter((k) => messageOf(happening(k))?.inPerson)
    expect(inPerson).toEqual(expect.arrayContaining(['resolve', 'reject', 'guide', 'appoint', 'approve-deferral']))
    expect(inPerson).not.toEqual(expect.arrayContaining(['report', 'accept', 'dispatch', 'invite-rating']))
  })

  it('progress without a new date is no message', () => {
    expect(messageOf(happening('tell', { expected: undefined }))).toBeUndefined()
  })
})

describe('quiet hours', () => {
  const at = (text: string) => Date.parse(`2026-03-10T${text}:00+08:00`)
  const night: QuietHours = { from: 21 * 60, to: 7 * 60 }

  it('what comes at night waits for the morning; what is urgent does not', () => {
    expect(notBefore(at('20:59'), night, false)).toBe(at('20:59'))
    expect(notBefore(at('21:00'), night, false)).toBe(at('07:00') + 86_400_000)
    expect(notBefore(at('06:59'), night, false)).toBe(at('07:00'))
    expect(notBefore(at('23:00'), night, true)).toBe(at('23:00'))
    expect(notBefore(at('13:00'), { from: 720, to: 840 }, false)).toBe(at('14:00'))
  })

  it('never before now, never in a quiet hour, never more than a day later', () => {
    const minutes = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 }), minutes, minutes, (now, from, to) => {
        const goes = notBefore(now, { from, to }, false)
        expect(goes).toBeGreaterThanOrEqual(now)
        expect(goes).toBeLessThan(now + 86_400_000)
        expect(notBefore(goes, { from, to }, false)).toBe(goes)
      }),
    )
  })

  it('tries lie further and further apart, over hours in all', () => {
    const waits = Array.from({ length: mostTries - 1 }, (_, i) => retryAfter(i + 1))
    expect([...waits].sort((a, b) => a - b)).toEqual(waits)
    expect(waits.reduce((a, b) => a + b, 0)).toBeGreaterThan(2 * 3_600_000)
  })
})

describe('what the mailbox of a unit is told', () => {
  const mails = (kind: ActKind, state: object = {}, h: Partial<Happening> = {}) => {
    const whole = { ...happening(kind, {}, state), ...h }
    return mailsOf(whole, tellingsOf(whole)).map((m) => [m.kind, m.unit])
  }

  it('of its orders, of being urged, late and supervised; of nothing else', () => {
    expect(mails('dispatch')).toEqual([['mail.order.sent', 'unit-1']])
    expect(mails('urge')).toEqual([['mail.order.urged', 'unit-2']])
    expect(mails('supervise')).toEqual([['mail.supervision.opened', 'unit-2']])
    const offered = { orders: [order(1, { unit: undefined, offeredTo: ['squad-a', 'squad-b', 'squad-a'] })] }
    expect(mails('offer', offered)).toEqual([
      ['mail.order.offered', 'squad-a'],
      ['mail.order.offered', 'squad-b'],
    ])
    const told = actKinds.flatMap((k) => mails(k).map(([kind]) => kind))
    expect(told.every((kind) => (mailKinds as readonly string[]).includes(kind!))).toBe(true)
    for (const kind of ['rate', 'cancel-order', 'approve', 'draft'] as const) expect(mails(kind)).toEqual([])
  })

  it('[D11] only once it is late, whatever rung of the unit hears it', () => {
    const rung = (to: string, now: number) => {
      const h = { ...happening('escalate', { to }), now }
      return mailsOf(h, tellingsOf(h)).map((m) => [m.kind, m.unit])
    }
    expect(rung('unit-lead', 499)).toEqual([])
    expect(rung('unit-lead', 500)).toEqual([['mail.order.red', 'unit-1']])
    expect(rung('desk', 500)).toEqual([['mail.order.red', 'desk-1']])
    expect(rung('county-lead', 500)).toEqual([])
  })

  it('of what lies in somebody’s hands the unit hears too, never the person', () => {
    expect(mails('urge', { orders: [order(1, { assigned: [id(7)] })] })).toEqual([['mail.order.urged', 'unit-1']])
  })

  it('nobody is told what he did himself', () => {
    expect(mails('dispatch', {}, { by: { account: id(9), party: 'unit', unit: 'unit-1' } as never })).toEqual([])
  })
})

/** The first word of a code is its channel, where it has one of its own. */
const channelOf = (code: string) => /^(sms|mail)\./.exec(code)?.[1] ?? 'inbox'

describe('templates that ship', () => {
  it('there is one for every notice and every message, and none is missing a language', () => {
    for (const code of [...noticeKinds, ...messageKinds, ...staffMessages, ...mailKinds]) {
      const t = templates.get(code)
      expect([code, Boolean(t?.text.zh), Boolean(t?.text.en)]).toEqual([code, true, true])
      expect([code, t!.channel]).toEqual([code, channelOf(code)])
    }
  })

  it('carry no link, ask for no code, and name nothing they are not given', () => {
    const faults = [...noticeKinds, ...messageKinds, ...staffMessages, ...mailKinds].flatMap((code) =>
      templateFaults(templates.get(code)!).map((f) => `${code} ${f}`),
    )
    expect(faults).toEqual([])
  })

  it('are refused with a link, a code asked for, or an unknown value', () => {
    const t = (zh: string) => templateFaults({ channel: 'sms', text: { zh } })
    expect([
      t('见 http://x.cn/a'),
      t('见 www.x.cn'),
      t('登录 linkou.gov.cn 查看'),
      t('请告知验证码'),
      t('{{name}}您好'),
      t('您的事项（{{ref}}）'),
    ]).toEqual([['link'], ['link'], ['link'], ['asks-code'], ['value-unknown'], []])
  })

  it('leave out the part whose value is not known, and never show a brace', () => {
    expect(fill('已受理⟦，预计{{due}}前办结⟧。', {})).toBe('已受理。')
    expect(fill('已受理⟦，预计{{due}}前办结⟧。', { due: '3月17日17:00' })).toBe('已受理，预计3月17日17:00前办结。')
    fc.assert(
      fc.property(
        fc.constantFrom(...templates.values()),
        fc.record({ ref: fc.constant('1'), due: fc.option(fc.constant('2'), { nil: undefined }) }),
        (t, v) => {
          const text = fill(t.text.zh, v)
          expect(namesIn(text)).toEqual([])
          expect(text).not.toMatch(/[⟦⟧]/)
        },
      ),
    )
  })

  it('every code has its word in both languages', () => {
    const called = { unit: (c: string) => c, county: (c: string) => c }
    const grounds = [
      ...returnGrounds.map((g) => `return.${g}`),
      ...declineGrounds.map((g) => `decline.${g}`),
      ...rejectGrounds.map((g) => `reject.${g}`),
      ...handOverGrounds.map((g) => `hand-over.${g}`),
    ]
    for (const locale of ['zh', 'en'] as const) {
      for (const ground of grounds)
        expect([ground, Boolean(valuesOf({ ground }, called, locale).reason)]).toEqual([ground, true])
      for (const way of legalWays) expect(valuesOf({ way }, called, locale).way).toBeTruthy()
      for (const outcome of outcomes) expect(valuesOf({ outcome }, called, locale).done).toBeTruthy()
    }
  })

  it('times are those of Shanghai, whatever the machine’s', () => {
    const at = Date.parse('2026-03-17T09:00:00Z')
    expect([when(at, 'zh'), when(at, 'en'), span(at, at + 7_200_000, 'zh')]).toEqual([
      '3月17日17:00',
      '17 March 17:00',
      '3月17日17:00–19:00',
    ])
    expect(withoutSignature('【某县】您的事项')).toBe('您的事项')
  })
})
