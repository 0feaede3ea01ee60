import { describe, expect, it } from 'vitest'
import { ExtraField, fieldFault, readExtra } from './extras.ts'

const field = {
  code: 'lift',
  name: { zh: '有无电梯', en: 'Lift' },
  kind: 'yes' as const,
  options: [],
  sensitive: false,
  search: false,
  purpose: '上门助浴派人',
  basis: '县居家养老服务办法第八条',
  closed: false,
  sort: 0,
}
const faultsOf = (change: object) =>
  ExtraField.safeParse({ ...field, ...change }).error?.issues.map((i) => [i.path.join('.'), i.message]) ?? []

describe('[B1] fields that an administrator adds', () => {
  it('name their purpose and basis, and a choice its options', () => {
    expect(faultsOf({})).toEqual([])
    expect(faultsOf({ purpose: '', basis: ' ' })).toEqual([
      ['purpose', 'required'],
      ['basis', 'required'],
    ])
    expect(faultsOf({ kind: 'choice', options: ['煤'] })).toEqual([['options', 'options']])
    expect(faultsOf({ kind: 'choice', options: ['煤', '煤'] })).toEqual([['options', 'option-twice']])
    expect(faultsOf({ kind: 'text', options: ['煤', '电'] })).toEqual([['options', 'options']])
  })

  it('take a value of their kind and nothing else, and nothing masked', () => {
    const read = (kind: ExtraField['kind'], typed: string) => readExtra({ kind, options: ['煤', '电'] }, typed)
    expect(read('text', ' 东屋 ')).toEqual({ value: '东屋' })
    expect(read('text', ' ')).toEqual({ fault: 'required' })
    expect(read('text', '东**')).toEqual({ fault: 'masked' })
    expect(read('number', '-3.5')).toEqual({ value: '-3.5' })
    expect(read('number', '三')).toEqual({ fault: 'number' })
    expect(read('day', '2026-02-28')).toEqual({ value: '2026-02-28' })
    expect(read('day', '2026-02-30').fault).toBeDefined()
    expect(read('yes', 'yes')).toEqual({ value: 'yes' })
    expect(read('yes', 'maybe').fault).toBeDefined()
    expect(read('choice', '电')).toEqual({ value: '电' })
    expect(read('choice', '柴')).toEqual({ fault: 'not-an-option' })
  })

  it('keep their kind, their seal and their search', () => {
    expect(fieldFault(undefined, field)).toBeUndefined()
    expect(fieldFault(field, { ...field, kind: 'text' })).toBe('kind')
    expect(fieldFault(field, { ...field, sensitive: true })).toBe('sensitive')
    expect(fieldFault(field, { ...field, search: true })).toBe('search')
  })
})
