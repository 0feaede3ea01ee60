/** What the clock does by itself: the ladder, ends of deferrals, the one invitation, closing as unrated. Nothing else. */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { ActKind } from '../../domain/requests/acts.ts'
import type { Actor } from '../../domain/requests/rules.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import { timersOf, type Timer } from '../../domain/requests/timers.ts'
import type { Work } from '../kernel/context.ts'
import { rulebook, type Rulebook } from './kinds.ts'
import type { Doing } from './doing.ts'
import { decide, load } from './perform.ts'
import { postponeTimer, requestById, timersDue, type RequestRow } from './store.ts'

const clockActor: Actor = { account: null, parties: ['system'], units: [], leads: [] }

/** Requests looked at in one run; the next minute goes on. */
const atOnce = 500

/** Steps one request may take in one run: after a long stop several rungs are due at once. */
const mostSteps = 20

export async function runTimers(work: Work): Promise<void> {
  const book = await rulebook(work.house, work.county)
  const due = await work.read((tx) => tx.rows<{ id: string }>(timersDue(work.now, atOnce)))
  for (const { id } of due) await runOne(work, book, id)
}

async function runOne(work: Work, book: Rulebook, id: string): Promise<void> {
  for (let n = 0; n < mostSteps; n++) {
    const row = await work.read((tx) => tx.one<RequestRow>(requestById(id)))
    const timer = row && nextTimer(row, book, work.now)
    if (!row || !timer) return row ? settle(work, row, book) : undefined
    try {
      const d = doing(work, book, id, timer)
      await work.act(
        (tx) => load(d, tx),
        (loaded) => decide(d, loaded),
      )
    } catch (error) {
      // Not its turn after all (somebody acted meanwhile, or a rating is still open): looked at again in an hour.
      if (!(error instanceof Refusal)) throw error
      return postpone(work, row, new Date(work.now.getTime() + 3_600_000))
    }
  }
}

function nextTimer(row: RequestRow, book: Rulebook, now: Date): Timer | undefined {
  const s = row.state as RequestState
  const { policy, calendar } = book.context(s.item, now)
  const first = timersOf(s, policy, calendar)[0]
  return first && first.at <= now.getTime() ? first : undefined
}

/** Nothing is due: the row says when to look next. */
function settle(work: Work, row: RequestRow, book: Rulebook): Promise<void> {
  const s = row.state as RequestState
  const { policy, calendar } = book.context(s.item, work.now)
  const next = timersOf(s, policy, calendar)[0]
  return postpone(work, row, next ? new Date(next.at) : null)
}

const postpone = (work: Work, row: RequestRow, at: Date | null): Promise<void> =>
  work.act(
    async () => undefined,
    () => ({ writes: [postponeTimer(row.id, row.seq, at)], audit: [], events: [], answer: undefined }),
  )

function doing(work: Work, book: Rulebook, request: string, timer: Timer): Doing {
  const { kind, body } = actOf(timer)
  return {
    house: work.house,
    county: work.county,
    now: work.now,
    book,
    session: undefined,
    actor: () => clockActor,
    request,
    kind,
    body: { ...body, id: work.house.newId() },
  }
}

function actOf(t: Timer): { kind: ActKind; body: Record<string, unknown> } {
  switch (t.does) {
    case 'escalate':
      return {
        kind: 'escalate',
        body: {
          clock: t.clock.name,
          ...(t.clock.order && { order: t.clock.order }),
          step: t.step,
          round: t.clock.round,
          to: t.tell,
        },
      }
    case 'resume':
      return { kind: 'resume', body: { order: t.order } }
    case 'withdraw-offer':
      return { kind: 'cancel-order', body: { order: t.order, reason: 'offer-over' } }
    case 'invite-rating':
      return { kind: 'invite-rating', body: {} }
    case 'close':
      return { kind: 'close', body: { evaluation: t.evaluation } }
  }
}
