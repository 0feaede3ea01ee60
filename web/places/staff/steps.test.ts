import { describe, expect, it } from 'vitest'
import { NewPlace } from '../../../domain/places/api.ts'
import { entryOf, emptyEntry, kindsBelow } from './acts/entry.tsx'
import { nextStep, stepOf } from './steps.ts'

describe('[A1] what may be opened, and under which step', () => {
  it('the next number that no sibling ever had', () => {
    expect(stepOf('231025/100/zhanqian/001/')).toBe('001')
    expect(nextStep([])).toBe('001')
    expect(nextStep(['231025/100/001/', '231025/100/007/', '231025/100/zhanqian/'])).toBe('008')
    expect(nextStep(['231025/100/001/'], ['002'])).toBe('003')
  })

  it('below a community only grids that divide it; below a base grid only micro grids', () => {
    expect(kindsBelow({ kind: 'community', gridKind: null })).toEqual(['base', 'dedicated'])
    expect(kindsBelow({ kind: 'grid', gridKind: 'base' })).toEqual(['micro'])
    expect(kindsBelow({ kind: 'county', gridKind: null })).toEqual(['town', 'forestry', 'sub-district'])
  })

  it('what the fields hold is a place as the server takes it', () => {
    const values = {
      day: '2026-03-10',
      why: '',
      ...emptyEntry('p0.', { step: '009', kind: 'base', level: '网格', name: ' 第九网格 ' }),
    }
    expect(NewPlace.parse(entryOf(values, 'p0.', true))).toMatchObject({
      step: '009',
      kind: 'grid',
      gridKind: 'base',
      name: '第九网格',
      code: null,
    })
  })
})
