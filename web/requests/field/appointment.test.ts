import { describe, expect, it } from 'vitest'
import { ACTS } from '../../../domain/requests/acts.ts'
import { appointBody, appointFaults, slots } from './appointment.ts'

const now = Date.parse('2026-11-24T10:00:00+08:00')
const ids = { id: '0190a000-0000-7000-8000-000000000001', order: '0190a000-0000-7000-8000-000000000002' }

describe('an appointment by two presses', () => {
  it('is what the server takes, in the time of Shanghai', () => {
    const body = appointBody({ day: '2026-11-27', slot: slots[0], atHome: 'no', who: '李师傅', note: ' ' })
    expect(body).toEqual({
      from: '2026-11-27T08:00:00+08:00',
      to: '2026-11-27T10:00:00+08:00',
      atHome: false,
      who: '李师傅',
    })
    expect(ACTS.appoint.body.safeParse({ ...ids, ...body }).error).toBeUndefined()
  })

  it('asks for day, time and whether somebody must be at home', () => {
    expect(appointFaults({}, now).map((f) => f.path)).toEqual(['day', 'slot', 'atHome'])
    expect(appointFaults({ day: 'other', slot: slots[0], atHome: 'no' }, now)).toEqual([
      { path: 'date', code: 'required' },
    ])
  })

  it('does not reach into the past', () => {
    expect(appointFaults({ day: '2026-11-24', slot: '08:00-10:00', atHome: 'no' }, now + 60_000)).toEqual([
      { path: 'slot', code: 'later' },
    ])
    expect(appointFaults({ day: '2026-11-24', slot: '10:00-12:00', atHome: 'no' }, now)).toEqual([])
  })
})
