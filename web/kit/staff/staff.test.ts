import { describe, expect, it } from 'vitest'
import { shownColumns, type Column } from './columns.ts'
import { keyName } from './keys.ts'
import { sameSearch } from './views.ts'

const column = (key: string, more: Partial<Column<object>> = {}): Column<object> => ({
  key,
  title: key,
  render: () => null,
  ...more,
})

describe('[ux-35] columns a reader wants', () => {
  const columns = [column('no', { always: true }), column('what'), column('source', { extra: true })]
  const keys = (switched: string[]) => shownColumns(columns, switched).map((c) => c.key)

  it('stand by default, unless they are extra', () => expect(keys([])).toEqual(['no', 'what']))
  it('are switched away from the default', () => expect(keys(['what', 'source'])).toEqual(['no', 'source']))
  it('never lose the one that must stand', () => expect(keys(['no', 'what'])).toEqual(['no']))
})

describe('[ux-36] keys', () => {
  const key = (k: string, more = {}) => keyName({ key: k, ctrlKey: false, metaKey: false, altKey: false, ...more })
  it('have one name each', () => {
    expect([key('J'), key('/'), key('Enter', { ctrlKey: true }), key('Enter', { metaKey: true }), key('?')]).toEqual([
      'j',
      '/',
      'Ctrl+Enter',
      'Ctrl+Enter',
      '?',
    ])
  })
})

describe('[ux-34] saved views', () => {
  it('are the same in any order of filters', () => {
    expect(sameSearch('a=1&b=2', 'b=2&a=1')).toBe(true)
    expect(sameSearch('a=1', 'a=2')).toBe(false)
    expect(sameSearch('', '')).toBe(true)
  })
})
