/**
 * One matter by a link 凭链接办理: somebody without an account (a building head, a neighbour, a foreman, a village doctor, a teacher) is
 * given one matter, a few acts in it and a day. To whom, which acts and for how long at most is data of a pack; nothing here reaches
 * beyond these three acts, whatever a pack says.
 */
import { z } from 'zod'
import { definitionLines } from '../catalogue/definition-lines.ts'
import { Code } from '../catalogue/schema.ts'
import type { Instant } from '../kernel/instant.ts'
import { Day } from '../places/schema.ts'
import type { ActKind } from './acts.ts'
import type { RequestState } from './state.ts'
import { isLive, type Status } from './vocabulary.ts'

/** A word or a picture; what there is to see; that it is done. Never an ending, never another hand. */
export const linkActs = ['note', 'verify', 'finish'] as const satisfies ActKind[]
export const LinkAct = z.enum(linkActs)
export type LinkAct = z.output<typeof LinkAct>

const Words = z.strictObject({ zh: z.string().trim().min(1).max(20), en: z.string().trim().min(1).max(40) })

export const LinkRole = z.strictObject({
  code: Code,
  from: Day,
  name: Words,
  acts: z.array(LinkAct).min(1).max(linkActs.length),
  /** A link holds so long at most; it ends with the matter in any case. */
  days: z.int().min(1).max(60),
  /** Categories, with all below them, that are never given to them. */
  not: z.array(Code).max(20),
  ground: z.string().trim().min(1).max(200),
  closed: z.boolean(),
  sort: z.int().min(0),
})
export type LinkRole = z.output<typeof LinkRole>

const LinkRoleLine = LinkRole.omit({ sort: true }).extend({
  from: Day.default('2000-01-01'),
  not: LinkRole.shape.not.default([]),
  closed: LinkRole.shape.closed.default(false),
})

export const linkRoleLines = (files: Readonly<Record<string, string>>) =>
  definitionLines(files, 'link-roles', LinkRoleLine)

/** While it stands here there is something to do for whoever has a link; what waits for the resident's word is none of theirs. */
const doing: readonly Status[] = ['reported', 'accepted', 'handling', 'rectifying']

/** Open links a matter may have. */
export const linksMost = 10

export const linkStates = ['open', 'resting', 'over', 'late', 'withdrawn'] as const
export const LinkState = z.enum(linkStates)
export type LinkState = z.output<typeof LinkState>

export interface LinkFacts {
  /** The order it was given for; without one it is for the matter. */
  order: string | null
  until: Instant
  withdrawn: boolean
  /** The matter ended once since it was given. */
  ended: boolean
}

/** `resting`: answered, and the resident has the word; it holds again when there is more to do. */
export function linkState(l: LinkFacts, s: Pick<RequestState, 'status' | 'orders'>, now: Instant): LinkState {
  if (l.withdrawn) return 'withdrawn'
  const order = l.order === null ? undefined : s.orders.find((o) => o.id === l.order)
  if (l.ended || (l.order !== null && !(order && isLive(order.status)))) return 'over'
  if (now >= l.until) return 'late'
  return doing.includes(s.status) ? 'open' : 'resting'
}

/** Whether a matter may be given away at all: never harm at home, never what the pack keeps. @param lineage of its category */
export const mayBeGiven = (
  role: Pick<LinkRole, 'not'>,
  item: { quiet?: boolean | undefined; instead?: unknown } | undefined,
  lineage: readonly string[],
) => !item?.quiet && item?.instead === undefined && !lineage.some((c) => role.not.includes(c))
