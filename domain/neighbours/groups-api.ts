/**
 * The sentences of groups who help each other 互助小组 [S1-14]: founded by a resident for a building, an estate, a grid or a residents' group,
 * joined and left by own choice. Outside a group it is a name and a number; what came of it is counted, and no group is ranked.
 */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { groupLevels } from './rules.ts'

const one = { params: z.strictObject({ id: Id }) }
const acted = z.strictObject({ id: Id })

export const GroupLevel = z.enum(groupLevels)
export type GroupLevel = z.output<typeof GroupLevel>

/** As somebody wants to be called in it; nobody else reads it. */
const Called = z.string().trim().min(1, { error: 'required' }).max(20)

const shown = { id: Id, name: z.string(), level: GroupLevel, placeName: z.string(), members: z.int() }

export const NearGroup = z.strictObject({
  ...shown,
  own: z.boolean(),
  /** Who is in it, as they want to be called; of a group that one is in oneself. */
  called: z.array(z.string()),
})
export type NearGroup = z.output<typeof NearGroup>

export const DeskGroup = z.strictObject({
  ...shown,
  place: PlacePath,
  from: Day,
  /** Helps of the year that both sides confirmed and in which somebody of the group took part. */
  helps: z.int(),
})
export type DeskGroup = z.output<typeof DeskGroup>

export const groupsApi = {
  groups: read('/neighbours/groups', {
    may: 'self',
    summary: 'Groups where the reader lives, which they are in, and for what they may found one',
    answer: z.strictObject({
      levels: z.array(z.strictObject({ level: GroupLevel, name: z.string() })),
      items: z.array(NearGroup),
    }),
  }),
  foundGroup: act('POST', '/neighbours/groups', {
    may: 'self',
    summary: 'Found a group of those who help each other, and be the first in it',
    body: z.strictObject({
      id: Id,
      level: GroupLevel,
      name: z.string().trim().min(2, { error: 'name-short' }).max(20),
      called: Called,
    }),
    answer: done,
  }),
  joinGroup: act('POST', '/neighbours/groups/:id/join', {
    may: 'self',
    summary: 'Join a group where one lives',
    ...one,
    body: z.strictObject({ id: Id, called: Called }),
    answer: done,
  }),
  leaveGroup: act('POST', '/neighbours/groups/:id/leave', {
    may: 'self',
    summary: 'Leave a group; nobody needs a reason',
    ...one,
    body: acted,
    answer: done,
  }),
  groupsIn: read('/neighbours/group-list', {
    may: 'neighbours.read',
    summary: 'Groups of a place: how many are in each, and what came of it in a year; nobody by name',
    query: z.strictObject({ under: PlacePath, year: z.coerce.number().int().min(2000).max(2100) }),
    answer: z.strictObject({ items: z.array(DeskGroup) }),
  }),
  endGroup: act('POST', '/neighbours/group-list/:id/end', {
    may: 'neighbours.keep',
    summary: 'End a group, with a reason',
    ...one,
    body: z.strictObject({ id: Id, why: z.string().trim().min(2, { error: 'reason' }).max(200) }),
    answer: done,
  }),
}
