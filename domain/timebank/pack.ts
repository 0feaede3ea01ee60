/** Rules of time banks in a pack: read, and each fault told with file and line. */
import { definitionLines } from '../catalogue/definition-lines.ts'
import { Day } from '../places/schema.ts'
import { rulesFaults, TimebankRules } from './definitions.ts'

const RulesLine = TimebankRules.omit({ sort: true }).extend({ from: Day.default('2000-01-01') })

export const rulesLines = (files: Readonly<Record<string, string>>) =>
  definitionLines(files, 'timebank-rules', RulesLine, { faults: rulesFaults })
