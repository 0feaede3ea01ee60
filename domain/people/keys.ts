/**
 * Keys by which a person is found with equality alone, because under row-level security neither LIKE nor trigrams may use
 * an index: whole name, every two-character piece, the name with each character left out, toneless pinyin, initials.
 * The same code makes the keys on writing and on asking.
 */
import { pinyin } from 'pinyin-pro'

/** Blanks, middle dots of any kind and case do not count; 𠮷 is one character. */
export const foldName = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[\s·•・‧･.\-']/g, '')
    .toLowerCase()

const options = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const

/** Readings of a name, the surname's own first: 单雄信 shan…, and what the character usually is: dan…. */
function readings(folded: string): string[][] {
  const asSurname = pinyin(folded, { ...options, mode: 'surname', surname: 'head' })
  const plain = pinyin(folded, options)
  return same(asSurname, plain) ? [asSurname] : [asSurname, plain]
}

const same = (a: string[], b: string[]) => a.length === b.length && a.every((x, i) => x === b[i])

/** 吕 is typed lv, lu, lü or lyu. */
const spellings = (syllables: string) =>
  syllables.includes('v') ? [syllables, syllables.replaceAll('v', 'u')] : [syllables]

/** Two letters of the alphabet are no piece of a name. */
const pieces = (chars: readonly string[]) =>
  chars
    .slice(1)
    .map((c, i) => chars[i]! + c)
    .filter((p) => !/[a-z]/.test(p))

/** Names longer than this are found by pieces; a key for every gap of a long name would be noise. */
const longestGapped = 6

const gapped = (chars: readonly string[]) =>
  chars.length < 2 || chars.length > longestGapped || chars.some((c) => /[a-z]/.test(c))
    ? []
    : chars.map((_, i) => chars.map((c, k) => (k === i ? '_' : c)).join(''))

/** Parts of a name with a middle dot, or words of a Latin one, stand as names of their own. */
const parts = (name: string) =>
  name
    .normalize('NFKC')
    .split(/[·•・‧･]|(?<=[A-Za-z]) (?=[A-Za-z])/)
    .map(foldName)
    .filter((p) => p.length > 1)

/** @returns every key of a name, without repetition, each with a letter for its kind */
export function personKeys(name: string): string[] {
  const folded = foldName(name)
  const keys = new Set<string>()
  if (!folded) return []
  for (const whole of new Set([folded, ...parts(name)])) {
    const chars = [...whole]
    keys.add(`n:${whole}`)
    for (const piece of pieces(chars)) keys.add(`b:${piece}`)
    for (const gap of gapped(chars)) keys.add(`w:${gap}`)
    for (const syllables of readings(whole)) {
      for (const p of spellings(syllables.join(''))) keys.add(`p:${p}`)
      const initials = syllables.map((s) => [...s][0]).join('')
      if (/^[a-z]{2,}$/.test(initials)) keys.add(`i:${initials}`)
    }
  }
  return [...keys]
}

export interface NameQuery {
  /** Any of these keys is a hit. */
  exact: string[]
  /** Tried when `exact` finds nothing: one character wrong, or the same sound. */
  near: string[]
}

/** What somebody typed into the search: characters, `王_明` or `王*明`, pinyin, initials. One character alone finds nothing. */
export function nameQuery(typed: string): NameQuery {
  const gap = foldName(typed.normalize('NFKC').replace(/[*?＿？]/g, '_'))
  if (/^[a-zü]+$/.test(gap)) return latinQuery(gap)
  const chars = [...gap]
  if (chars.length < 2 || chars.every((c) => c === '_')) return { exact: [], near: [] }
  if (chars.includes('_')) return { exact: [`w:${gap}`], near: [] }
  return {
    exact: [`n:${gap}`, ...(chars.length === 2 ? [`b:${gap}`] : [])],
    near: [
      ...gapped(chars).map((g) => `w:${g}`),
      ...readings(gap).flatMap((r) => spellings(r.join('')).map((p) => `p:${p}`)),
    ],
  }
}

function latinQuery(typed: string): NameQuery {
  const plain = typed.replace(/ü|(?<=[ln])yu/g, 'v')
  if (plain.length < 2) return { exact: [], near: [] }
  return { exact: [...new Set([`p:${plain}`, `i:${plain}`, `n:${typed}`])], near: [] }
}
