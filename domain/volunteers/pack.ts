/** Rules, tables of stars, skills and categories of volunteers in a pack: read, and each fault told with file and line. */
import { definitionLines } from '../catalogue/definition-lines.ts'
import { Day } from '../places/schema.ts'
import { ExchangeForm } from './exchange.ts'
import { rulesFaults, Skill, starFaults, StarTable, VolunteerCategory, VolunteerRules } from './definitions.ts'

type Files = Readonly<Record<string, string>>
const from = Day.default('2000-01-01')

const RulesLine = VolunteerRules.omit({ sort: true }).extend({ from })
export const rulesLines = (files: Files) =>
  definitionLines(files, 'volunteer-rules', RulesLine, { faults: rulesFaults })

const StarLine = StarTable.omit({ sort: true }).extend({ from })
export const starLines = (files: Files) => definitionLines(files, 'star-tables', StarLine, { faults: starFaults })

const SkillLine = Skill.omit({ sort: true }).extend({ from, closed: Skill.shape.closed.default(false) })
export const skillLines = (files: Files) => definitionLines(files, 'volunteer-skills', SkillLine)

const CategoryLine = VolunteerCategory.omit({ sort: true }).extend({
  from,
  sensitive: VolunteerCategory.shape.sensitive.default(false),
  closed: VolunteerCategory.shape.closed.default(false),
})
export const categoryLines = (files: Files) => definitionLines(files, 'volunteer-categories', CategoryLine)

const ExchangeLine = ExchangeForm.omit({ sort: true }).extend({
  from,
  closed: ExchangeForm.shape.closed.default(false),
})
export const exchangeLines = (files: Files) => definitionLines(files, 'volunteer-exchange', ExchangeLine)
