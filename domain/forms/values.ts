/** What is written into a cell: in Chinese, because departments ask in Chinese. */
import type { Handed } from '../people/handing.ts'
import type { Relation, Residence, Sex } from '../people/schema.ts'

export type Value = string | number | { day: string }

export interface Telling {
  month: string
  /** The day on which it is filled. */
  today: string
  /** Names of places by their level. */
  place: (path: string, level: 'county' | 'town' | 'community' | 'grid') => string | null
  care: (code: string) => string
  /** Whom the table lists. */
  category: string | null
  served: (person: string) => { visits: number; minutes: number } | undefined
}

const sexes: Record<Sex, string | null> = { male: '男', female: '女', unknown: null }
const relations: Record<Relation, string> = {
  head: '户主',
  spouse: '配偶',
  child: '子女',
  'child-in-law': '儿媳或女婿',
  grandchild: '孙子女',
  parent: '父母',
  grandparent: '祖父母',
  sibling: '兄弟姐妹',
  other: '其他',
}
const residences: Record<Residence, string> = {
  both: '户在人在',
  'registered-only': '户在人不在',
  'living-only': '人在户不在',
}

/** @param header as written: 出生年月 asks for less than 出生日期, 是否低保 for another word than 低保 */
function valueFor(use: string, header: string, p: Handed, no: number, t: Telling): Value | null {
  if (use.startsWith('tick:'))
    return tick(
      header,
      p.categories.some((c) => c.code === use.slice(5)),
    )
  if (use.startsWith('extra:')) return extraWord(p.extras[use.slice(6)])
  return plain[use]?.(p, { header, no, t }) ?? null
}

interface Beside {
  header: string
  no: number
  t: Telling
}

const plain: Record<string, (p: Handed, b: Beside) => Value | null> = {
  serial: (_, { no }) => no,
  name: (p) => p.name,
  'id-number': (p) => p.idNumber,
  sex: (p) => sexes[p.sex],
  born: (p, { header }) => born(p.born, header),
  age: (p) => p.age,
  phone: (p) => p.phones[0] ?? null,
  'phone-other': (p) => p.phones[1] ?? null,
  county: (p, { t }) => t.place(p.place, 'county'),
  town: (p, { t }) => t.place(p.place, 'town'),
  community: (p, { t }) => t.place(p.place, 'community'),
  grid: (p, { t }) => t.place(p.place, 'grid'),
  place: (p, { t }) => t.place(p.place, 'community') ?? t.place(p.place, 'town'),
  address: (p) => p.address,
  'head-name': (p) => p.head,
  relation: (p) => p.relation && relations[p.relation],
  residence: (p) => p.residence && residences[p.residence],
  people: (p) => p.household,
  // Whoever holds none lacks nothing.
  categories: (p, { t }) => p.categories.map((c) => t.care(c.code)).join('、'),
  from: (p, { t }) => p.categories.find((c) => c.code === t.category)?.from.slice(0, 7) ?? null,
  month: (_, { t }) => t.month,
  'filled-on': (_, { t }) => ({ day: t.today }),
  visits: (p, { t }) => t.served(p.id)?.visits ?? 0,
  hours: (p, { t }) => Math.round((t.served(p.id)?.minutes ?? 0) / 6) / 10,
}

function born(day: string | null, header: string): Value | null {
  if (day === null || day.length < 10) return day
  return /年月(?!日)/.test(header) ? day.slice(0, 7) : { day }
}

const tick = (header: string, held: boolean) => (/是否/.test(header) ? (held ? '是' : '否') : held ? '√' : '')

const extraWord = (value: string | undefined) => (value === 'yes' ? '是' : value === 'no' ? '否' : (value ?? null))

const marks = '□☐○'

/**
 * `□男 □女` with 男 → `☑男 □女`; `是（ ） 否（ ）` with 是 → `是（√） 否（ ）`. Undefined: the word stands at none of the boxes.
 */
export function ticked(boxes: string, word: string): string | undefined {
  const quoted = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const end = `(?![\\p{Script=Han}\\p{L}])`
  const before = new RegExp(`[${marks}](\\s*${quoted})${end}`, 'u')
  if (before.test(boxes) && /^\s*[□☐○☑]/.test(boxes)) return boxes.replace(before, '☑$1')
  const inBrackets = new RegExp(`(?<![\\p{Script=Han}\\p{L}])(${quoted}\\s*)([(（])\\s*([)）])`, 'u')
  if (inBrackets.test(boxes)) return boxes.replace(inBrackets, '$1$2√$3')
  const after = new RegExp(`(?<![\\p{Script=Han}\\p{L}])(${quoted}\\s*)[${marks}]`, 'u')
  return after.test(boxes) ? boxes.replace(after, '$1☑') : undefined
}

/** Where boxes stand, they are ticked; a word that has no box is not written over them. Null: there is no answer. */
export function answerFor(
  slot: { header: string; boxes: string },
  use: string,
  p: Handed,
  no: number,
  t: Telling,
): Value | null {
  const value = valueFor(use, slot.header, p, no, t)
  if (!slot.boxes || value === null) return value
  const words = use === 'categories' ? p.categories.map((c) => t.care(c.code)) : [asWord(use, value)]
  let text = slot.boxes
  for (const word of words) text = ticked(text, word) ?? text
  return text === slot.boxes ? null : text
}

function asWord(use: string, value: Value): string {
  if (use.startsWith('tick:')) return value === '√' || value === '是' ? '是' : '否'
  return typeof value === 'object' ? value.day : String(value)
}
