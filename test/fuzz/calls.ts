/** From an operation of the served description to calls of it. */
import fc from 'fast-check'
import { evilText, spoiled, valid, written, type Known, type Schema } from './values.ts'

export interface Operation {
  id: string
  method: string
  path: string
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }[]
  body?: Schema
  multipart: boolean
}

interface Description {
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string
        parameters: Operation['parameters']
        requestBody?: { content: Record<string, { schema: Schema }> }
      }
    >
  >
}

export const operationsOf = (description: unknown): Operation[] =>
  Object.entries((description as Description).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, op]) => {
      const content = op.requestBody?.content ?? {}
      const body = content['application/json']?.schema
      return {
        id: op.operationId,
        method: method.toUpperCase(),
        path,
        parameters: op.parameters,
        ...(body && { body }),
        multipart: 'multipart/form-data' in content,
      }
    }),
  )

export interface Call {
  method: string
  /** Below `/<county>/api`. */
  path: string
  body?: string | FormData
  type?: string
}

/** As it travels in an address: half a character is none. */
const escaped = (value: unknown) => encodeURIComponent(Buffer.from(String(value)).toString())
const rawPaths = ['%00', '%ff%fe', '%', '%zz', '%c0%ae%c0%ae', '..%2f..%2f', '.'.repeat(300), '%0d%0aX:1', '{}', ' ']
const rawBodies = [
  '{',
  '{"id":',
  'null',
  '[]',
  '"x"',
  '0',
  'true',
  '\ufeff{}',
  '{"a":1,"a":2}',
  '{"__proto__":{}}',
  '{]}',
  '',
]
const types = [
  'application/json',
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-7',
  'multipart/form-data',
  'x',
]
const files: [string, string][] = [
  ['a.png', '\x89PNG\r\n\x1a\n'],
  ['a.csv', '姓名,电话\n=1+1,\u0000\n'],
  ['a.xlsx', 'PK\x03\x04\x14\x00\x00\x00\x08\x00'],
  ['../../a.xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['', ''],
  ['a.docx', 'x'.repeat(5_000)],
]

/** The word before a name in braces says what it is of, where the name says nothing: `/teams/{id}`. */
function meant(path: string, name: string): string {
  const before = path.split('/')[path.split('/').indexOf(`{${name}}`) - 1]
  return name === 'id' || name === 'code' ? (before ?? name) : name
}

function address(op: Operation, known: Known, wrong: boolean): fc.Arbitrary<string> {
  const inPath = op.parameters.filter((p) => p.in === 'path')
  const inQuery = op.parameters.filter((p) => p.in === 'query')
  const named = inPath.map((p) => {
    const right = valid(p.schema, known, meant(op.path, p.name), 0).map(escaped)
    return wrong ? fc.oneof(right, right, fc.constantFrom(...rawPaths, ...evilText.map(escaped))) : right
  })
  const asked = fc.record(
    Object.fromEntries(
      inQuery.map((p) => {
        const right = valid(p.schema, known, p.name, 0)
        return [p.name, wrong ? fc.oneof(right, fc.constantFrom(...evilText)) : right]
      }),
    ),
    { requiredKeys: wrong ? [] : inQuery.filter((p) => p.required).map((p) => p.name) },
  )
  const strange = wrong
    ? fc.constantFrom('', '', '', 'nothing=1', '__proto__[a]=1', 'size=1&size=2', '%ff=%00')
    : fc.constant('')
  return fc.tuple(fc.tuple(...named), asked, strange).map(([values, query, more]) => {
    const path = inPath.reduce((p, { name }, n) => p.replace(`{${name}}`, () => values[n]!), op.path)
    const search = [...Object.entries(query).map(([k, v]) => `${k}=${escaped(v)}`), more].filter(Boolean).join('&')
    return path + (search ? `?${search}` : '')
  })
}

function content(op: Operation, known: Known, wrong: boolean): fc.Arbitrary<Pick<Call, 'body' | 'type'>> {
  if (op.multipart)
    return fc
      .tuple(fc.constantFrom(...files), fc.constantFrom('file', 'file', 'other', '__proto__'))
      .map(([[name, bytes], field]) => {
        const form = new FormData()
        form.append(field, new Blob([Buffer.from(bytes, 'latin1')]), name)
        return { body: form }
      })
  if (op.method === 'GET') return fc.constant({})
  const right = op.body ? valid(op.body, known, 'body', 1) : fc.constant({})
  const json = (of: fc.Arbitrary<unknown>) => of.map((body) => ({ body: written(body), type: 'application/json' }))
  if (!wrong) return json(right)
  return fc.oneof(
    { weight: 8, arbitrary: json(spoiled(right)) },
    { weight: 1, arbitrary: fc.record({ body: fc.constantFrom(...rawBodies), type: fc.constantFrom(...types) }) },
  )
}

/** @param wrong something of it is as nobody wants it */
export const callOf = (op: Operation, known: Known, wrong: boolean): fc.Arbitrary<Call> =>
  fc
    .tuple(address(op, known, wrong), content(op, known, wrong))
    .map(([path, what]) => ({ method: op.method, path, ...what }))
