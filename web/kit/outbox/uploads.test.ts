import { describe, expect, it } from 'vitest'
import { filledIn, fileOf, without } from './uploads.ts'

const known = new Map([[fileOf('a'), 'f'.repeat(64)]])

describe('files that go up before the act', () => {
  it('are named by what the server called them, wherever they stand', () => {
    expect(filledIn({ id: '1', report: { files: [fileOf('a')], open: false } }, known)).toEqual({
      id: '1',
      report: { files: ['f'.repeat(64)], open: false },
    })
  })

  it('hold the act back while one of them is not up', () => {
    expect(filledIn({ files: [fileOf('a'), fileOf('b')] }, known)).toBeUndefined()
  })

  it('leave everything else as it is', () => {
    const body = { id: '1', n: 3, none: undefined, list: [{ a: null }] }
    expect(filledIn(body, known)).toEqual(body)
  })

  it('are left out on a person’s word', () => {
    expect(without({ report: { files: [fileOf('a'), fileOf('b')], what: 'x' } }, fileOf('a'))).toEqual({
      report: { files: [fileOf('b')], what: 'x' },
    })
  })
})
