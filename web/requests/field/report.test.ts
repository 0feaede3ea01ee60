import { describe, expect, it } from 'vitest'
import { ACTS } from '../../../domain/requests/acts.ts'
import type { Picked } from '../../places/queries.ts'
import { reportOf, seenFaults, type Seen } from './report.ts'

const grid: Picked = { kind: 'place', place: '231025/100/zhanqian/001/003/', label: '第三网格' }
const building: Picked = {
  kind: 'building',
  id: '0190a000-0000-7000-8000-00000000000b',
  place: grid.place,
  label: '站前家园3号楼',
}
const act = '0190a000-0000-7000-8000-000000000001'
const seen = (more: Partial<Seen> = {}): Seen => ({
  what: '',
  described: '',
  forResident: false,
  name: '',
  phone: '',
  ...more,
})
const filing = { act, spoken: '请看照片', suggest: false }

describe('[S4-09] something seen on the way', () => {
  it('needs a picture or a word, and the own grid is the place', () => {
    expect(seenFaults(seen(), grid, true)).toEqual([])
    expect(seenFaults(seen(), undefined, false).map((f) => f.path)).toEqual(['what', 'where'])
    expect(reportOf(seen(), grid, filing)).toEqual({
      id: act,
      channel: 'grid',
      what: '请看照片',
      where: { place: grid.place },
    })
  })

  it('is what the server takes, for a resident too', () => {
    const body = reportOf(
      seen({
        what: '水管漏水',
        where: building,
        described: '二单元',
        forResident: true,
        name: '何',
        phone: '000 1234 0021',
      }),
      grid,
      { ...filing, suggest: true },
    )
    expect(ACTS.report.body.parse(body)).toMatchObject({
      where: { described: '站前家园3号楼 二单元' },
      contact: { phone: '00012340021', inPerson: false },
      intent: 'suggestion',
    })
  })

  it('has somebody told at the door when there is no phone', () => {
    expect(reportOf(seen({ what: 'x', forResident: true }), grid, filing).contact).toEqual({ inPerson: true })
    expect(seenFaults(seen({ what: 'x', forResident: true, phone: '12' }), grid, false)).toEqual([
      { path: 'phone', code: 'phone' },
    ])
  })
})
