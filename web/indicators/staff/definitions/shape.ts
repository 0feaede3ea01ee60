/** A definition as rows a person fills in, and the definition they make. Pure. */
import type { Condition, Definition, Simple } from '../../../../domain/indicators/schema.ts'
import {
  fieldsAbout,
  FlagField,
  NumberField,
  periodsAbout,
  type About,
  type CodeField,
} from '../../../../domain/indicators/vocabulary.ts'
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import type { Defined } from '../../queries.ts'

export type Field = FlagField | NumberField | CodeField
export type Op = 'yes' | 'no' | 'atLeast' | 'atMost' | 'in' | 'notIn' | 'known' | 'unknown'

/** One thing asked of a matter, perhaps not yet complete. */
export interface Asked {
  key: number
  field: Field | null
  op: Op | null
  n: number | null
  codes: string[]
}

/** A condition: one thing asked, or several of which one must hold. */
export interface Row {
  key: number
  any: Asked[]
}

export interface Values {
  about: About
  nameZh: string
  nameEn: string
  unit: Definition['unit']
  period: Definition['period']
  better: Definition['better']
  value: NumberField | null
  filter: Row[]
  of: Row[]
  hit: Row[]
  formulaZh: string
  formulaEn: string
  source: string
  why: string
}

export type Side = 'filter' | 'of' | 'hit'
export const sides = ['filter', 'of', 'hit'] as const satisfies Side[]

const isOf = <F extends string>(fields: readonly F[], field: string): field is F =>
  (fields as readonly string[]).includes(field)

export type Kind = 'flag' | 'number' | 'code'
export const kindOf = (field: Field): Kind =>
  isOf(FlagField.options, field) ? 'flag' : isOf(NumberField.options, field) ? 'number' : 'code'

const ops: Record<Kind, readonly Op[]> = {
  flag: ['yes', 'no', 'known', 'unknown'],
  number: ['atLeast', 'atMost', 'known', 'unknown'],
  code: ['in', 'notIn', 'known', 'unknown'],
}
export const opsOf = (field: Field): readonly Op[] => ops[kindOf(field)]

export const fieldsOf = (about: About, kind: Kind): readonly Field[] => fieldsAbout[about][kind]

/** Times are those of single matters. */
export const unitsAbout = (about: About): Definition['unit'][] =>
  about === 'person' ? ['share', 'count'] : ['share', 'count', 'p90']

/** What was asked of the other kind means nothing of this one. */
export const turnedTo = (
  about: About,
  unit: Definition['unit'],
): Pick<Values, 'about' | 'unit' | 'period' | 'value' | Side> => ({
  about,
  unit: unitsAbout(about).includes(unit) ? unit : 'share',
  period: periodsAbout[about][0],
  value: null,
  filter: [],
  of: [],
  hit: [],
})

/** Keys only tell rows apart while they are edited. */
export const newAsked = (key: number): Asked => ({ key, field: null, op: null, n: null, codes: [] })

/** @param field chosen anew: what was asked of the old one means nothing of this one */
export const withField = (a: Asked, field: Field): Asked => ({ ...newAsked(a.key), field, op: opsOf(field)[0]! })

export const nextKey = (v: Values): number =>
  1 + Math.max(0, ...sides.flatMap((s) => v[s].flatMap((r) => [r.key, ...r.any.map((a) => a.key)])))

const complete = (a: Asked): boolean => {
  if (!a.field || !a.op) return false
  if (a.op === 'atLeast' || a.op === 'atMost') return a.n !== null
  return a.op === 'in' || a.op === 'notIn' ? a.codes.length > 0 : true
}

function simpleOf(a: Asked): Simple {
  const field = a.field as never
  if (a.op === 'yes' || a.op === 'no') return { field, is: a.op === 'yes' }
  if (a.op === 'atLeast') return { field, atLeast: a.n! }
  if (a.op === 'atMost') return { field, atMost: a.n! }
  if (a.op === 'in') return { field, in: a.codes }
  if (a.op === 'notIn') return { field, notIn: a.codes }
  return { field, known: a.op === 'known' }
}

const conditionOf = (r: Row): Condition =>
  r.any.length === 1 ? simpleOf(r.any[0]!) : { any: r.any.map((a) => simpleOf(a)) }

export function askedOf(c: Simple, key: number): Asked {
  const of = (op: Op, more: Partial<Asked> = {}): Asked => ({ ...newAsked(key), field: c.field, op, ...more })
  if ('is' in c) return of(c.is ? 'yes' : 'no')
  if ('atLeast' in c) return of('atLeast', { n: c.atLeast })
  if ('atMost' in c) return of('atMost', { n: c.atMost })
  if ('in' in c) return of('in', { codes: c.in })
  if ('notIn' in c) return of('notIn', { codes: c.notIn })
  return of(c.known ? 'known' : 'unknown')
}

export const simplesOf = (c: Condition): Simple[] => ('any' in c ? c.any : [c])

export function valuesOf(d: Defined): Values {
  let key = 0
  const rows = (all: readonly Condition[]): Row[] =>
    all.map((c) => ({ key: ++key, any: simplesOf(c).map((s) => askedOf(s, ++key)) }))
  return {
    about: d.about ?? 'request',
    nameZh: d.name.zh,
    nameEn: d.name.en,
    unit: d.unit,
    period: d.period,
    better: d.better,
    value: d.value ?? null,
    filter: rows(d.filter),
    of: rows(d.of),
    hit: rows(d.hit),
    formulaZh: d.formula.zh,
    formulaEn: d.formula.en,
    source: d.source,
    why: '',
  }
}

export const emptyValues: Values = {
  about: 'request',
  nameZh: '',
  nameEn: '',
  unit: 'share',
  period: 'received',
  better: 'higher',
  value: null,
  filter: [],
  of: [],
  hit: [],
  formulaZh: '',
  formulaEn: '',
  source: '',
  why: '',
}

/** @param kept what the form does not ask: its code, and where it stands among the others */
export const definitionOf = (v: Values, kept: { code: string; sort: number }): Definition => ({
  ...kept,
  ...(v.about !== 'request' && { about: v.about }),
  name: { zh: v.nameZh.trim(), en: v.nameEn.trim() || v.nameZh.trim() },
  unit: v.unit,
  period: v.period,
  better: v.better,
  filter: v.filter.map(conditionOf),
  of: v.of.map(conditionOf),
  hit: v.hit.map(conditionOf),
  ...(v.unit === 'p90' && { value: v.value! }),
  formula: { zh: v.formulaZh.trim(), en: v.formulaEn.trim() || v.formulaZh.trim() },
  source: v.source.trim(),
})

export function faultsIn(v: Values): FieldFault[] {
  const needed = (['nameZh', 'formulaZh', 'why'] as const).flatMap((path) =>
    v[path].trim() ? [] : [{ path, code: 'required' }],
  )
  const value = v.unit === 'p90' && !v.value ? [{ path: 'value', code: 'value-for-p90-only' }] : []
  const rows = sides.flatMap((side) =>
    v[side].flatMap((r, i) => (r.any.every(complete) ? [] : [{ path: `${side}.${i}`, code: 'condition' }])),
  )
  return [...needed, ...value, ...rows]
}

/** Server's paths at the fields of the form, the longest first. */
export const paths: Record<string, string> = {
  'definition.name.zh': 'nameZh',
  'definition.name.en': 'nameEn',
  'definition.formula.zh': 'formulaZh',
  'definition.formula.en': 'formulaEn',
  'definition.': '',
}
