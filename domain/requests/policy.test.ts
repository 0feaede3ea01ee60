import { describe, expect, it } from 'vitest'
import { story, upTo } from '../../test/requests/story.ts'
import { allowedActs, standing } from './allowed.ts'
import { actKinds, ACTS, rowOf, type ActKind } from './acts.ts'
import { defaultPolicy } from './defaults.ts'
import { KindPolicy, partiesFor, policyLabel, policyOf } from './policy.ts'
import { neverOff } from './vocabulary.ts'
import { orderActsIn, ORDER_TABLE, REQUEST_TABLE } from './table.ts'
import type { Refusal } from '../kernel/errors.ts'

const problems = (part: object) => {
  const r = KindPolicy.safeParse({ ...defaultPolicy, ...part })
  return r.success ? [] : r.error.issues.map((i) => i.message)
}

describe('packs', () => {
  it('[D6] switch off, never on: what is allowed under a pack is allowed without it', () => {
    const policy = KindPolicy.parse({
      ...defaultPolicy,
      off: ['offer', 'merge', 'hand-over'],
      only: { tell: ['centre'] },
    })
    for (const t of [story({ policy }), upTo('accepted', { policy }), upTo('signed', { policy })]) {
      const wide = allowedActs(t.state(), { ...t.context(), policy: defaultPolicy }).map((a) => a.kind)
      const narrow = allowedActs(t.state(), t.context()).map((a) => a.kind)
      expect(wide).toEqual(expect.arrayContaining(narrow))
      expect(narrow).not.toContain('merge')
    }
    expect(standing(upTo('accepted').state(), 'offer', undefined, { ...upTo('accepted').context(), policy })).toEqual({
      ok: false,
      why: 'switched-off',
    })
  })
  it('[D6] name fewer parties, never more', () => {
    expect(problems({ only: { close: ['reporter'] } })).toEqual(['only-narrows'])
    expect(partiesFor(KindPolicy.parse({ ...defaultPolicy, only: { tell: ['centre'] } }), 'tell')).toEqual(['centre'])
    for (const kind of actKinds) expect(partiesFor(defaultPolicy, kind)).toEqual(rowOf(kind).by)
  })
  it('[S1-53] cannot take the resident’s rights, nor the five stages', () => {
    for (const kind of neverOff) expect(problems({ off: [kind] })).toEqual(['never-off'])
    expect(problems({ only: { rate: ['reviewer'] } })).toEqual(['never-off'])
    expect(problems({ correctWithin: 61 })).not.toEqual([])
  })
  it('[rights] demand a picture only with ground and end, and only until then', () => {
    const policy = KindPolicy.parse({
      ...defaultPolicy,
      evidence: [{ act: 'resolve', ground: '某办法第几条', until: '2026-11-30' }],
    })
    const faults = (start: string) => {
      try {
        return upTo('resolved', { policy, start }).state().status
      } catch (e) {
        return (e as Refusal).more.faults
      }
    }
    expect(faults('2026-11-24 09:00')).toEqual([
      { path: 'files', code: 'evidence-needed', params: { until: '2026-11-30' } },
    ])
    expect(faults('2026-12-01 09:00')).toBe('resolved')
    expect(problems({ evidence: [{ act: 'resolve', until: '2026-11-30' }] })).not.toEqual([])
  })
  it('[rights] nothing in the vocabulary demands a picture or a position', () => {
    for (const kind of actKinds) {
      const shape = (
        ACTS[kind].body as unknown as { shape: Record<string, { safeParse: (x: unknown) => { success: boolean } }> }
      ).shape
      for (const name of ['files', 'point'])
        if (shape[name]) expect(shape[name].safeParse(undefined).success).toBe(true)
    }
  })
  it('[data] an item carries its policy under its own code and version', () => {
    const { code: _code, version: _version, ...policy } = defaultPolicy
    expect(policyLabel(policyOf({ code: 'city.lamp', version: 3, policy }))).toBe('city.lamp@3')
    expect(() => policyOf({ code: 'city.lamp', version: 3, policy: { ...policy, extra: 1 } })).toThrow()
  })
})

describe('the table', () => {
  it('[D7] every act has its place, and the acts on orders stand in the table of orders', () => {
    const onRequest = new Set<string>(Object.values(REQUEST_TABLE).flat())
    const onOrder = new Set<string>(Object.values(ORDER_TABLE).flat())
    const tableOf = (kind: ActKind) => (rowOf(kind).on === 'order' ? onOrder : onRequest)
    expect(actKinds.filter((k) => !tableOf(k).has(k))).toEqual(['report'])
    expect([...onRequest].filter((k) => onOrder.has(k))).toEqual([])
    expect(orderActsIn).not.toContain('closed')
  })
  it('[S1-44] intake demands neither account, category nor phone', () => {
    expect(
      ACTS.report.body.safeParse({
        id: '018f0000-0000-7000-8000-000000000001',
        channel: 'web',
        what: '灯',
        where: { place: '231025/' },
      }).success,
    ).toBe(true)
  })
})
