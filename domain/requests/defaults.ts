/**
 * What a pack starts from: readable defaults that a county edits. Data, not law; the sources are local rules that
 * differ from place to place.
 */
import { KindPolicy, type Ladder, type Limits } from './policy.ts'
import type { Limit } from './vocabulary.ts'

const hours = (amount: number): Limit => ({ amount, unit: 'hours' })
const days = (amount: number): Limit => ({ amount, unit: 'days' })
const workingDays = (amount: number): Limit => ({ amount, unit: 'working-days' })

/** Dispatch 1 h / 2 h / 24 h; feedback 2 h / 24 h / 7 d / 15 d; contact after a bad rating 1 working day, rectification 5 or 15. */
export const defaultLimits: Limits = {
  response: { danger: hours(1), supply: hours(2), ordinary: hours(24), hard: hours(24) },
  dispatch: { danger: hours(1), supply: hours(2), ordinary: hours(24), hard: hours(24) },
  resolution: { danger: hours(2), supply: hours(24), ordinary: days(7), hard: days(15) },
  contact: workingDays(1),
  rectification: { simple: workingDays(5), complex: workingDays(15) },
  amber: 0.75,
}

export const defaultLadder: Ladder = [
  { clock: 'dispatch', at: 0.75, tell: 'desk' },
  { clock: 'dispatch', at: 1, tell: 'supervisor' },
  { clock: 'order', at: 0.75, tell: 'handler' },
  { clock: 'order', at: 1, tell: 'unit-lead' },
  { clock: 'order', at: 1.25, tell: 'desk' },
  { clock: 'resolution', at: 1, tell: 'desk' },
  { clock: 'resolution', at: 1.5, tell: 'supervisor' },
  { clock: 'resolution', at: 2, tell: 'county-lead' },
  { clock: 'contact', at: 1, tell: 'supervisor' },
  { clock: 'rectification', at: 0.75, tell: 'unit-lead' },
  { clock: 'rectification', at: 1, tell: 'supervisor' },
  { clock: 'supervision', at: 1, tell: 'supervisor' },
  // What was told is known by its rung's place: new ones stand behind.
  { clock: 'response', at: 1, tell: 'desk' },
  { clock: 'response', at: 1.5, tell: 'supervisor' },
]

export const defaultPolicy: KindPolicy = KindPolicy.parse({
  code: 'general',
  version: 1,
  returns: { most: 2, within: workingDays(2) },
  deferrals: { most: 2 },
  extensions: { most: 1, longest: workingDays(10) },
  answerWithin: days(7),
  rateWithin: days(30),
  reopenWithin: days(15),
  inviteAfter: days(3),
  appealWithin: workingDays(5),
  correctWithin: 60,
  takeBackWithin: 5,
  limits: defaultLimits,
  ladder: defaultLadder,
})
