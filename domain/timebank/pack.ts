/** Rules of time banks and goods in a pack: read, and each fault told with file and line. */
import { definitionLines } from '../catalogue/definition-lines.ts'
import { Day } from '../places/schema.ts'
import { rulesFaults, TimebankRules } from './definitions.ts'
import { TimebankGood } from './goods.ts'

const RulesLine = TimebankRules.omit({ sort: true }).extend({ from: Day.default('2000-01-01') })

export const rulesLines = (files: Readonly<Record<string, string>>) =>
  definitionLines(files, 'timebank-rules', RulesLine, { faults: rulesFaults })

const GoodLine = TimebankGood.omit({ sort: true }).extend({
  from: Day.default('2000-01-01'),
  unit: TimebankGood.shape.unit.default(null),
  stock: TimebankGood.shape.stock.default(null),
  closed: TimebankGood.shape.closed.default(false),
})

export const goodsLines = (files: Readonly<Record<string, string>>) =>
  definitionLines(files, 'timebank-goods', GoodLine)
