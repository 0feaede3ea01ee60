/** Faults are told with the file and the line, as a clerk with a text editor needs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownOf, nothingKnown, packFaults } from './install.ts'
import { readJson, spotOf } from './json-lines.ts'
import { readPack } from './pack.ts'

const manifest = (...files: [string, string][]) =>
  JSON.stringify({
    code: 'test',
    version: '1.0.0',
    title: '试',
    about: '',
    files: files.map(([file, kind]) => ({ file, kind })),
  })
const org = (code: string, more = '') => `{"code":"${code}","name":"某局","kind":"department"${more}}`
const orgs = (...lines: string[]) => ({
  'pack.json': manifest(['organisations.json', 'organisations']),
  'organisations.json': `[\n${lines.join(',\n')}\n]`,
})
const told = (files: Record<string, string>, known = nothingKnown) => {
  const read = readPack(files)
  return [...read.faults, ...packFaults(read, known)].map((f) => `${f.file}:${f.line} ${f.code}`)
}

describe('the JSON reader', () => {
  it('reads what JSON.parse reads, and knows where each value began', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, space) => {
        const value: unknown = JSON.parse(text)
        const { read } = readJson(JSON.stringify(value, null, space))
        expect(read!.value).toEqual(value)
        expect(read!.at.get('')).toEqual({ line: 1, column: 1 })
      }),
    )
  })

  it('refuses what JSON.parse refuses, at a spot inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:1a\\n \n.-truefalsn') }), (text) => {
        let valid = true
        try {
          JSON.parse(text)
        } catch {
          valid = false
        }
        const { read, fault } = readJson(text)
        if (fault?.code !== 'json-key-twice') expect(read !== undefined).toBe(valid)
        if (fault) expect(fault.line).toBeLessThanOrEqual(text.split('\n').length)
      }),
    )
  })

  it('tells the line of a missing comma, a key twice, a text without end', () => {
    expect(readJson('[\n  {"a":1}\n  {"a":2}\n]').fault).toEqual({ line: 3, column: 3, code: 'json-syntax' })
    expect(readJson('{\n"a":1,\n"a":2}').fault).toEqual({ line: 3, column: 1, code: 'json-key-twice' })
    expect(readJson('["a\n"]').fault).toMatchObject({ line: 1, code: 'json-syntax' })
    expect(readJson('['.repeat(100)).fault?.code).toBe('json-depth')
    expect(readJson('\ufeff[]').read?.value).toEqual([])
    expect(spotOf(readJson('[\n1,\n{"b":2}]').read!, '1.b.gone')).toEqual({ line: 3, column: 6 })
  })

  it('a key called __proto__ is a key like any other', () => {
    const { read } = readJson('{"__proto__":{"x":1}}')
    expect(Object.keys(read!.value as object)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})

describe('reading a pack', () => {
  it('a well-formed pack has no fault', () => expect(told(orgs(org('minzhengju')))).toEqual([]))

  it.each([
    ['a file that is not there', { 'pack.json': manifest(['a.json', 'settings']) }, ['a.json:1 file-missing']],
    ['no manifest', {}, ['pack.json:1 file-missing']],
    [
      'a wrong value',
      orgs(org('a1'), org('b1').replace('department', 'ministry')),
      ['organisations.json:3 invalid-value'],
    ],
    ['a wrong code', orgs(org('A 1')), ['organisations.json:2 org-code']],
    ['a key nobody knows', orgs(org('a1'), org('b1', ',\n"religion":"x"')), ['organisations.json:4 unrecognized-keys']],
    ['a code twice', orgs(org('a1'), org('b1'), org('a1')), ['organisations.json:4 code-twice']],
    [
      'a body nobody knows',
      orgs(org('a1'), org('b1', ',"regulator":"gone"')),
      ['organisations.json:3 organisation-unknown'],
    ],
    [
      'words that ask for a call, without a number to call',
      {
        'pack.json': manifest(['s.json', 'settings']),
        's.json': '[\n{"key":"catalogue.alarms","source":"x","value":[\n{"call":"114","words":["着火"]}\n]}\n]',
      },
      ['s.json:3 alarm-words'],
    ],
    [
      'a comma too many',
      { ...orgs(), 'organisations.json': '[\n{"code":"a1",}\n]' },
      ['organisations.json:2 json-syntax'],
    ],
  ] as [string, Record<string, string>, string[]][])('%s', (_, files, faults) => expect(told(files)).toEqual(faults))

  it('a list spread over two files: the fault is told in its own', () => {
    const files = {
      'pack.json': manifest(['a.json', 'organisations'], ['b.json', 'organisations']),
      'a.json': `[\n${org('a1')},\n${org('a2')}\n]`,
      'b.json': `[\n${org('b1')},\n${org('a1')}\n]`,
    }
    expect(told(files)).toEqual(['b.json:3 code-twice'])
    expect(readPack(files).pack?.organisations?.map((o) => o.code)).toEqual(['a1', 'a2', 'b1', 'a1'])
    expect(
      told({
        'pack.json': manifest(['a.json', 'calendar'], ['a.json', 'calendar']),
        'a.json': '{"source":"x","completeYears":[],"hours":[[540,1020]],"days":[]}',
      }),
    ).toEqual(['pack.json:1 kind-twice'])
  })

  it('what another pack brings is known; what must agree is compared', () => {
    const base = readPack(orgs(org('minzhengju'))).pack!
    const files = {
      'pack.json': manifest(
        ['lists.json', 'lists'],
        ['templates.json', 'templates'],
        ['calendar.json', 'calendar'],
        ['categories.json', 'categories'],
      ),
      'lists.json':
        '[\n{"list":"town-assist","no":"1","heading":"-","text":"-","lead":"minzhengju","source":"-"},\n{"list":"town-assist","no":"2","heading":"-","text":"-","source":"-"},\n{"list":"town-assist","no":"2","heading":"-","text":"-","lead":"gone","source":"-"}\n]',
      'templates.json': '[\n{"code":"a","channel":"sms","text":{"zh":"您好"}}\n]',
      'calendar.json':
        '{"source":"x","completeYears":[2026],"hours":[[540,1020]],"days":[\n{"day":"2026-10-10","kind":"work","name":""},\n{"day":"2026-10-09","kind":"work","name":""}]}',
      'categories.json': '[\n{"code":"a","parent":"b","name":{"zh":"-"}}]',
    }
    expect(told(files, knownOf([base]))).toEqual([
      'categories.json:2 parent-unknown',
      'lists.json:3 lead-needed',
      'lists.json:4 code-twice',
      'lists.json:4 organisation-unknown',
      'calendar.json:3 work-on-weekday',
      'templates.json:2 sms-signature',
    ])
  })

  it('a seat with a phone somebody could dial is refused', () => {
    const seats = (phone: string) =>
      told({
        'pack.json': manifest(['s.json', 'seats']),
        's.json': `[{"login":"ab","name":"甲","role":"resident","phone":"${phone}"}]`,
      })
    expect(seats('00012345678')).toEqual([])
    expect(seats('12345678901')).toEqual(['s.json:1 phone-diallable'])
  })
})
