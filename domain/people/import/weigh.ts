/**
 * A row beside what the register holds: what is new, what fills a gap, what another source says otherwise and is laid
 * beside it (一数一源). The same rule weighs in the preview and under the lock when it is written.
 */
import type { Day } from '../../places/schema.ts'
import { meets, type CareSays, type ClaimField } from '../claims.ts'
import { contactsMost, type ContactKind } from '../contacts.ts'
import type { Person, PersonCategory } from '../schema.ts'
import type { WantedContact } from './contacts.ts'
import type { Wanted } from './wanted.ts'

/** Whose word the table is, and for when. */
export interface Word {
  source: string
  /** `2026-10` */
  month: string
  /** The day on which it is taken in. */
  day: Day
}

export interface Held {
  person: Person
  left: Day | null
  categories: PersonCategory[]
  /** Open ones: the same source asks the same once. */
  claims: { what: string; source: string }[]
  /** Lives in a household already. */
  housed: boolean
  /** Of the fields that the county added, by code. */
  extras?: Record<string, string>
  /** Whom to call about them. */
  contacts?: { kind: ContactKind; phone: string }[]
}

type FieldSays = { what: Exclude<ClaimField, 'idNumber'>; held: string; claimed: string }

export interface Weighed {
  /** What was empty and is filled. */
  fill: Partial<Pick<Person, 'sex' | 'born' | 'idNumber' | 'addressNote' | 'phones'>>
  fields: FieldSays[]
  begin: { code: string; from: Day }[]
  /** Held, and seen to for a later month. */
  confirm: { category: PersonCategory; month: string }[]
  differ: { category: PersonCategory; says: CareSays }[]
  /** Fields that the county added: what was empty, and what stands there otherwise and stays. */
  adds: { code: string; value: string }[]
  keeps: string[]
  /** Whom to call, who were not named yet; `full`: more than anybody calls. */
  calls: WantedContact[]
  full: boolean
  /** Enters the household of the table. */
  joins: boolean
  /** The row has nothing to do with this person any more. */
  fault?: 'is-dead' | 'has-left'
}

const firstOf = (month: string): Day => `${month}-01`

export const beginning = (c: { from: Day | null }, { month }: Word): Day => c.from ?? firstOf(month)

/** @param home the table puts the person into a household */
export function weigh(wanted: Wanted, held: Held, word: Word, home: boolean): Weighed {
  const { person } = held
  const weighed: Weighed = {
    fill: {},
    fields: [],
    begin: [],
    confirm: [],
    differ: [],
    adds: [],
    keeps: [],
    calls: [],
    full: false,
    joins: home && !held.housed,
  }
  if (person.died !== null) return { ...weighed, joins: false, fault: 'is-dead' }
  if (held.left !== null) return { ...weighed, joins: false, fault: 'has-left' }
  fields(wanted, held, word, weighed)
  for (const c of wanted.categories) category(c, held, word, weighed)
  for (const [code, value] of Object.entries(wanted.extras ?? {})) {
    const there = held.extras?.[code]
    if (there === undefined) weighed.adds.push({ code, value })
    else if (there !== value) weighed.keeps.push(code)
  }
  return { ...weighed, ...callsOf(wanted.contacts ?? [], held.contacts ?? []) }
}

/** The same number under the same kind is one contact. */
export function callsOf(
  said: readonly WantedContact[],
  held: readonly { kind: ContactKind; phone: string }[],
): Pick<Weighed, 'calls' | 'full'> {
  const calls = said.filter((c) => !held.some((h) => h.kind === c.kind && h.phone === c.phone))
  const room = Math.max(0, contactsMost - held.length)
  return { calls: calls.slice(0, room), full: calls.length > room }
}

function fields(wanted: Wanted, { person, claims, housed }: Held, { source }: Word, weighed: Weighed): void {
  const { fill } = weighed
  const asked = (what: string) => claims.some((c) => c.what === what && c.source === source)
  const differs = (what: FieldSays['what'], held: string, claimed: string) => {
    if (held !== claimed && !asked(what)) weighed.fields.push({ what, held, claimed })
  }
  differs('name', person.name, wanted.name)
  if (person.sex === 'unknown' && wanted.sex !== 'unknown') fill.sex = wanted.sex
  else if (wanted.sex !== 'unknown') differs('sex', person.sex, wanted.sex)
  if (wanted.born) {
    if (person.born === null) fill.born = wanted.born
    else differs('born', person.born, wanted.born)
  }
  if (wanted.idNumber && person.idNumber === null) fill.idNumber = wanted.idNumber
  if (wanted.address && !person.addressNote && !housed) fill.addressNote = wanted.address
  const phones = [...new Set([...person.phones, ...wanted.phones])].slice(0, 4)
  if (phones.length > person.phones.length) fill.phones = phones
}

const holds = (c: PersonCategory, day: Day) => c.from <= day && (c.to === null || day < c.to)

function category(wanted: Wanted['categories'][number], held: Held, word: Word, weighed: Weighed): void {
  const { source, month } = word
  const from = beginning(wanted, word)
  const there =
    held.categories.find((c) => c.category === wanted.code && c.to === null) ??
    held.categories.find((c) => c.category === wanted.code && holds(c, from))
  if (!there) return void weighed.begin.push({ code: wanted.code, from })
  // The table says that it holds; since when is for whoever said it.
  const says: CareSays = { from: wanted.from ?? there.from, to: there.to, source, month }
  const how = meets(there, says)
  if (how === 'differs') {
    if (!held.claims.some((c) => c.what === wanted.code && c.source === source))
      weighed.differ.push({ category: there, says })
  } else if (month > there.month) weighed.confirm.push({ category: there, month })
}

/** Codes of what a row does, for lists: nothing means that all of it is known. */
export const deedsOf = (w: Weighed): string[] => [
  ...Object.keys(w.fill).map((f) => `fill:${f}`),
  ...w.fields.map((f) => `differs:${f.what}`),
  ...w.begin.map((c) => `gives:${c.code}`),
  ...w.confirm.map((c) => `confirm:${c.category.category}`),
  ...w.differ.map((c) => `beside:${c.category.category}`),
  ...w.adds.map((e) => `adds:${e.code}`),
  ...w.keeps.map((code) => `keeps:${code}`),
  ...w.calls.map((c) => `calls:${c.kind}`),
  ...(w.full ? ['keeps-full'] : []),
  ...(w.joins ? ['joins'] : []),
]
