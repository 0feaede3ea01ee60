import { describe, expect, it } from 'vitest'
import { ACTS, type StaffAct } from '../../../domain/requests/acts.ts'
import type { Allowed, OrderView } from '../../../domain/requests/schema.ts'
import { bodyOf, faultsIn, forms, knownBody, laidOut, withPending, type Values } from './forms.ts'

const id = '0190a000-0000-7000-8000-000000000001'
const order = '0190a000-0000-7000-8000-000000000002'
const now = Date.parse('2026-11-24T10:00:00+08:00')
const lead: OrderView = {
  id: order,
  role: 'lead',
  purpose: 'handling',
  status: 'signed',
  party: 'committee',
  unit: { id: 'community-100-001', name: '站前' },
  offeredTo: [{ id: 'squad-1', name: '一队' }],
  outside: false,
  assigned: [],
  sentAt: '2026-11-23T10:00:00+08:00',
  rework: 0,
}
const request = {
  orderList: [lead],
  timeline: [
    {
      id,
      seq: 4,
      kind: 'supervise' as const,
      at: '2026-11-23T10:00:00+08:00',
      party: 'supervisor' as const,
      words: {},
      emptied: [],
      facts: { sheet: id },
      files: [],
    },
  ],
}

const answers = { choice: '', day: '2026-12-01', days: '3', words: '换了灯座' }

/** Every question answered. */
const filled = (kind: StaffAct): Values =>
  Object.fromEntries(
    (forms[kind]?.questions ?? []).map((q) => [
      q.name,
      q.ask === 'choice' ? Object.keys(q.options)[0]! : answers[q.ask],
    ]),
  )

describe('forms of acts', () => {
  const kinds = (Object.keys(forms) as StaffAct[]).filter((k) => k !== 'appoint')
  it.each(kinds)('%s is what the server takes', (kind) => {
    const on = ACTS[kind as 'sign'].on === 'order'
    const known = knownBody(kind, { kind, ...(on && { order }) }, request, order)
    const body = { id, ...known, ...bodyOf(forms[kind as 'sign']!, filled(kind), '') }
    expect(ACTS[kind as 'sign'].body.safeParse(body).error).toBeUndefined()
  })

  it('asks for what is needed, and takes a voice note for words', () => {
    expect(faultsIn(forms.resolve!, {}, now, false).map((f) => f.path)).toEqual(['outcome', 'done', 'said', 'told'])
    expect(faultsIn(forms.note!, {}, now, true)).toEqual([])
    expect(bodyOf(forms.note!, {}, '请听录音')).toEqual({ said: '请听录音' })
    expect(faultsIn(forms.defer!, { ground: 'season', until: '2026-11-23', reason: '天冷' }, now, false)).toEqual([
      { path: 'until', code: 'later' },
    ])
    expect(faultsIn(forms.extend!, { by: '三', reason: '等货' }, now, false)).toEqual([
      { path: 'by', code: 'wrong-type' },
    ])
  })

  it('does not offer what the matter cannot fill in', () => {
    expect(
      knownBody('claim', { kind: 'claim', order }, { ...request, orderList: [{ ...lead, offeredTo: [] }] }, order),
    ).toBeUndefined()
    expect(
      knownBody('answer-supervision', { kind: 'answer-supervision' }, { ...request, timeline: [] }, order),
    ).toBeUndefined()
  })
})

describe('what lies under the thumb', () => {
  const allowed: Allowed[] = [
    { kind: 'note' },
    { kind: 'sign', order },
    { kind: 'return', order },
    { kind: 'assign', order },
  ]
  it('is the next act; what needs a desk is named apart', () => {
    expect(laidOut(allowed)).toEqual({
      first: [{ kind: 'sign', order }],
      more: [{ kind: 'note' }, { kind: 'return', order }],
      desk: [{ kind: 'assign', order }],
    })
  })

  it('goes on after a signature that still lies on the phone, and offers nothing twice', () => {
    const kinds = withPending(allowed, ['sign']).map((a) => a.kind)
    expect(kinds).toContain('resolve')
    expect(kinds).not.toContain('sign')
    expect(withPending([{ kind: 'note' }, { kind: 'resolve', order }], ['note']).map((a) => a.kind)).toEqual([
      'note',
      'resolve',
    ])
    expect(withPending([{ kind: 'note' }, { kind: 'resolve', order }], ['resolve'])).toEqual([])
  })
})
