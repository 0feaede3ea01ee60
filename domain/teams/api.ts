/** The sentences of the teams room. Who promised what is everybody's on duty to know; who is in a squad is for those who run it. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { defining, definitionList } from '../kernel/definitions-api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { RefNo } from '../kernel/refno.ts'
import { Behind, CommunityYear, TeamYear } from './year.ts'
import { Squad, SquadBrief, SquadView, Team, TeamBrief, TeamView } from './schema.ts'
import { TeamType, TypeCode } from './types.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)
const version = z.int().min(1)

const joining = z.strictObject({
  id: Id,
  /** An account of staff, or the number of a volunteer. */
  account: Id.optional(),
  number: RefNo.optional(),
  from: Day,
})
const Year = z.coerce.number().int().min(2000).max(2100)
const leaving = z.strictObject({ id: Id, to: Day })

export const teamsApi = {
  types: read('/team-types', {
    may: 'teams.read',
    summary: 'Every definition of a type of team, with what it promises',
    answer: definitionList(TeamType),
  }),
  defineType: act('PUT', '/team-types/:code', {
    may: 'teams.define',
    summary: 'A type of team and its promises from a day on',
    ...defining(TypeCode, TeamType),
  }),
  list: read('/teams', {
    may: 'teams.read',
    summary: 'Teams of the county; those that are no more',
    query: z.strictObject({ view: z.enum(['open', 'closed']).default('open') }),
    answer: z.strictObject({ items: z.array(TeamBrief).max(500) }),
  }),
  get: read('/teams/:id', {
    may: 'teams.read',
    summary: 'One team with its squads',
    ...one,
    answer: TeamView,
  }),
  year: read('/teams/:id/year', {
    may: 'teams.read',
    summary: 'What a team promised for a year and how far it is, from service records and activities alone',
    ...one,
    query: z.strictObject({ year: Year }),
    answer: TeamYear,
  }),
  communityYear: read('/teams-at', {
    may: 'teams.read',
    summary: 'What all teams did in one community in a year, and what was promised to it',
    query: z.strictObject({ place: PlacePath, year: Year }),
    answer: CommunityYear,
  }),
  behind: read('/teams/:id/behind', {
    may: 'teams.read',
    summary: 'The services behind one number; of those that the reader may not read, how many there are',
    ...one,
    query: z.strictObject({ quota: TypeCode, from: Day, to: Day, place: PlacePath.optional() }),
    answer: Behind,
  }),
  open: act('POST', '/teams', {
    may: 'teams.keep',
    summary: 'A team of a type from a day on',
    body: Team.omit({ to: true }),
    answer: z.strictObject({ id: Id }),
  }),
  change: act('POST', '/teams/:id/change', {
    may: 'teams.keep',
    summary: 'Another name, another lead, other communities',
    ...one,
    body: z.strictObject({
      id: Id,
      base: version,
      change: Team.pick({ name: true, lead: true, communities: true }).partial(),
    }),
    answer: done,
  }),
  end: act('POST', '/teams/:id/end', {
    may: 'teams.keep',
    summary: 'The team is no more from a day on; its squads and members end with it',
    ...one,
    body: z.strictObject({ id: Id, base: version, day: Day, why }),
    answer: done,
  }),
  addSquad: act('POST', '/teams/:id/squads', {
    may: 'teams.keep',
    summary: 'A squad, by place or by trade',
    ...one,
    body: Squad.omit({ team: true, to: true }),
    answer: z.strictObject({ id: Id }),
  }),
  changeSquad: act('POST', '/squads/:id/change', {
    may: 'teams.keep',
    summary: 'Another name, place or trade of a squad',
    ...one,
    body: z.strictObject({
      id: Id,
      base: version,
      change: Squad.pick({ name: true, place: true, trade: true, unit: true }).partial(),
    }),
    answer: done,
  }),
  endSquad: act('POST', '/squads/:id/end', {
    may: 'teams.keep',
    summary: 'The squad is no more from a day on; its members end with it',
    ...one,
    body: z.strictObject({ id: Id, base: version, day: Day, why }),
    answer: done,
  }),
  squad: read('/squads/:id', {
    may: 'teams.lead',
    summary: 'One squad and who is in it, for whoever answers for its place or unit',
    ...one,
    answer: SquadView,
  }),
  appoint: act('POST', '/squads/:id/leader', {
    may: 'teams.lead',
    summary: 'One of its members leads the squad; nobody does',
    ...one,
    body: z.strictObject({ id: Id, base: version, member: Id.nullable() }),
    answer: done,
  }),
  addMember: act('POST', '/squads/:id/members', {
    may: 'teams.lead',
    summary: 'Somebody is a member from a day on',
    ...one,
    body: joining,
    answer: z.strictObject({ id: Id }),
  }),
  endMember: act('POST', '/squad-members/:id/end', {
    may: 'teams.lead',
    summary: 'Somebody is no member from a day on',
    ...one,
    body: leaving,
    answer: done,
  }),
  quiet: read('/own-team-notices', {
    may: 'self',
    summary: 'Whether the account hears when a promise of a team that it leads falls behind',
    answer: z.strictObject({ quiet: z.boolean() }),
  }),
  setQuiet: act('PUT', '/own-team-notices', {
    may: 'self',
    summary: 'Hear no more, or again, when a promise of a team falls behind',
    body: z.strictObject({ quiet: z.boolean() }),
    answer: done,
  }),
  mine: read('/own-squads', {
    may: 'self',
    summary: 'Squads that the account leads',
    answer: z.strictObject({ items: z.array(SquadBrief.extend({ teamName: z.string() })).max(50) }),
  }),
  ownSquad: read('/own-squads/:id', {
    may: 'self',
    summary: 'A squad that the account leads, and who is in it',
    ...one,
    answer: SquadView,
  }),
  ownAdd: act('POST', '/own-squads/:id/members', {
    may: 'self',
    summary: 'The leader takes somebody into the own squad',
    ...one,
    body: joining,
    answer: z.strictObject({ id: Id }),
  }),
  ownEnd: act('POST', '/own-squad-members/:id/end', {
    may: 'self',
    summary: 'The leader says that somebody is no member any more',
    ...one,
    body: leaving,
    answer: done,
  }),
}
