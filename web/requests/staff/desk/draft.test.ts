import { describe, expect, it } from 'vitest'
import { ACTS } from '../../../../domain/requests/acts.ts'
import { deskBody, deskFaults, emptyDesk, searchable } from './draft.ts'

const id = '0190a000-0000-7000-8000-000000000001'
const call = { ...emptyDesk, phone: '000 1234 5678', what: '楼道灯不亮', place: '231025/100/zhanqian/001/' }

describe('[D1 D2] a call as it is filed', () => {
  it('says what the act of reporting asks for', () => {
    const body = deskBody(call, id)
    expect(ACTS.report.body.safeParse(body).success).toBe(true)
    expect(body.contact).toEqual({ inPerson: false, phone: '00012345678' })
  })

  it('keeps both names when somebody speaks for another', () => {
    const spoken = {
      ...call,
      name: '王甲',
      onBehalf: true,
      byName: '李乙',
      relation: 'family' as const,
      consent: 'spoken' as const,
    }
    expect(deskFaults(spoken)).toEqual([])
    expect(deskBody(spoken, id)).toMatchObject({
      contact: { name: '王甲' },
      representative: { name: '李乙', relation: 'family', consent: 'spoken' },
    })
  })

  it('asks for agreement, words, a place and a whole number', () => {
    expect(deskFaults({ ...emptyDesk, phone: '123', onBehalf: true }).map((f) => f.path)).toEqual([
      'phone',
      'what',
      'place',
      'byName',
      'relation',
      'consent',
    ])
  })

  it('carries number and deadline of the city line', () => {
    const city = { ...call, channel: 'city-line' as const, foreignNumber: '2606 1104', foreignDue: '2026-11-30T17:00' }
    expect(deskBody(city, id).foreign).toEqual({
      system: 'city-12345',
      number: '2606 1104',
      dueAt: '2026-11-30T09:00:00.000Z',
    })
  })

  it('looks nobody up before the number is whole', () => {
    expect([searchable('0001234567'), searchable('000 1234 5678')]).toEqual([undefined, '00012345678'])
  })
})
