import { describe, expect, it } from 'vitest'
import { givingFault, holds, speakerFault } from './consent.ts'
import { mayLimit, Purpose, registerFaults, standsUntil } from './register.ts'

const said = { zh: '说明', en: 'Said' }
const purpose = { code: 'p', name: said, owner: said, notice: said }

describe('[I9] the register', () => {
  it('[B11] a duty names its clause and asks nobody; consent has no clause', () => {
    const parse = (more: object) => Purpose.safeParse({ ...purpose, ...more }).success
    expect(parse({ ground: 'statutory-duty', clause: '《某法》第一条' })).toBe(true)
    expect(parse({ ground: 'statutory-duty' })).toBe(false)
    expect(parse({ ground: 'consent' })).toBe(true)
    expect(parse({ ground: 'consent', clause: '《某法》第一条' })).toBe(false)
  })

  it('tells codes that point nowhere and a column with two owners', () => {
    const field = { name: said, owner: said, sensitive: false, purposes: ['p'], retention: 'r' }
    const limit = {
      code: 'r',
      name: said,
      since: said,
      months: null,
      least: null,
      most: null,
      basis: '依据',
      erases: null,
    }
    const whole = {
      purposes: [{ ...purpose, ground: 'consent' as const, clause: '', version: 1, sensitive: ['a'] }],
      retentions: [limit],
    }
    const faults = (fields: object[]) => registerFaults({ ...whole, fields: fields as never })
    expect(faults([{ ...field, code: 'a', columns: ['t.a'], sensitive: true }])).toEqual([])
    expect(
      faults([
        { ...field, code: 'a', columns: ['t.a'] },
        { ...field, code: 'b', columns: ['t.a'], purposes: ['q'], retention: 's' },
      ]),
    ).toEqual(['b: no purpose q', 'b: no limit s', 'b: t.a stands under a', 'p: a is no sensitive field'])
  })

  it('a limit stays within what the law leaves open; months end on days that exist', () => {
    const open = { months: 36, least: 36, most: 120 }
    expect([35, 36, 120, 121].map((m) => mayLimit(open, m))).toEqual([false, true, true, false])
    expect(mayLimit({ months: null, least: null, most: null }, 12)).toBe(false)
    expect(standsUntil('2026-03-31', 1)).toBe('2026-02-28')
    expect(standsUntil('2024-03-31', 1)).toBe('2024-02-29')
    expect(standsUntil('2026-01-15', 60)).toBe('2021-01-15')
  })
})

describe('[B11] consent', () => {
  const today = '2026-03-10'

  it('under fourteen a guardian speaks, and nobody for those of age', () => {
    expect(speakerFault('2012-03-11', 'person', today)).toBe('guardian-needed')
    expect(speakerFault('2012-03-10', 'person', today)).toBeUndefined()
    expect(speakerFault('2012-03-11', 'guardian', today)).toBeUndefined()
    expect(speakerFault('2008-03-10', 'guardian', today)).toBe('of-age')
    expect(speakerFault(null, 'person', today)).toBeUndefined()
  })

  it('is asked for what rests on it alone, sensitive fields apart', () => {
    const photos = { ground: 'consent' as const, sensitive: ['care'] }
    const said = (sensitive: string[]) => givingFault(photos, { sensitive, speaker: 'person' }, '1950-01-01', today)
    expect(said([])).toBeUndefined()
    expect(said(['care'])).toBeUndefined()
    expect(said(['name'])).toBe('not-sensitive')
    const duty = { ground: 'statutory-duty' as const, sensitive: [] }
    expect(givingFault(duty, { sensitive: [], speaker: 'person' }, null, today)).toBe('not-by-consent')
  })

  it('holds for its version and its fields until it is taken back', () => {
    const given = { version: 2, sensitive: ['care'], to: null }
    expect(holds(given, { version: 2 })).toBe(true)
    expect(holds(given, { version: 3 })).toBe(false)
    expect(holds(given, { version: 2 }, 'care')).toBe(true)
    expect(holds(given, { version: 2 }, 'id-number')).toBe(false)
    expect(holds({ ...given, to: '2026-01-01T00:00:00Z' }, { version: 2 })).toBe(false)
    expect(holds(undefined, { version: 1 })).toBe(false)
  })
})
