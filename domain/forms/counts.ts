/** What a column of a table of counts asks for: how many, of whom. Its code stands where a list has a field. */
import { foldHeader } from '../people/import/fold.ts'
import type { Vocabulary } from '../people/import/vocabulary.ts'

export const countUnits = ['people', 'households', 'visits', 'hours'] as const
export type CountUnit = (typeof countUnits)[number]

export interface Count {
  unit: CountUnit
  sex: 'male' | 'female' | null
  /** Whole years at the end of the month, both included. */
  ages: { from: number | null; to: number | null } | null
  category: string | null
}

const all: Count = { unit: 'people', sex: null, ages: null, category: null }

/** `count:people:female:60-79:low-income`: the unit, then what narrows it, each only when it does. */
export function countUse({ unit, sex, ages, category }: Partial<Count>): string {
  const span = ages ? `${ages.from ?? ''}-${ages.to ?? ''}` : null
  return ['count', unit ?? 'people', sex, span, category].filter((part) => part != null).join(':')
}

/** Undefined: no count, or one that cannot be counted. */
export function countOf(use: string): Count | undefined {
  const [word, unit, ...parts] = use.split(':')
  if (word !== 'count' || !(countUnits as readonly string[]).includes(unit ?? '')) return undefined
  const count: Count = { ...all, unit: unit as CountUnit }
  for (const part of parts) {
    const ages = /^(\d{0,3})-(\d{0,3})$/.exec(part)
    if (part === 'male' || part === 'female') count.sex = part
    else if (ages) count.ages = { from: yearsOf(ages[1]!), to: yearsOf(ages[2]!) }
    else if (/^[a-z][a-z0-9-]*$/.test(part)) count.category = part
    else return undefined
  }
  // A service has no sex and no age; whoever is listed narrows it.
  const narrowed = count.sex !== null || count.ages !== null || count.category !== null
  const served = count.unit === 'visits' || count.unit === 'hours'
  return countUse(count) === use && !(served && narrowed) ? count : undefined
}

const yearsOf = (digits: string) => (digits === '' ? null : Number(digits))

/** By which what was decided about a column of counts is remembered: a list of people may have the same header. */
export const countKey = (key: string) => `n:${key}`

export const isCountKey = (key: string) => key.startsWith('n:')

interface Ages {
  shape: RegExp
  from: (a: number) => number | null
  to: (a: number, b: number) => number | null
  sure: boolean
}

/** "以上" and "以下" hold the number itself, "不满" and "超过" do not (民法典 §1259); many tables mean 以下 otherwise: it is asked. */
const agesSaid: readonly Ages[] = [
  {
    shape: /(\d{1,3})(?:周?岁)?(?:[-—–~]+|至|到)(\d{1,3})周?岁(?:\(?含\)?)?/,
    from: (a) => a,
    to: (_, b) => b,
    sure: true,
  },
  { shape: /(?:满|年满)?(\d{1,3})周?岁及?(?:\(含\))?以上/, from: (a) => a, to: () => null, sure: true },
  { shape: /超过(\d{1,3})周?岁/, from: (a) => a + 1, to: () => null, sure: true },
  { shape: /(?:不满|未满|不足)(\d{1,3})周?岁/, from: () => null, to: (a) => a - 1, sure: true },
  { shape: /(\d{1,3})周?岁及?(?:\(含\))?以下/, from: () => null, to: (a) => a, sure: false },
]

const served = /(服务|走访|探访|探视|上门|巡访)(总)?(人次|次)数?/
const hours = /(服务)?(总)?(时长|小时数?|时数)(\(小时\))?/
const homes = /户数|\(户\)|(?<=困难|对象|家庭|低保|特困|总)户$|^户$|家庭数/
/** Whom ages speak of by themselves: without an age they say who, and nobody knows from which age on. */
const aged = /老年人|老人|儿童|少年/g
/** Words that name the counting and narrow nothing. */
const neutral =
  /总人口数?|人口数?|总人数|人数|总数|数量|合计|小计|总计|其中|本月|当月|月末|月底|期末|在册|现有|常住|男女|居民|人员|对象|家庭|的|总|计|数|人|名|个|户|[()、,，/—–~-]/g

const tens = (text: string) =>
  text.replace(/([一二三四五六七八九])?十([一二三四五六七八九])?(?=周?岁)/g, (_, a: string, b: string) => {
    const digit = (c: string | undefined, none: number) => (c ? '一二三四五六七八九'.indexOf(c) + 1 : none)
    return String(digit(a, 1) * 10 + digit(b, 0))
  })

export interface Terms {
  words: Vocabulary
  /** What the county calls its categories, folded. */
  names: ReadonlySet<string>
}

/**
 * `60-79周岁 / 女` → women of 60 to 79; undefined where a word is left over that nobody knows.
 * @param header as it stands, its rows joined by ` / `
 */
export function countAsked(terms: Terms, header: string): { count: Count; sure: boolean } | undefined {
  const text = tens(foldHeader(header.replaceAll(' / ', '')))
  if (!text) return undefined
  return servedAsked(text) ?? peopleAsked(terms, text)
}

function servedAsked(text: string): { count: Count; sure: boolean } | undefined {
  const unit = served.test(text) ? 'visits' : hours.test(text) ? 'hours' : undefined
  const rest = unit && text.replace(unit === 'visits' ? served : hours, '').replace(neutral, '')
  return unit && rest === '' ? { count: { ...all, unit }, sure: true } : undefined
}

function peopleAsked({ words, names }: Terms, text: string): { count: Count; sure: boolean } | undefined {
  const said = categorySaid(words, text)
  const whole = !said || (!said.unsure && (names.has(said.word) || !isNarrower(words, said)))
  let rest = said ? text.replace(said.word, '') : text
  const ages = agesOf(rest)
  if (ages) rest = rest.replace(ages.shape, '').replace(aged, '')
  const sex = sexOf(rest)
  if (sex) rest = rest.replace(/[男女](性|童|孩|生)?/, '')
  // A sum of what stands beside it is not everybody.
  const narrowed = said !== undefined || ages !== null || sex !== null
  if (rest.replace(neutral, '') || !(narrowed || /人口|人数|户数/.test(text))) return undefined
  const span = ages && { from: ages.from, to: ages.to }
  const unit = homes.test(text) ? 'households' : 'people'
  const count: Count = { unit, sex, ages: span, category: said?.code ?? null }
  return { count, sure: whole && (ages === null || ages.sure) }
}

function agesOf(text: string) {
  for (const { shape, from, to, sure } of agesSaid) {
    const found = shape.exec(text)
    if (found) {
      const [a, b] = [Number(found[1]), Number(found[2] ?? 0)]
      return { shape, from: from(a), to: to(a, b), sure }
    }
  }
  return null
}

const sexOf = (text: string) => {
  const [male, female] = [text.includes('男'), text.includes('女')]
  return male === female ? null : male ? 'male' : 'female'
}

interface Said {
  word: string
  code: string
  unsure: boolean
}

/** The longest word of a category that stands in it; an age is counted as an age, whatever category it may name. */
function categorySaid(words: Vocabulary, text: string): Said | undefined {
  let best = ''
  for (const word of words.values.category.keys()) {
    if (word.length >= 2 && word.length > best.length && !/\d|十/.test(word) && text.includes(word)) best = word
  }
  const meaning = words.values.category.get(best)
  return meaning && { word: best, code: meaning.code, unsure: meaning.unsure }
}

/** 城市低保 is read as 低保 in a list of people; as a number it is a part of it. */
const isNarrower = (words: Vocabulary, { word, code }: Said) =>
  [...words.values.category].some(
    ([w, m]) =>
      m.code === code &&
      w.length >= 2 &&
      word.replace(/(对象|人员|家庭|户|人)$/, '') !== w &&
      word !== w &&
      word.includes(w),
  )
