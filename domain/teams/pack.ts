/** Types of team and teams of a pack: read, and each fault told with file and line. */
import { z } from 'zod'
import { definitionLines } from '../catalogue/definition-lines.ts'
import { Day } from '../places/schema.ts'
import { Policy } from './policies.ts'
import { Squad, Team } from './schema.ts'
import { TeamType, typeFaults } from './types.ts'

type Files = Readonly<Record<string, string>>
const { shape } = TeamType

/** As a pack writes it: what is usual is left out. */
export const TypeLine = TeamType.omit({ sort: true }).extend({
  from: Day.default('2000-01-01'),
  guides: shape.guides.default([]),
  squads: shape.squads.default('place'),
  sealed: shape.sealed.default(false),
  closed: shape.closed.default(false),
})

export const typeLines = (files: Files) =>
  definitionLines(files, 'team-types', TypeLine, { faults: (line) => typeFaults(line) })

/** A team of the county with its squads, by the code of its type. */
export const TeamLine = Team.omit({ id: true, to: true }).extend({
  from: Day.default('2020-01-01'),
  squads: z.array(
    Squad.pick({ name: true, place: true }).extend({
      trade: Squad.shape.trade.default(''),
      unit: Squad.shape.unit.default(null),
    }),
  ),
})
export type TeamLine = z.output<typeof TeamLine>

export const teamLines = (files: Files) =>
  definitionLines(files, 'teams', TeamLine, {
    twice: { key: (t: TeamLine) => t.type, path: 'type', code: 'code-twice' },
  })

const PolicyLine = Policy.omit({ sort: true }).extend({
  from: Day.default('2000-01-01'),
  until: Policy.shape.until.default(null),
  unit: Policy.shape.unit.default(null),
  closed: Policy.shape.closed.default(false),
})
export const policyLines = (files: Files) => definitionLines(files, 'policies', PolicyLine)
