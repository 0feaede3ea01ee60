/**
 * Invented people: households in given dwellings, the same for the same seed, one at a time, so that 300 and 1,000,000 come
 * from one hand (`manners.ts` says how they are made up). Numbers begin with an area that does not exist (990000), phones
 * with 000.
 */
import { type Seeded, seeded } from '../kernel/seeded.ts'
import { uuidv7 } from '../kernel/id.ts'
import type { Day } from '../places/schema.ts'
import type { CareCode } from './cares.ts'
import { checkCharacter } from './idnumber.ts'
import { aFew, type Manner, type Shape } from './manners.ts'
import { inventMinority, inventSurname } from './names.ts'
import { ageOn } from './rules.ts'
import type { Household, HouseholdMember, Person, PersonCategory, Relation, Residence, Sex } from './schema.ts'

export interface DwellingRef {
  id: string
  place: string
  /** In a village: who lives there is made up otherwise. */
  rural?: boolean
}

export interface InventedMember {
  person: Person
  member: HouseholdMember
  categories: PersonCategory[]
}

export interface InventedHousehold {
  household: Household
  members: InventedMember[]
}

/** Ids start here, one millisecond apart. */
const idsFrom = Date.UTC(2026, 0, 1)

class Inventor {
  readonly r: Seeded
  readonly on: Day
  readonly manner: Manner
  private made = 0
  private phones = 0
  private readonly orders = new Map<string, number>()

  constructor(seed: number, on: Day, manner: Manner) {
    this.r = seeded(seed)
    this.on = on
    this.manner = manner
  }

  id() {
    return uuidv7(idsFrom + this.made++, this.r.bytes(10))
  }

  /** Eight digits that do not count up: the index times a prime, modulo 10^8. */
  phone() {
    return `000${String((++this.phones * 48_271_033) % 100_000_000).padStart(8, '0')}`
  }

  born(age: number): Day {
    const year = Number(this.on.slice(0, 4)) - age
    const month = String(this.r.int(1, 12)).padStart(2, '0')
    const day = String(this.r.int(1, 28)).padStart(2, '0')
    return `${year}-${month}-${day}` <= this.on ? `${year}-${month}-${day}` : `${year}-01-01`
  }

  /** Orders of one day and sex count up, so no number comes twice. */
  idNumber(born: Day, sex: Sex): string {
    const key = born + sex
    const nth = this.orders.get(key) ?? 0
    this.orders.set(key, nth + 1)
    const first = `990000${born.replaceAll('-', '')}${String(2 * nth + (sex === 'male' ? 1 : 0)).padStart(3, '0')}`
    return first + checkCharacter(first)
  }
}

/**
 * @param n persons; the last household may bring up to three more
 * @param dwellings taken in order, one household each
 * @param on the day they are all looked at
 * @param manner how the crowd is made up
 */
export function* inventPeople(
  seed: number,
  n: number,
  dwellings: Iterable<DwellingRef>,
  on: Day,
  manner: Manner = aFew,
): Generator<InventedHousehold> {
  const inventor = new Inventor(seed, on, manner)
  let made = 0
  for (const dwelling of dwellings) {
    if (made >= n) return
    const home = household(inventor, dwelling)
    made += home.members.length
    yield home
  }
  if (made < n) throw new RangeError(`dwellings ran out after ${made} of ${n} people`)
}

function household(inventor: Inventor, dwelling: DwellingRef): InventedHousehold {
  const { r, on } = inventor
  const shape = pickShape(r, inventor.manner.shapes(dwelling.rural ?? false))
  const household: Household = {
    id: inventor.id(),
    place: dwelling.place,
    dwelling: dwelling.id,
    opened: '2020-01-01',
    closed: null,
  }
  const surname = r.chance(0.01) ? undefined : inventSurname(r)
  const headSex = r.pick(['male', 'female'] as const)
  const poor = r.chance(0.06)
  const members = shape.roles.map(([relation, lo, hi, gone]): InventedMember => {
    const person = invent(inventor, dwelling.place, relation, r.int(lo, hi), headSex, surname)
    const from = person.born! > household.opened ? person.born! : household.opened
    return {
      person,
      member: {
        household: household.id,
        person: person.id,
        relation,
        residence: gone ? 'registered-only' : residence(r, shape.away ?? false),
        from,
        to: null,
      },
      categories: [],
    }
  })
  const living = shape.roles.filter(([, , , gone]) => !gone).length
  for (const [i, m] of members.entries()) {
    const size = shape.roles[i]![3] ? 0 : living
    m.categories = categories(inventor, m.person, size, shape.away ?? false, poor).map((category) => ({
      id: inventor.id(),
      person: m.person.id,
      category,
      from: m.member.from,
      to: null,
      source: '虚构',
      month: on.slice(0, 7),
    }))
  }
  return { household, members }
}

function pickShape(r: Seeded, shapes: readonly Shape[]) {
  let at = r.next() * shapes.reduce((sum, s) => sum + s.weight, 0)
  return shapes.find((s) => (at -= s.weight) < 0) ?? shapes[0]!
}

const residence = (r: Seeded, away: boolean): Residence =>
  r.chance(away ? 0.02 : 0.06) ? 'registered-only' : r.chance(0.1) ? 'living-only' : 'both'

function invent(
  inventor: Inventor,
  place: string,
  relation: Relation,
  age: number,
  headSex: 'male' | 'female',
  surname?: string,
): Person {
  const { r } = inventor
  const other = headSex === 'male' ? 'female' : 'male'
  const sex = relation === 'head' ? headSex : relation === 'spouse' ? other : r.pick(['male', 'female'] as const)
  const born = inventor.born(age)
  const shared = relation === 'head' || relation === 'child' || relation === 'grandchild' || relation === 'parent'
  const family = shared ? surname : surname && inventSurname(r)
  const name = family ? family + inventor.manner.given(r, sex, Number(born.slice(0, 4))) : inventMinority(r, sex)
  const phones = age < 12 || (age > 78 && r.chance(0.25)) ? [] : [inventor.phone()]
  return {
    id: inventor.id(),
    place,
    name,
    sex,
    born,
    phones,
    idNumber: r.chance(0.97) ? inventor.idNumber(born, sex) : null,
    addressNote: r.chance(0.03) ? r.pick(['门铃坏了，请敲门', '养了狗，请先打电话', '耳朵背，敲门请大声']) : null,
    died: null,
  }
}

/** What somebody may be entered as, how likely, and when at all. */
type Chance = [CareCode, number, (age: number, home: { size: number; away: boolean; poor: boolean }) => boolean]

const chances: Chance[] = [
  ['elder-alone', 1, (age, h) => age >= 60 && h.size === 1],
  ['elder-empty-nest', 1, (age, h) => age >= 60 && h.size === 2],
  ['elder-left-behind', 0.5, (age, h) => age >= 60 && h.away],
  ['elder-oldest', 1, (age) => age >= 80],
  ['elder-disabled', 0.08, (age) => age >= 70],
  ['child-left-behind', 1, (age, h) => age < 16 && h.away],
  ['child-hardship', 0.3, (age, h) => age < 18 && h.poor],
  ['disabled', 0.035, () => true],
  ['disabled-severe', 0.015, () => true],
  ['low-income', 1, (_, h) => h.poor],
  ['unemployed', 0.03, (age) => age >= 18 && age < 60],
]

function categories({ r, on }: Inventor, person: Person, size: number, away: boolean, poor: boolean): CareCode[] {
  const age = ageOn(person.born!, on)
  return chances.flatMap(([category, p, fits]) => (fits(age, { size, away, poor }) && r.chance(p) ? [category] : []))
}

/** Every k-th of many, so that `wanted` of them are spread over all. */
export function spread<T>(all: readonly T[], wanted: number): T[] {
  if (wanted >= all.length) return [...all]
  return Array.from({ length: wanted }, (_, i) => all[Math.floor((i * all.length) / wanted)]!)
}
