/** Progress like a parcel's: which steps are done, which is now, which are to come. Pure. */
import type { PublicTrack } from '../../../domain/requests/schema.ts'

export type TrackStep = PublicTrack['steps'][number]

export interface Mark extends TrackStep {
  state: 'done' | 'now' | 'todo'
}

/** Steps that last: they are now until the next is reached; the others are done as soon as they happened. */
const lasting: readonly TrackStep['step'][] = ['handling']

/** A matter that is over has no present, and what never happened is not shown. */
export function marksOf(track: Pick<PublicTrack, 'steps' | 'ended' | 'status'>): Mark[] {
  const { steps, status } = track
  const ended = track.ended !== undefined || status === 'closed'
  const last = lastReached(steps)
  const over = ended || last === steps.length - 1
  const now = over ? -1 : lasting.includes(steps[last]?.step as never) ? last : last + 1
  return steps
    .map((step, i): Mark => ({ ...step, state: i === now ? 'now' : i <= last ? 'done' : 'todo' }))
    .filter((m) => !ended || m.state === 'done')
}

// Browsers of the floor do not know findLastIndex.
function lastReached(steps: readonly TrackStep[]): number {
  let last = -1
  for (const [i, s] of steps.entries()) if (s.at !== undefined) last = i
  return last
}

type Kind = PublicTrack['may'][number]['kind']

/** Acts this page can do, in the order in which a resident looks for them. */
const order: readonly Kind[] = [
  'confirm',
  'object',
  'rate',
  'rate-again',
  'supplement',
  'urge',
  'ask-another-time',
  'reopen',
  'withdraw',
]

export interface Plan {
  /** The one question that waits for this person. */
  main: 'solved' | 'rate' | 'rate-again' | undefined
  canObject: boolean
  /** What else the server allows. */
  rest: Kind[]
}

/** One question at a time: is it solved, before how was it. */
export function planOf(may: readonly { kind: Kind }[]): Plan {
  const can = new Set(may.map((m) => m.kind))
  const main = can.has('confirm') ? 'solved' : (['rate-again', 'rate'] as const).find((kind) => can.has(kind))
  const used: readonly Kind[] = main === 'solved' ? ['confirm', 'object'] : main ? [main] : []
  return { main, canObject: can.has('object'), rest: order.filter((kind) => can.has(kind) && !used.includes(kind)) }
}

/** Somebody is still expected. A visit that is over, or that belonged to an answer already given, is history. */
export const isToCome = ({ status, appointment }: Pick<PublicTrack, 'status' | 'appointment'>, now: number): boolean =>
  appointment !== undefined &&
  Date.parse(appointment.to) > now &&
  ['accepted', 'handling', 'rectifying'].includes(status)
