import { describe, expect, it } from 'vitest'
import { Code, ServiceItem } from '../../../../domain/catalogue/schema.ts'
import { catalogueRows } from '../../../../domain/catalogue/rows.ts'
import { loadPack } from '../../../../packs/read.ts'
import { newChoice, newQuestion, questionFaults, schemaOf } from './questions.ts'
import { changedParts, codeFaults, isCode, itemFaults, itemOf, likeAnother, valuesOf } from './values.ts'

const items = catalogueRows(loadPack('base').pack!, '2026-01-01').items

describe('[D4 D6] the form of a service item', () => {
  it('gives back every item of the base pack as it was', () => {
    for (const { version: _, ...item } of items) expect(changedParts(item, itemOf(valuesOf(item)))).toEqual([])
  })

  it('finds nothing wrong with what a pack brought', () => {
    for (const item of items) expect([item.code, itemFaults(valuesOf(item))]).toEqual([item.code, []])
  })

  it('makes a new one like another, with words of its own still to be written', () => {
    const faults = itemFaults(likeAnother(items[0]!, '2026-11-24')).map((f) => f.path)
    expect(faults).toEqual(['zh'])
  })

  it('a code is one as the server has it, and nobody else’s', () => {
    const faults = (code: string) => codeFaults(code, [{ code: 'street-lamp' }]).map((f) => f.code)
    expect([faults(''), faults('Lamp'), faults('street-lamp'), faults('lamp.new-2')]).toEqual([
      ['required'],
      ['code'],
      ['code-twice'],
      [],
    ])
    for (const code of ['a', 'a.b-c', 'a..b', '-a', 'a-', '灯', 'a b', 'a'.repeat(61), 'A'])
      expect([code, isCode(code)]).toEqual([code, Code.safeParse(code).success])
  })

  it('says which parts changed', () => {
    const item = items[0]!
    expect(
      changedParts(item, { ...item, limits: { ...item.limits, resolve: { amount: 9, unit: 'days' } }, openWhen: 'x' }),
    ).toEqual(['limits', 'conditions'])
  })

  it('builds a schema the catalogue accepts', () => {
    const question = {
      ...newQuestion([]),
      zh: '哪一种',
      kind: 'choice' as const,
      choices: [{ ...newChoice([]), zh: '甲' }],
    }
    expect(questionFaults([question]).map((f) => f.code)).toEqual(['two-choices'])
    const whole = { ...question, choices: [...question.choices, { ...newChoice(question.choices), zh: '乙' }] }
    expect(ServiceItem.shape.form.safeParse(schemaOf([whole])).success).toBe(true)
  })
})
