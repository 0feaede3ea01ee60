/** Who of the register a row means: by the number; without one by name and day of birth, or name and phone. */
import { maskName } from '../../../domain/people/mask.ts'
import { foldName } from '../../../domain/people/keys.ts'
import type { Held } from '../../../domain/people/import/weigh.ts'
import type { Wanted } from '../../../domain/people/import/wanted.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { clearContact } from '../contacts.ts'
import { extraValue } from '../extras.ts'
import { contactsOf } from '../store/contact-store.ts'
import { extrasOfAll } from '../store/extra-store.ts'
import { idNumberKey, openPerson, phoneKey, type At, type PhoneRow } from '../sealed.ts'
import type { HeldRow } from '../store/person-store.ts'
import {
  byBirths,
  byNumbers,
  byPhones,
  categoriesOfAll,
  homesOfAll,
  openClaimsOfAll,
  phonesOfAll,
} from '../store/match-store.ts'

type Ranges = Parameters<typeof byNumbers>[2]

/** One person as the register has it, and where it lives. */
export interface There {
  row: HeldRow
  held: Held
  home: { household: string; place: string; headed: boolean } | undefined
  phones: PhoneRow[]
}

/** Whether rows speak of fields that the county added: most tables do not. */
const addsAny = (all: readonly (Wanted | null)[]): boolean =>
  all.some((w) => w?.extras !== undefined && Object.keys(w.extras).length > 0)

/** Whether rows name anybody to call. */
const callsAny = (all: readonly (Wanted | null)[]): boolean => all.some((w) => (w?.contacts ?? []).length > 0)

/** All that is held of these persons, in four questions; one more each where fields that were added, or whom to call, matter. */
export async function heldOf(
  tx: Tx,
  at: At,
  rows: readonly HeldRow[],
  about: readonly (Wanted | null)[] = [],
): Promise<Map<string, There>> {
  if (rows.length === 0) return new Map()
  const ids = rows.map((r) => r.id)
  const [phones, categories, claims, homes, extras, contacts] = await Promise.all([
    phonesOfAll(tx, ids),
    categoriesOfAll(tx, ids),
    openClaimsOfAll(tx, ids),
    homesOfAll(tx, ids),
    addsAny(about) ? extrasOfAll(tx, ids) : [],
    callsAny(about) ? contactsOf(tx, ids) : [],
  ])
  const of = <R extends { person: string }>(all: readonly R[]) => {
    const map = new Map<string, R[]>()
    for (const r of all) map.set(r.person, [...(map.get(r.person) ?? []), r])
    return (id: string) => map.get(id) ?? []
  }
  const [phonesOf, categoriesOf, claimsOf, homesOf] = [of(phones), of(categories), of(claims), of(homes)]
  const [extrasHeld, contactsHeld] = [of(extras), of(contacts)]
  return new Map(
    rows.map((row) => {
      const links = homesOf(row.id)
      const held: Held = {
        person: openPerson(at, row, phonesOf(row.id)),
        left: row.left_on,
        categories: categoriesOf(row.id),
        claims: claimsOf(row.id),
        housed: links.length > 0,
        extras: Object.fromEntries(extrasHeld(row.id).map((e) => [e.field, extraValue(at, e)])),
        contacts: contactsHeld(row.id).map((c) => ({ kind: c.kind, phone: clearContact(at, c).phone })),
      }
      const home = links.find((l) => l.residence !== 'registered-only') ?? links[0]
      return [row.id, { row, held, home, phones: phonesOf(row.id) }] as const
    }),
  )
}

interface Match {
  row: HeldRow
  /** How sure it is; a doubt is looked at by somebody. */
  doubt?: 'name-differs' | 'same-name-and-birth'
}

export type Matched = Match | { fault: 'several-alike' } | undefined

const sameName = (a: string, b: string) => foldName(a) === foldName(b)

const shown = (row: HeldRow, at: At) => openPerson(at, row, []).name

/** @param spot where the row puts the person: of two with one name and birthday, whoever lives there is meant */
export async function matcher(
  tx: Tx,
  at: At,
  ranges: Ranges,
  wanted: readonly Wanted[],
): Promise<(w: Wanted, spot: string) => Matched> {
  const numbers = wanted.flatMap((w) => (w.idNumber ? [idNumberKey(at, w.idNumber)] : []))
  const births = wanted.flatMap((w) => (w.born ? [{ born: w.born, masked: maskName(w.name) }] : []))
  const phones = wanted.filter((w) => !w.idNumber).flatMap((w) => w.phones.map((p) => phoneKey(at, p)))
  const [numbered, born, called] = await Promise.all([
    numbers.length ? byNumbers(tx, numbers, ranges) : [],
    births.length ? byBirths(tx, births, ranges) : [],
    phones.length ? byPhones(tx, phones, ranges) : [],
  ])
  const byNumber = new Map(numbered.map((r) => [r.id_number_key!.toString('base64'), r]))
  const byBirth = new Map<string, HeldRow[]>()
  for (const r of born) byBirth.set(r.born!, [...(byBirth.get(r.born!) ?? []), r])
  const byPhone = new Map<string, HeldRow[]>()
  for (const r of called)
    byPhone.set(r.phone.toString('base64'), [...(byPhone.get(r.phone.toString('base64')) ?? []), r])
  return (w, spot) => {
    const numberHeld = w.idNumber ? byNumber.get(idNumberKey(at, w.idNumber).toString('base64')) : undefined
    if (numberHeld)
      return sameName(shown(numberHeld, at), w.name) ? { row: numberHeld } : { row: numberHeld, doubt: 'name-differs' }
    const alike = (w.born ? (byBirth.get(w.born) ?? []) : [])
      // Who has another number is another person.
      .filter((r) => (w.idNumber ? r.id_number_key === null : true))
      .filter((r) => r.name_masked === maskName(w.name) && sameName(shown(r, at), w.name))
    const reached = new Map(
      w.phones.flatMap((p) => byPhone.get(phoneKey(at, p).toString('base64')) ?? []).map((r) => [r.id, r] as const),
    )
    if (!w.born) {
      const same = [...reached.values()].filter((r) => sameName(shown(r, at), w.name))
      return same.length > 1 ? { fault: 'several-alike' } : same[0] && { row: same[0] }
    }
    const sure = alike.filter((r) => reached.has(r.id) || r.place === spot)
    if (sure.length === 1 && !w.idNumber) return { row: sure[0]! }
    if (alike.length > 1) return { fault: 'several-alike' }
    return alike[0] && { row: alike[0], doubt: 'same-name-and-birth' }
  }
}
