/**
 * What somebody means who types into the search: a number is a phone or an ID, letters are pinyin or initials, characters
 * are a name, an address or both (`王芳 站前小区`). Whoever may be either is looked up as a name first.
 */
import type { Day } from '../places/schema.ts'
import { grams } from '../places/grams.ts'
import { bornBy } from './cares.ts'
import { cleanIdNumber, isIdNumber } from './idnumber.ts'
import { nameQuery } from './keys.ts'
import { cleanPhone } from './phone.ts'

export type Sought =
  | { by: 'id-number'; number: string }
  | { by: 'phone'; phone: string }
  /** Both: a person of that name at that address. `either`: one word, a name or else an address. */
  | { by: 'words'; name: string | null; address: string | null; either: boolean }

/** Words that only an address has, numbers with their counters among them. */
const ofAddress = /\d|单元|楼|小区|花园|家园|公寓|大院|街道|大街|胡同|社区|林场|农场/
/** A name of a hamlet, street or estate often ends so; a given name now and then. */
const placeTail = /[屯村街路巷苑镇乡组沟屋堡]$/
const longestName = 8

type Kind = 'name' | 'address' | 'either'

function kindOf(word: string): Kind {
  if (/[*?_＊？＿]/.test(word) || /[·•・‧･]/.test(word)) return 'name'
  if (ofAddress.test(word.normalize('NFKC'))) return 'address'
  if (/^[\p{Script=Latin}' -]+$/u.test(word)) return 'name'
  const length = [...word].length
  if (length > longestName || (length > 3 && placeTail.test(word))) return 'address'
  return 'either'
}

/** @param typed as it was typed; undefined when nothing in it can be looked up */
export function readSought(typed: string): Sought | undefined {
  const text = typed.normalize('NFKC').trim()
  const number = cleanIdNumber(text)
  if (isIdNumber(number)) return { by: 'id-number', number }
  const phone = cleanPhone(text)
  if (phone) return { by: 'phone', phone }
  const words = wordsOf(text)
  const kinds = words.map(kindOf)
  const first = kinds.indexOf('name') >= 0 ? kinds.indexOf('name') : kinds.indexOf('either')
  const name = first >= 0 ? words[first]! : null
  const rest = words.filter((_, i) => i !== first).join(' ')
  const address = rest === '' ? null : rest
  if (name === null)
    return address !== null && addressQuery(address) ? { by: 'words', name, address, either: false } : undefined
  if (address !== null)
    return nameFits(name) && addressQuery(address) ? { by: 'words', name, address, either: false } : undefined
  const either = kinds[first] === 'either'
  const asAddress = either && addressQuery(name) ? name : null
  return nameFits(name) || asAddress ? { by: 'words', name, address: asAddress, either: asAddress !== null } : undefined
}

const nameFits = (name: string) => nameQuery(name).exact.length > 0

/** `guli naer aini` is one name, and so is `张 伟`. */
function wordsOf(text: string): string[] {
  const words = text.split(/\s+/).filter(Boolean)
  const latin = words.every((w) => /^[\p{Script=Latin}'-]+$/u.test(w))
  const single = words.length < 5 && words.every((w) => /^\p{Script=Han}$/u.test(w))
  return (latin || single) && words.length > 0 ? [single ? words.join('') : words.join(' ')] : words
}

export interface AddressQuery {
  /** Pieces that the whole address must hold, in whatever order. */
  pieces: string[]
  /** Where to begin: pieces of an estate or building, or the words of a unit and room, one of which must be there. */
  from: { blocks: string[] } | { words: string[] }
  /** What `from` finds is all that was asked for. */
  whole: boolean
}

/**
 * An address is asked from its rarest level on: `站前小区3号楼` from buildings, `2单元302` from rooms. One character alone,
 * unless it is a number, would list half the county.
 */
export function addressQuery(typed: string): AddressQuery | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s,，、]/g, '')
    .toLowerCase()
  const all = grams(text)
  if ([...text].length < 2 || all.length === 0) return undefined
  const unit = /(\d+)单元/.exec(text)
  const room = /(\d+)(室|号|户)?$/.exec(text)
  const block = text.slice(0, unit?.index ?? room?.index).replace(/^(?:\d+室)?/, '')
  const named = /\p{Script=Han}/u.test(block.replace(/\d+(?:号楼|栋|幢|座)/g, ''))
  if (block && (named || (!unit && !room)))
    return { pieces: all, from: { blocks: grams(block) }, whole: block === text }
  if (room) return { pieces: all, from: { words: roomWords(room[1]!) }, whole: room[0] === text }
  if (unit) return { pieces: all, from: { words: [`unit:${unit[0]}`] }, whole: unit[0] === text }
  return undefined
}

/** A flat is `302`, a house `17号`. */
const roomWords = (number: string) => [`room:${number}`, `room:${number}号`, `room:${number}室`]

export interface Ages {
  /** Completed years, both ends belong to it. */
  from?: number | undefined
  to?: number | undefined
}

/** Birth dates of whoever has these ages on a day: after `after` and up to `to`. */
export function bornBetween({ from, to }: Ages, day: Day): { after: Day; to: Day } {
  return { after: to === undefined ? '0001-01-01' : bornBy(to + 1, day), to: bornBy(from ?? 0, day) }
}

/** Years of birth that ages reach into on a day, the oldest first; nobody is older than 130. */
export function birthYears(ages: Ages, day: Day): number[] {
  const now = Number(day.slice(0, 4))
  const first = now - Math.min(ages.to ?? 130, 130) - 1
  const last = now - (ages.from ?? 0)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
}
