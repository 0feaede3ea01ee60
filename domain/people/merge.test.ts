import { describe, expect, it } from 'vitest'
import { fieldsBack, mergeFault, phonesBack, takenFrom, type MergeTake } from './merge.ts'
import type { Person } from './schema.ts'

const person = (change: Partial<Person>): Person => ({
  id: '01890000-0000-7000-8000-000000000001',
  place: '990001/100/001/001/',
  name: '甲一',
  sex: 'female',
  born: '1951-03-08',
  phones: [],
  idNumber: null,
  addressNote: null,
  died: null,
  ...change,
})
const take: MergeTake = {
  name: 'kept',
  sex: 'kept',
  born: 'kept',
  idNumber: 'kept',
  addressNote: 'kept',
  phones: 'kept',
}

describe('[B6] rules of a merge', () => {
  it('what one side alone knows is never lost, whichever side is chosen', () => {
    const kept = person({ born: null, sex: 'unknown', phones: ['1'] })
    const old = person({ name: '甲壹', addressNote: '右手门', phones: ['1', '2', '3', '4', '5'] })
    expect(takenFrom(kept, old, take)).toEqual({ sex: 'female', born: '1951-03-08', addressNote: '右手门' })
    expect(takenFrom(kept, old, { ...take, name: 'old', phones: 'both' })).toMatchObject({
      name: '甲壹',
      phones: ['1', '2', '3', '4'],
    })
    expect(takenFrom(old, kept, { ...take, addressNote: 'old' })).toEqual({})
  })

  it('the kept record is the one that is here, neither is an alias, and the dead are not merged with the living', () => {
    const here = { id: 'a', died: null, left: null, merged: null }
    expect(mergeFault(here, { ...here, id: 'b' })).toBeUndefined()
    expect(mergeFault(here, here)).toBe('same-record')
    expect(mergeFault(here, { ...here, id: 'b', merged: 'c' })).toBe('merged-already')
    expect(mergeFault(here, { ...here, id: 'b', died: '2026-01-01' })).toBe('one-died')
    expect(mergeFault({ ...here, left: '2026-01-01' }, { ...here, id: 'b' })).toBe('kept-away')
    expect(mergeFault(here, { ...here, id: 'b', left: '2026-01-01' })).toBeUndefined()
  })

  it('undone, what the merge wrote goes back and what somebody wrote since stays', () => {
    const [before, after] = [person({}), person({ name: '甲壹', born: '1951-03-09' })]
    expect(fieldsBack(before, after, person({ name: '甲壹', born: '1960-01-01' }))).toEqual({
      back: { name: '甲一' },
      stays: ['born'],
    })
    expect(phonesBack(['1'], ['1', '2'], ['1', '2', '3', '4'], ['4'])).toEqual(['1', '3'])
    expect(phonesBack(['1'], ['2'], ['2'], [])).toEqual(['1'])
  })
})
