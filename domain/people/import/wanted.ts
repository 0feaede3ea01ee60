/** What a row wants of the register: a person, in the register's own terms. What has no home there is left out. */
import type { Day } from '../../places/schema.ts'
import { readIdNumber } from '../idnumber.ts'
import { Phone } from '../phone.ts'
import { Relation, Residence, type Sex } from '../schema.ts'
import { contactsOf, type WantedContact } from './contacts.ts'
import type { PersonRow } from './rows.ts'
import { extraPrefix } from '../imports.ts'

export interface Wanted {
  name: string
  idNumber: string | null
  sex: Sex
  born: Day | null
  phones: string[]
  /** Where they live, as written. */
  address: string | null
  /** `from` null: the table says that it holds, not since when. */
  categories: { code: string; from: Day | null }[]
  relation: Relation | null
  residence: Residence | null
  /** Fields that the county added, by code; absent in rows that were staged before there were any. */
  extras?: Record<string, string>
  /** Whom to call about them; absent in rows that were staged before tables brought any. */
  contacts?: WantedContact[]
}

/** Names of places as a row says them. */
export interface SaidPlace {
  town: string
  community: string
  grid: string
}

interface WantedRead {
  wanted: Wanted | null
  said: SaidPlace
  /** Codes; with one of them the row is refused. */
  faults: string[]
  doubts: string[]
}

/** What was left out of a row by rule, and told with its column: nobody has to look at the row again. */
const mild = new Set([
  'text-left-out',
  'value-left-out',
  'sex-unreadable',
  'number-unreadable',
  'yes-no-unreadable',
  'disability-kind-unknown',
])

const longestName = 60
const mostPhones = 4

/**
 * @param known category codes that may be given today
 * @param counts whether a doubt about a column matters: what has no home is no reason to look at a row
 */
export function wantedOf(
  row: PersonRow,
  known: ReadonlySet<string>,
  counts: (column: number) => boolean = () => true,
): WantedRead {
  const { values } = row
  const text = (field: string) => (typeof values[field] === 'string' ? values[field] : '')
  const said = { town: text('town'), community: text('community'), grid: text('grid') }
  const doubts = row.doubts
    .filter((d) => !mild.has(d.code) && (d.column === null || counts(d.column)))
    .map((d) => d.code)
  const faults = row.faults.map((f) => f.code)
  if (values.dead === true || text('died')) faults.push('said-dead')
  else if (values.moved === true) faults.push('said-moved')
  const name = text('name')
  if (name.length > longestName) faults.push('name-long')
  if (faults.length > 0) return { wanted: null, said, faults, doubts }
  const idNumber = text('id-number') || null
  const born = text('born').length === 10 ? text('born') : idNumber ? readIdNumber(idNumber).born : null
  const phones = phonesOf(values['phone'], values['phone-other'])
  if (!idNumber && !born && phones.length === 0) faults.push('no-second-mark')
  return {
    wanted: {
      name,
      idNumber,
      sex: sexOf(text('sex'), idNumber),
      born,
      phones,
      address: [text('estate'), text('address')].filter(Boolean).join(' ').slice(0, 200) || null,
      categories: categoriesOf(row, known, doubts),
      relation: Relation.safeParse(values.relation).data ?? null,
      residence: Residence.safeParse(values.residence).data ?? null,
      extras: extrasOf(row),
      contacts: contactsOf(values, doubts),
    },
    said,
    faults,
    doubts: [...new Set(doubts)],
  }
}

const extrasOf = ({ values }: PersonRow) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      field.startsWith(extraPrefix) && typeof value === 'string' ? [[field.slice(extraPrefix.length), value]] : [],
    ),
  )

const sexOf = (said: string, idNumber: string | null): Sex =>
  said === 'male' || said === 'female' ? said : idNumber ? readIdNumber(idNumber).sex : 'unknown'

function phonesOf(...cells: unknown[]): string[] {
  const all = cells.flatMap((c) => (Array.isArray(c) ? (c as string[]) : []))
  const read = all.flatMap((p) => Phone.safeParse(p).data ?? [])
  return [...new Set(read)].slice(0, mostPhones)
}

function categoriesOf(row: PersonRow, known: ReadonlySet<string>, doubts: string[]): Wanted['categories'] {
  const from = typeof row.values.from === 'string' ? `${row.values.from}-01`.slice(0, 10) : null
  return row.categories.flatMap(({ code, unsure }) => {
    if (!known.has(code)) {
      doubts.push('category-unknown')
      return []
    }
    if (unsure && !doubts.includes('category-old-word')) doubts.push('category-unsure')
    return [{ code, from }]
  })
}
