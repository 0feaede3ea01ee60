/** A team 服务队 of a county, its squads 服务小队, and who is in them. A squad is made by place or by trade and has a leader of its own. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'
import { TypeCode } from './types.ts'

export const Team = z.strictObject({
  id: Id,
  type: TypeCode,
  name: z.string().trim().min(1).max(40),
  /** The unit that leads it. */
  lead: OrgCode,
  /** Communities to which it promised its service. */
  communities: z.array(PlacePath).max(200),
  from: Day,
  /** Exclusive. */
  to: Day.nullable(),
})
export type Team = z.output<typeof Team>

export const Squad = z.strictObject({
  id: Id,
  team: Id,
  name: z.string().trim().min(1).max(40),
  place: PlacePath,
  /** What its members do for a living or can do, where it is made by that. */
  trade: z.string().trim().max(20),
  /** The squad as a body, under whose code its services are recorded. */
  unit: OrgCode.nullable(),
  from: Day,
  /** Exclusive. */
  to: Day.nullable(),
})
export type Squad = z.output<typeof Squad>

const names = { placeName: z.string(), unitName: z.string().nullable() }

export const SquadBrief = Squad.extend({
  ...names,
  leader: z.string().nullable(),
  members: z.int(),
  version: z.int(),
})
export type SquadBrief = z.output<typeof SquadBrief>

export const TeamBrief = Team.omit({ communities: true }).extend({
  leadName: z.string(),
  communities: z.int(),
  squads: z.int(),
  members: z.int(),
  version: z.int(),
})
export type TeamBrief = z.output<typeof TeamBrief>

export const TeamView = Team.extend({
  leadName: z.string(),
  communityNames: z.array(z.string()),
  squads: z.array(SquadBrief),
  version: z.int(),
})
export type TeamView = z.output<typeof TeamView>

/** Somebody in a squad: an account of staff, or a volunteer, whose name is masked. */
export const MemberView = z.strictObject({
  id: Id,
  name: z.string(),
  as: z.enum(['staff', 'volunteer']),
  leads: z.boolean(),
  from: Day,
  to: Day.nullable(),
})
export type MemberView = z.output<typeof MemberView>

/** A promise that is behind, or hardly to be kept. */
export const Want = z.strictObject({
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  lacks: z.int(),
  /** The last day. */
  until: Day,
  stage: z.enum(['behind', 'at-risk']),
})
export type Want = z.output<typeof Want>

export const SquadView = SquadBrief.extend({
  teamName: z.string(),
  type: TypeCode,
  /** Those of today and of later, then those who left within a year. */
  people: z.array(MemberView),
  /** What is wanting now; nothing of what is kept or on its way. */
  wants: z.array(Want),
})
export type SquadView = z.output<typeof SquadView>
