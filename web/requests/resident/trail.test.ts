import { describe, expect, it } from 'vitest'
import { trackSteps, type PublicTrack } from '../../../domain/requests/schema.ts'
import { isToCome, marksOf, planOf } from './trail.ts'

const at = '2026-11-24T16:12:00+08:00'
const upTo = (n: number): PublicTrack['steps'] => trackSteps.map((step, i) => ({ step, ...(i < n && { at }) }))
const states = (track: Pick<PublicTrack, 'steps' | 'ended'> & { status?: PublicTrack['status'] }) =>
  marksOf({ status: 'handling', ...track })
    .map((m) => m.state)
    .join(' ')

describe('progress like a parcel', () => {
  it('shows the next step as now, and handling as now while it lasts', () => {
    expect(states({ steps: upTo(1) })).toBe('done now todo todo todo todo')
    expect(states({ steps: upTo(4) })).toBe('done done done now todo todo')
    expect(states({ steps: upTo(5) })).toBe('done done done done done now')
    expect(states({ steps: upTo(6) })).toBe('done done done done done done')
  })

  it('shows of a matter that is over only what happened', () => {
    expect(states({ steps: upTo(5), status: 'closed' })).toBe('done done done done done')
    expect(states({ steps: upTo(2), ended: { status: 'guided' } })).toBe('done done')
  })

  it('offers only what the server allows, one question first', () => {
    const may = (...kinds: PublicTrack['may'][number]['kind'][]) => kinds.map((kind) => ({ kind }))
    expect(planOf(may('withdraw', 'take-back', 'supplement'))).toMatchObject({
      main: undefined,
      rest: ['supplement', 'withdraw'],
    })
    expect(planOf(may('object', 'confirm', 'rate'))).toMatchObject({ main: 'solved', canObject: true, rest: ['rate'] })
    expect(planOf(may('object', 'rate'))).toMatchObject({ main: 'rate', rest: ['object'] })
    expect(planOf(may('rate', 'rate-again'))).toMatchObject({ main: 'rate-again', rest: ['rate'] })
  })

  it('shows an appointment as long as somebody is expected', () => {
    const appointment = { from: '2026-11-27T09:00:00+08:00', to: '2026-11-27T11:00:00+08:00', atHome: false }
    const during = Date.parse('2026-11-27T10:00:00+08:00')
    expect(isToCome({ status: 'handling', appointment }, during)).toBe(true)
    expect(isToCome({ status: 'resolved', appointment }, during)).toBe(false)
    expect(isToCome({ status: 'rectifying', appointment }, during + 3_600_001)).toBe(false)
    expect(isToCome({ status: 'handling' }, during)).toBe(false)
  })
})
