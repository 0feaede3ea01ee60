/** People: age, the household and its head, what a category asks for, who may be the same person. */
import type { Day } from '../places/schema.ts'
import type { CategoryCode, HouseholdMember, Person, PersonCategory } from './schema.ts'

/** Completed years on a day. Born on 29 February: a year older on 1 March of a common year. */
export function ageOn(born: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}

const now = (t: { from: Day; to: Day | null }, day: Day) => t.from <= day && (t.to === null || day < t.to)

export type HouseholdFault = 'no-head' | 'two-heads' | 'member-twice' | 'days-turned'

/** A household with members has exactly one head on every day; here on one day. */
export function householdFaults(members: readonly HouseholdMember[], day: Day): HouseholdFault[] {
  const today = members.filter((m) => now(m, day))
  const faults: HouseholdFault[] = []
  const heads = today.filter((m) => m.relation === 'head').length
  if (today.length > 0 && heads === 0) faults.push('no-head')
  if (heads > 1) faults.push('two-heads')
  if (new Set(today.map((m) => m.person)).size < today.length) faults.push('member-twice')
  if (members.some((m) => m.to !== null && m.to <= m.from)) faults.push('days-turned')
  return faults
}

/** Categories a person holds on a day, each once. The dead hold none. */
export function categoriesOn(person: Pick<Person, 'died'>, dated: readonly PersonCategory[], day: Day): CategoryCode[] {
  if (person.died !== null && person.died <= day) return []
  return [...new Set(dated.filter((c) => now(c, day)).map((c) => c.category))].sort()
}

/** Ages [from, to) a category is meant for. Provinces differ, so a pack may set others; a misfit is a warning, not a refusal. */
export type AgeTable = Partial<Record<CategoryCode, readonly [number, number]>>

export const usualAges: AgeTable = {
  'elder-alone': [60, 200],
  'elder-empty-nest': [60, 200],
  'elder-left-behind': [60, 200],
  'elder-disabled': [60, 200],
  'elder-severe': [60, 200],
  'elder-oldest': [80, 200],
  // 农村留守儿童: under 16; 困境儿童: under 18.
  'child-left-behind': [0, 16],
  'child-hardship': [0, 18],
  orphan: [0, 18],
}

export function ageFits(category: CategoryCode, born: Day | null, day: Day, ages: AgeTable = usualAges): boolean {
  const span = ages[category]
  if (!span || born === null) return true
  const age = ageOn(born, day)
  return span[0] <= age && age < span[1]
}

export type SameMark = 'phone' | 'id-number' | 'name-and-birth'

type Known = Partial<Pick<Person, 'name' | 'born' | 'phones' | 'idNumber'>>

/** Marks that two records share. An equal name alone is no mark: people with equal names are common. */
export function sameMarks(a: Known, b: Known): SameMark[] {
  const marks: SameMark[] = []
  if (a.idNumber && a.idNumber === b.idNumber) marks.push('id-number')
  if (a.phones?.some((p) => b.phones?.includes(p))) marks.push('phone')
  if (a.name && a.born && a.name === b.name && a.born === b.born) marks.push('name-and-birth')
  return marks
}

/** Words of the old documents and of ledgers, and today's category. */
const words: Record<string, CategoryCode> = {
  五保: 'destitute',
  农村五保: 'destitute',
  五保户: 'destitute',
  分散供养: 'destitute',
  集中供养: 'destitute',
  特困: 'destitute',
  特困人员: 'destitute',
  低保: 'low-income',
  城市低保: 'low-income',
  农村低保: 'low-income',
  低保对象: 'low-income',
  贫困户: 'low-income',
  低边: 'low-income-edge',
  低保边缘: 'low-income-edge',
  低保边缘家庭: 'low-income-edge',
  支出型困难家庭: 'sudden-hardship',
  因病因灾: 'sudden-hardship',
  独居: 'elder-alone',
  独居老人: 'elder-alone',
  孤寡: 'elder-alone',
  孤寡老人: 'elder-alone',
  孤老: 'elder-alone',
  空巢: 'elder-empty-nest',
  空巢老人: 'elder-empty-nest',
  空巢老年人: 'elder-empty-nest',
  留守老人: 'elder-left-behind',
  留守老年人: 'elder-left-behind',
  失能: 'elder-disabled',
  失能老年人: 'elder-disabled',
  不能自理: 'elder-disabled',
  重残老年人: 'elder-severe',
  高龄: 'elder-oldest',
  失独: 'special-family',
  计划生育特殊家庭: 'special-family',
  计划生育特殊家庭老年人: 'special-family',
  留守儿童: 'child-left-behind',
  农村留守儿童: 'child-left-behind',
  困境儿童: 'child-hardship',
  其他困境儿童: 'child-hardship',
  孤儿: 'orphan',
  事实无人抚养儿童: 'orphan',
  残疾人: 'disabled',
  残疾: 'disabled',
  重度残疾人: 'disabled-severe',
  特殊困难重度残疾人: 'disabled-severe',
  优抚: 'preferential',
  优抚对象: 'preferential',
  退役军人: 'veteran',
  下岗职工: 'unemployed',
  失业: 'unemployed',
  登记失业人员: 'unemployed',
  就业困难: 'hard-to-employ',
  就业困难人员: 'hard-to-employ',
}

/** @returns today's category, or undefined for a word nobody may keep or nobody knows */
export const categoryOfWord = (word: string): CategoryCode | undefined => {
  const clean = word.normalize('NFKC').replace(/\s/g, '')
  return Object.hasOwn(words, clean) ? words[clean] : undefined
}
