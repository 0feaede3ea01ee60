/** Rules, tables of stars, skills and categories of this county: brought by packs, edited by the county, dated. */
import {
  mayRedefineCategory,
  mayRedefineRules,
  mayRedefineSkill,
  mayRedefineStars,
  rulesCode,
  rulesFaults,
  starFaults,
  type Skill,
  type StarTable,
  type VolunteerCategory,
  type VolunteerRules,
} from '../../domain/volunteers/definitions.ts'
import { mayRedefineExchange, type ExchangeForm } from '../../domain/volunteers/exchange.ts'
import { categoryLines, exchangeLines, rulesLines, skillLines, starLines } from '../../domain/volunteers/pack.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Consumer } from '../kernel/context.ts'
import { definitions } from '../kernel/definitions/index.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { Doing } from '../kernel/edit.ts'

const names = (what: string) => ({
  install: `volunteers.install-${what}`,
  define: `volunteers.define-${what}`,
  changed: 'volunteers.defined',
})
const room = 'volunteers'

export const rules = definitions<VolunteerRules>({
  kind: 'volunteer-rules',
  room,
  lines: rulesLines,
  faults: (next) => rulesFaults(next)[0],
  mayRedefine: mayRedefineRules,
  names: names('rules'),
})
export const starTables = definitions<StarTable>({
  kind: 'star-table',
  room,
  lines: starLines,
  faults: (next) => starFaults(next)[0],
  mayRedefine: mayRedefineStars,
  names: names('stars'),
})
export const skills = definitions<Skill>({
  kind: 'volunteer-skill',
  room,
  lines: skillLines,
  mayRedefine: mayRedefineSkill,
  names: names('skill'),
})
export const categories = definitions<VolunteerCategory>({
  kind: 'volunteer-category',
  room,
  lines: categoryLines,
  mayRedefine: mayRedefineCategory,
  names: names('category'),
})

export const exchangeForms = definitions<ExchangeForm>({
  kind: 'volunteer-exchange',
  room,
  lines: exchangeLines,
  mayRedefine: mayRedefineExchange,
  names: names('exchange'),
})

export const install: Consumer = async (event, work, tx) => {
  for (const kind of [rules, starTables, skills, categories, exchangeForms]) await kind.install(event, work, tx)
}

type At = Pick<Doing, 'house' | 'county'>

/** @throws 409 `no-rules` in a county whose packs brought none */
const must = (found: VolunteerRules | undefined): VolunteerRules => {
  if (!found) throw new Refusal('conflict', { reason: 'no-rules' })
  return found
}

export const rulesOn = async (at: At, day: string): Promise<VolunteerRules> =>
  must((await rules.on(at, day)).get(rulesCode))

/** Rules and the table of stars that hold on a day, inside a transaction. */
export async function starsWithin(tx: Tx, day: string): Promise<StarTable | undefined> {
  const [of, tables] = await Promise.all([rules.within(tx, day), starTables.within(tx, day)])
  const code = of.get(rulesCode)?.stars
  return code === undefined ? undefined : tables.get(code)
}
