/** The short lines of `items.json` and `lists.json`, and the full entries they become. */
import { z } from 'zod'
import type { Day } from '../places/schema.ts'
import { emptyForm } from './form.ts'
import {
  Code,
  type Kind,
  type Limit,
  type LimitUnit,
  type Limits,
  ListItem,
  type Policy,
  ServiceItem,
} from './schema.ts'

const units: Record<string, LimitUnit> = { 小时: 'hours', 天: 'days', 工作时: 'working-hours', 工作日: 'working-days' }

/** `4工作时`, `2工作日`, `24小时`, `7天`: as the tables of the counties write it. */
export const LimitText = z.string().regex(/^\d{1,4}(小时|天|工作时|工作日)$/, { error: 'limit' })

export function limitOf(text: string): Limit {
  const [, amount, unit] = /^(\d+)(.+)$/.exec(text)!
  return { amount: Number(amount), unit: units[unit!]! }
}

/** `{ amount: 4, unit: 'working-hours' }` → `4工作时`. */
export const limitText = (limit: Limit) => limit.amount + Object.entries(units).find(([, u]) => u === limit.unit)![0]

const shape = ServiceItem.shape

/** A service item as a pack writes it: what is usual is left out. */
export const ItemLine = z.strictObject({
  ...ServiceItem.pick({
    code: true,
    category: true,
    name: true,
    line: true,
    openWhen: true,
    closeWhen: true,
    lead: true,
    source: true,
  }).shape,
  kind: Code.default('general'),
  words: shape.words.default([]),
  modes: shape.modes.default(['nearby']),
  price: shape.price.default({ class: 'free' }),
  urgency: shape.urgency.default('ordinary'),
  intent: shape.intent.default('complaint'),
  limits: z.partialRecord(z.enum(['response', 'dispatch', 'resolve', 'hard']), LimitText).default({}),
  helpers: shape.helpers.default([]),
  listed: shape.listed.default([]),
  form: shape.form.default(emptyForm),
  legalWay: shape.legalWay,
  emergency: shape.emergency.default([]),
  forResidents: z.boolean().default(true),
  claimable: z.boolean().default(false),
  quiet: shape.quiet,
  instead: shape.instead,
})
export type ItemLine = z.output<typeof ItemLine>

/** Limits of an item: its own words where it has them, else those of its kind for its urgency. */
export function limitsOf(line: Pick<ItemLine, 'limits' | 'urgency'>, kind: Policy): Limits {
  const { response, dispatch, resolve, hard } = line.limits
  return {
    response: response ? limitOf(response) : kind.limits.response[line.urgency],
    dispatch: dispatch ? limitOf(dispatch) : kind.limits.dispatch[line.urgency],
    resolve: resolve ? limitOf(resolve) : kind.limits.resolution[line.urgency],
    hard: hard ? limitOf(hard) : kind.limits.resolution.hard,
  }
}

/** A kind's policy with the item's own limits in it; code and name of the kind are dropped, they are not the item's. */
export function policyWith(kind: Kind, urgency: ItemLine['urgency'], limits: Limits): Policy {
  const { code: _code, name: _name, ...policy } = kind
  const { response, dispatch, resolution } = policy.limits
  return {
    ...policy,
    limits: {
      ...policy.limits,
      response: { ...response, [urgency]: limits.response },
      dispatch: { ...dispatch, [urgency]: limits.dispatch },
      resolution: { ...resolution, [urgency]: limits.resolve, hard: limits.hard },
    },
  }
}

/** The first version of an item, as a pack brings it. */
export function itemOf(line: ItemLine, kind: Kind, day: Day): ServiceItem {
  const limits = limitsOf(line, kind)
  return { ...line, limits, policy: policyWith(kind, line.urgency, limits), version: 1, from: day, to: null }
}

export const ListLine = z.strictObject({
  ...ListItem.pick({ list: true, no: true, heading: true, text: true, source: true }).shape,
  lead: ListItem.shape.lead.default(null),
  helpers: ListItem.shape.helpers.default([]),
})
export type ListLine = z.output<typeof ListLine>

export const listItemOf = (line: ListLine, day: Day): ListItem => ({ ...line, version: 1, from: day, to: null })
