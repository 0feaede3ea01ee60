/** What is sent to a route: as its schema wants it, and as nobody does. */
import fc from 'fast-check'

/** The part of JSON Schema that our routes are described in. */
export interface Schema {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  items?: Schema
  prefixItems?: Schema[]
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}

/** What is there to be named: ids by table, places, codes, files. */
export interface Known {
  ids: Map<string, string[]>
  places: string[]
  codes: string[]
  files: string[]
}

type Any = fc.Arbitrary<unknown>
const anyOf = (...list: Any[]): Any => fc.oneof(...list)
const some = (list: unknown[], otherwise: Any): Any => (list.length ? fc.constantFrom(...list) : otherwise)

const days = ['2026-03-10', '2026-03-01', '2026-01-01', '2025-12-31', '2026-12-31', '2028-02-29', '0001-01-01']
const moments = [
  '2026-03-10T02:00:00Z',
  '2026-03-10T09:00:00+08:00',
  '2026-03-12T08:00:00+08:00',
  '2026-03-11T08:30:00+08:00',
  '1970-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
]
const links = ['https://example.invalid/hook', 'http://127.0.0.1:1/', 'http://[::1]/', 'javascript:alert(1)']
const phones = ['00012345678', '00030000001']

/** Of the tables that are called as the field or as what stands before it in the path: `/teams/:id`, `household`. */
function idsFor(known: Known, name: string): string[] {
  const word = name.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '')
  return [...known.ids].flatMap(([table, ids]) => (table.replaceAll('_', '').startsWith(word) ? ids : []))
}

const newId = fc.uuid({ version: 7 })

function idOf(known: Known, name: string, fresh: boolean): Any {
  const meant = idsFor(known, name)
  const all = [...known.ids.values()].flat()
  return fc.oneof(
    { weight: fresh ? 8 : 1, arbitrary: newId },
    { weight: fresh ? 1 : 6, arbitrary: some(meant, newId) as fc.Arbitrary<string> },
    { weight: 1, arbitrary: some(all, newId) as fc.Arbitrary<string> },
  )
}

function matching(pattern: string): Any {
  try {
    return fc.stringMatching(new RegExp(pattern), { size: 'small' })
  } catch {
    // What the maker of strings cannot read: most will be refused, and that is a case too.
    return fc.string({ maxLength: 20 })
  }
}

const made = new WeakMap<Known, Map<string, Any>>()

/** Each kind of text is thought out once: patterns are dear. */
function text(schema: Schema, known: Known, name: string, depth: number): Any {
  const kinds = made.get(known) ?? new Map<string, Any>()
  made.set(known, kinds)
  const { format, pattern, minLength, maxLength } = schema
  const kind = [format, pattern, minLength, maxLength, format === 'uuid' && [name, depth > 0]].join(' ')
  const ready = kinds.get(kind) ?? textOf(schema, known, name, depth)
  kinds.set(kind, ready)
  return ready
}

function textOf(schema: Schema, known: Known, name: string, depth: number): Any {
  const { format, pattern = '', minLength = 0, maxLength = 200 } = schema
  if (format === 'uuid') return idOf(known, name, name === 'id' && depth > 0)
  if (format === 'date')
    return anyOf(
      fc.constantFrom(...days),
      fc
        .date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
        .map((d) => d.toISOString().slice(0, 10)),
    )
  if (format === 'date-time') return fc.constantFrom(...moments)
  if (format === 'uri') return fc.constantFrom(...links)
  if (format === 'email') return fc.constantFrom('a@b.example', 'x'.repeat(64) + '@b.example')
  if (format === 'base64') return fc.uint8Array({ maxLength: 90 }).map((b) => Buffer.from(b).toString('base64'))
  if (pattern.startsWith('^\\d{6}\\/')) return some(known.places, fc.constant('231025/'))
  if (pattern.includes('1\\d{10}')) return fc.constantFrom(...phones)
  if (pattern === '^[0-9a-f]{64}$') return some(known.files, matching(pattern))
  if (pattern)
    return anyOf(
      matching(pattern),
      some(
        known.codes.filter((c) => new RegExp(pattern).test(c)),
        matching(pattern),
      ),
    )
  const words = fc.constantFrom('路灯不亮', '演示', '站前', 'street-lamp', '1', '换灯', 'a b')
  return anyOf(
    words,
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) }),
  )
}

function list(schema: Schema, known: Known, name: string, depth: number): Any {
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((s) => valid(s, known, name, depth + 1)))
  const least = schema.minItems ?? 0
  return fc.array(valid(schema.items ?? {}, known, name, depth + 1), {
    minLength: least,
    maxLength: Math.max(least, Math.min(schema.maxItems ?? 3, 3)),
  })
}

function thing(schema: Schema, known: Known, depth: number): Any {
  const more = schema.additionalProperties
  const named = schema.properties ?? {}
  // A record over so many words wants each of them.
  const alike = (schema.required ?? []).filter((n) => !(n in named)).map((n): [string, Schema] => [n, more as Schema])
  const fields = [...Object.entries(named), ...alike]
  const record = fc.record(Object.fromEntries(fields.map(([n, s]) => [n, valid(s, known, n, depth + 1)])), {
    requiredKeys: schema.required ?? [],
  })
  if (fields.length || !more || more === true) return record
  const key = (
    schema.propertyNames ? valid(schema.propertyNames, known, 'key', depth + 1) : fc.constantFrom('a', 'b')
  ) as fc.Arbitrary<string>
  return fc.dictionary(key, valid(more, known, 'value', depth + 1), { maxKeys: 3 })
}

/** @param depth 0 for a name in the path, where `id` is of something that is there */
export function valid(schema: Schema, known: Known, name: string, depth: number): Any {
  const { enum: choices, anyOf: any, oneOf, allOf, type } = schema
  if ('const' in schema) return fc.constant(schema.const)
  if (choices) return fc.constantFrom(...choices)
  const ways = any ?? oneOf
  if (ways) return anyOf(...ways.map((s) => valid(s, known, name, depth)))
  if (allOf) return valid(Object.assign({}, ...allOf) as Schema, known, name, depth)
  switch (type) {
    case 'string':
      return text(schema, known, name, depth)
    case 'integer':
    case 'number': {
      const { minimum = -1000, maximum = 1_000_000 } = schema
      return fc.integer({
        min: Math.ceil(Math.max(minimum, -(2 ** 31))),
        max: Math.floor(Math.min(maximum, 2 ** 31 - 1)),
      })
    }
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return list(schema, known, name, depth)
    case 'object':
      return thing(schema, known, depth)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

/** Written into the text of a body as they stand, for no value of ours is written so. */
const unwritten = ['1e999', '-0', '1E+2', '0.1e1', '99999999999999999999999', '-1e-400']
const mark = (n: string) => `@@${n}@@`

const deep = (n: number): unknown => Array.from({ length: n }).reduce((inside) => [inside], 1 as unknown)
const proto = JSON.parse('{"__proto__":{"role":"administrator"},"constructor":{"prototype":{"may":true}}}') as unknown

export const evilText = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff\ud800y',
  '\u202e\u2066',
  '\ufeff',
  '',
  ' ',
  '\r\nSet-Cookie: a=b',
  '__proto__',
  'constructor',
  'toString',
  `'; select pg_sleep(9); --`,
  '%_%',
  '\\',
  '$1',
  '{{7*7}}',
  '../../etc/passwd',
  '=cmd|x',
  '<img src=x onerror=alert(1)>',
  '😀'.repeat(400),
  '长'.repeat(5_000),
  'NaN',
  'null',
  '2026-02-30',
  '2026-13-01T25:61:61Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '231025/../',
  '990001/',
  '9'.repeat(400),
  '-1',
  '1e9',
]

const evil: Any = fc.oneof(
  fc.constantFrom<unknown>(...evilText),
  fc.constantFrom<unknown>(...unwritten.map(mark)),
  fc.constantFrom<unknown>(null, true, 0, -1, 0.5, 2 ** 31, 2 ** 53, 1e308, 5e-324, -(2 ** 63)),
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    [null],
    deep(40),
    deep(3_000),
    proto,
    Array.from({ length: 2_000 }, () => 'x'),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
)

/** A body in the letters that travel; lone halves of characters go as escapes. */
export const written = (body: unknown): string =>
  (JSON.stringify(body) ?? '').replace(/"@@([^"@]+)@@"/g, (_, n: string) => n)

interface Node {
  holder: Record<string, unknown>
  key: string
}

function nodesOf(value: unknown): Node[] {
  if (value === null || typeof value !== 'object') return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...nodesOf(holder[key])])
}

const ways = ['replace', 'replace', 'replace', 'leave out', 'add'] as const

/** One place of a value that was right is made wrong. */
export function spoiled(base: Any): Any {
  return fc
    .tuple(base, fc.nat(), evil, fc.constantFrom(...ways), fc.constantFrom(...evilText))
    .map(([value, n, wrong, way, name]) => {
      const whole = { value: structuredClone(value) }
      const nodes = nodesOf(whole)
      const { holder, key } = nodes[n % nodes.length]!
      if (way === 'replace') holder[key] = wrong
      else if (way === 'leave out') Reflect.deleteProperty(holder, key)
      else if (holder[key] !== null && typeof holder[key] === 'object')
        Object.defineProperty(holder[key], name, { value: wrong, enumerable: true, configurable: true })
      return whole.value
    })
}
