/**
 * Keys by which a person is found with equality alone, because under row-level security neither LIKE nor trigrams may use
 * an index: whole name, every two-character piece, the name with a character left out, toneless pinyin, initials.
 * The same code makes the keys on writing and on asking; the server keeps keyed hashes of them (docs/decisions/0009).
 */
import { pinyin } from 'pinyin-pro'
import { foldName } from './fold.ts'

export { foldName }

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

const latin = /[a-z]/

/** Two letters of the alphabet are no piece of a name. */
const pieces = (chars: readonly string[]) =>
  chars
    .slice(1)
    .map((c, i) => chars[i]! + c)
    .filter((p) => !latin.test(p))

/** Names longer than this are found by pieces; a key for every gap of a long name would be noise. */
const longestGapped = 6

/** The name with each character left out. A gap at the edge of three is a piece of two, which is a key already. */
const gapped = (chars: readonly string[]): string[] =>
  chars.length < 2 || chars.length > longestGapped || chars.some((c) => latin.test(c))
    ? []
    : chars.map((_, i) => gapKey(chars.map((c, k) => (k === i ? '_' : c))))

function gapKey(chars: readonly string[]): string {
  const text = chars.join('')
  if (chars.length === 3 && chars[1] !== '_') return `b:${text.replace('_', '')}`
  return `w:${text}`
}

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
    // Of two characters the piece is the whole.
    if (chars.length > 2) for (const piece of pieces(chars)) keys.add(`b:${piece}`)
    for (const gap of gapped(chars)) keys.add(gap)
    for (const syllables of readings(whole)) {
      for (const p of spellings(syllables.join(''))) keys.add(`p:${p}`)
      const initials = syllables.map((s) => [...s][0]).join('')
      if (/^[a-z]{2,}$/.test(initials)) keys.add(`i:${initials}`)
    }
  }
  return [...keys]
}

/** The key of a name as a whole: two people who share it are called the same. */
export const wholeName = (name: string) => `n:${foldName(name)}`

export interface NameQuery {
  /** Any of these keys is a hit. */
  exact: string[]
  /** What comes behind them, the likeliest first: the same sound, then one character wrong. */
  near: string[]
}

/** What somebody typed into the search: characters, `王_明` or `王*明`, pinyin, initials. One character alone finds nothing. */
export function nameQuery(typed: string): NameQuery {
  const gap = foldName(typed.normalize('NFKC').replace(/[*?＿？]/g, '_'))
  if (/^[a-zü]+$/.test(gap)) return latinQuery(gap)
  const chars = [...gap]
  const gaps = chars.filter((c) => c === '_').length
  if (chars.length < 2 || gaps === chars.length) return { exact: [], near: [] }
  if (gaps > 0) return { exact: gaps === 1 ? [gapKey(chars)] : [], near: [] }
  const sound = readings(gap).flatMap((r) => spellings(r.join('')).map((p) => `p:${p}`))
  return {
    exact: [`n:${gap}`, ...(chars.length === 2 ? [`b:${gap}`] : [])],
    near: [...new Set([...sound, ...gapped(chars)])],
  }
}

function latinQuery(typed: string): NameQuery {
  const plain = typed.replace(/ü|(?<=[ln])yu/g, 'v')
  if (plain.length < 2) return { exact: [], near: [] }
  return { exact: [...new Set([`p:${plain}`, `i:${plain}`, `n:${typed}`])], near: [] }
}
