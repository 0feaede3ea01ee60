/**
 * 接龙: lines that were gathered in a chat group, read into names and second marks. A name alone is nobody: who is meant is found by the
 * name and a mark beside it, a building or the end of a phone number, and where that does not say it, by a person.
 */
import { foldName } from '../people/fold.ts'

export interface ChainLine {
  /** As it was pasted. */
  said: string
  name: string
  /** Numbers of a home, the last is the door: 2栋1单元301 is 2, 1, 301. */
  home: number[]
  /** The end of a phone number, four digits or more. */
  phone: string | null
}

/** As many as somebody can go through. */
export const mostLines = 200

const ordinal = /^\s*(?:[（(]?\d{1,3}\s*[)）.．、:：,，]|[①-⑳]|\d{1,3}\s+(?=\p{Script=Han}))\s*/u
/** What a group writes around its lists, not who comes. */
const heading = /^\s*#|接龙|报名|活动|请|例[:：]/u
const name = /^\p{Script=Han}[\p{Script=Han}·•]{1,11}|^[A-Za-z][A-Za-z .'-]{1,40}/u
const filler = /^(?:同志|女士|先生|阿姨|大爷|大妈|老师)/u
const homeWords = /(?:\d+\s*(?:号楼|栋|幢|座|楼|单元|门|号|室|户|[-—#])\s*)+\d*/u

/** Names end where a word of address begins: 张三女士 is 张三. */
const withoutTitle = (said: string) => said.replace(/(?:同志|女士|先生|阿姨|大爷|大妈|老师)$/u, '')

function readLine(said: string): ChainLine | undefined {
  const text = said.normalize('NFKC').replace(ordinal, '').trim()
  const found = name.exec(text)
  if (!found) return undefined
  const called = withoutTitle(found[0].trim())
  if (foldName(called).length < 2) return undefined
  const rest = text.slice(found[0].length).replace(filler, '')
  const home = homeWords.exec(rest)
  const after = home ? rest.replace(home[0], ' ') : rest
  const phone = /\d(?:[\d -]*\d)?/.exec(after)?.[0].replace(/\D/g, '') ?? ''
  return {
    said: said.trim(),
    name: called,
    home: [...(home?.[0] ?? '').matchAll(/\d+/g)].map((m) => Number(m[0])),
    phone: phone.length >= 4 && phone.length <= 11 ? phone : null,
  }
}

/** Everybody who is named; the same line twice is one. What names nobody is left out. */
export function chainOf(pasted: string): ChainLine[] {
  const lines = pasted.split(/\r?\n/).filter((l) => l.trim() !== '' && !(heading.test(l) && !ordinal.test(l)))
  const read = lines.flatMap((l) => readLine(l) ?? [])
  const key = (l: ChainLine) => JSON.stringify([foldName(l.name), l.home, l.phone])
  return [...new Map(read.map((l) => [key(l), l])).values()].slice(0, mostLines)
}

/** Somebody of that name, with what tells two of a name apart. */
export interface Known {
  phones: readonly string[]
  /** Their address in words. */
  home: string | null
}

const numbersIn = (text: string) => [...text.matchAll(/\d+/g)].map((m) => Number(m[0]))
const numberBefore = (word: RegExp, text: string) => {
  const found = word.exec(text)
  return found ? Number(found[1]) : null
}

/** Building and door are the same, and the stairway where it was said; where an address has no building, its last numbers. */
function isHome(said: readonly number[], address: string): boolean {
  const numbers = numbersIn(address)
  const building = numberBefore(/(\d+)\s*(?:号楼|栋|幢|座|#)/u, address)
  if (building === null) return said.every((n, i) => numbers[numbers.length - said.length + i] === n)
  const stairs = said.length > 2 ? numberBefore(/(\d+)\s*单元/u, address) : null
  return said[0] === building && said.at(-1) === numbers.at(-1) && (stairs === null || stairs === said[1])
}

/** Whether a second mark says it is them; a mark that says otherwise speaks against. */
export function markOf(line: Pick<ChainLine, 'home' | 'phone'>, known: Known): 'fits' | 'against' | 'none' {
  const phone =
    line.phone !== null && known.phones.length > 0 ? known.phones.some((p) => p.endsWith(line.phone!)) : null
  const home = line.home.length >= 2 && known.home !== null ? isHome(line.home, known.home) : null
  if (phone === false || home === false) return 'against'
  return phone || home ? 'fits' : 'none'
}

/** The one who is meant; undefined where nobody, or more than one, or only the name says so: then a person decides. */
export function meant<K extends Known>(line: Pick<ChainLine, 'home' | 'phone'>, known: readonly K[]): K | undefined {
  const fitting = known.filter((k) => markOf(line, k) === 'fits')
  return fitting.length === 1 ? fitting[0] : undefined
}
