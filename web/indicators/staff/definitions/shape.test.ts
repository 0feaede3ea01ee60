import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Definition, type Condition, type Simple } from '../../../../domain/indicators/schema.ts'
import { codeFields, flagFields, numberFields } from '../../../../domain/indicators/vocabulary.ts'
import type { Defined } from '../../queries.ts'
import { definitionOf, emptyValues, faultsIn, newAsked, opsOf, valuesOf, withField } from './shape.ts'

const text = fc.stringMatching(/^[a-z]{1,10}$/)
const codes = fc.array(text, { minLength: 1, maxLength: 5 })
const simple: fc.Arbitrary<Simple> = fc.oneof(
  fc.record({ field: fc.constantFrom(...flagFields), is: fc.boolean() }),
  fc.record({ field: fc.constantFrom(...numberFields), atLeast: fc.integer() }),
  fc.record({ field: fc.constantFrom(...numberFields), atMost: fc.integer() }),
  fc.record({ field: fc.constantFrom(...codeFields), in: codes }),
  fc.record({ field: fc.constantFrom(...codeFields), notIn: codes }),
  fc.record({ field: fc.constantFrom(...flagFields, ...numberFields, ...codeFields), known: fc.boolean() }),
)
const condition: fc.Arbitrary<Condition> = fc.oneof(
  simple,
  fc.record({ any: fc.array(simple, { minLength: 2, maxLength: 6 }) }),
)
const conditions = fc.array(condition, { maxLength: 12 })
const said = fc.record({ zh: text, en: text })
const definition = fc
  .record({
    code: fc.constant('own-x'),
    name: said,
    unit: fc.constantFrom('share', 'count', 'p90' as const),
    period: fc.constantFrom('received', 'due', 'closed' as const),
    filter: conditions,
    of: conditions,
    hit: conditions,
    better: fc.constantFrom('higher', 'lower' as const),
    formula: said,
    source: text,
    sort: fc.integer({ min: 0, max: 9999 }),
  })
  .map((d) => ({ ...d, ...(d.unit === 'p90' && { value: 'returns' }) }))

describe('[K1] the form of an indicator', () => {
  it('gives back every definition it was given, and the server understands it', () => {
    fc.assert(
      fc.property(definition, (d) => {
        const shown = { ...d, version: 1, own: true, counting: false, ratings: false } as Defined
        const { code, sort } = d
        expect(definitionOf(valuesOf(shown), { code, sort })).toEqual(d)
        expect(Definition.safeParse(d).success).toBe(true)
        expect(faultsIn({ ...valuesOf(shown), why: 'why' })).toEqual([])
      }),
    )
  })

  it('names what is not complete, row by row', () => {
    const row = (key: number, asked = newAsked(key + 1)) => ({ key, any: [asked] })
    const faults = faultsIn({
      ...emptyValues,
      unit: 'p90',
      of: [row(1, withField(newAsked(2), 'resolved')), row(3)],
      hit: [row(5, withField(newAsked(6), 'item'))],
    })
    expect(faults.map((f) => f.path)).toEqual(['nameZh', 'formulaZh', 'why', 'value', 'of.1', 'hit.0'])
  })

  it('asks of each fact only what can be asked of it', () => {
    expect([opsOf('resolved'), opsOf('returns'), opsOf('item')].map((o) => o[0])).toEqual(['yes', 'atLeast', 'in'])
    expect(withField({ ...newAsked(1), op: 'in', codes: ['x'] }, 'returns')).toEqual({
      ...newAsked(1),
      field: 'returns',
      op: 'atLeast',
    })
  })

  it('without a name in English the Chinese one stands for both', () => {
    const made = definitionOf({ ...emptyValues, nameZh: ' 灯 ', formulaZh: '灯' }, { code: 'own-x', sort: 1 })
    expect([made.name, made.formula]).toEqual([
      { zh: '灯', en: '灯' },
      { zh: '灯', en: '灯' },
    ])
  })
})
