/** The supervisor's desk: letters that were not performed by themselves, read, accepted or refused; and what an author sees of it. */
import type { LetterBrief, LetterState, LetterView } from '../../../domain/accounts/letters-api.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { nilId } from '../../../domain/kernel/id.ts'
import { letterDays } from '../../../domain/kernel/letter.ts'
import type { Ctx, RoomModule } from '../../kernel/context.ts'
import { afterCursor, paged } from '../../kernel/cursor.ts'
import { dayOf } from '../../kernel/day.ts'
import { wordsOf } from '../../kernel/http/problem.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { authorOf } from './author.ts'
import { mine } from './phones.ts'
import { contentOf, goOn, line, perform, refusalIn } from './receive.ts'
import {
  deskLetters,
  lockLetter,
  namedLetter,
  ownLetters,
  settleLetter,
  unsettledBefore,
  type LetterRow,
  type NamedLetter,
} from './store.ts'

function briefOf({ locale }: Ctx, l: NamedLetter): LetterBrief {
  const words =
    l.because?.fault === 'refused' && l.because.code
      ? wordsOf(l.because.code as never, l.because.reason ?? undefined, locale)
      : undefined
  return {
    id: l.id,
    state: l.state,
    author: { account: l.account, shown: l.shown },
    writtenAt: l.written_at.toISOString(),
    receivedAt: l.received_at.toISOString(),
    because: l.because && {
      fault: l.because.fault,
      code: l.because.code,
      detail: words ? (words.detail ?? words.title) : null,
    },
    settled:
      l.settled_at && l.settler !== null ? { at: l.settled_at.toISOString(), shown: l.settler, why: l.why } : null,
  }
}

interface Page {
  after?: string | undefined
  size: number
}

async function pageOf(ctx: Ctx, f: Page, rows: (tx: Tx, after: [Date, string]) => Promise<NamedLetter[]>) {
  const [at, id] = afterCursor<[string, string]>(f.after, ['9999-12-31T00:00:00.000Z', nilId])
  const found = await ctx.read((tx) => rows(tx, [new Date(at), id]))
  return paged(
    found,
    f.size,
    (row) => briefOf(ctx, row),
    (row) => [row.received_at.toISOString(), row.id],
  )
}

export function own(ctx: Ctx, f: Page) {
  const { account } = mine(ctx)
  const since = new Date(ctx.now.getTime() - letterDays * 86_400_000)
  return pageOf(ctx, f, (tx, after) => tx.rows<NamedLetter>(ownLetters(account, since, after, f.size + 1)))
}

const open: LetterState[] = ['desk']
const settled: LetterState[] = ['accepted', 'refused']

export function desk(ctx: Ctx, f: Page & { state: 'open' | 'settled' }) {
  const { ranges, units } = ctx.scope
  const states = f.state === 'open' ? open : settled
  const not = ctx.session!.account
  return pageOf(ctx, f, (tx, after) =>
    tx.rows<NamedLetter>(deskLetters({ ranges, units, states, not, after, size: f.size + 1 })),
  )
}

/** Nobody settles what they wrote themselves; what lies elsewhere is not there. */
function mustBeTheirs(ctx: Ctx, row: LetterRow | undefined): LetterRow {
  const seen =
    row &&
    (ctx.may('letters.settle', row.place ?? undefined) || (row.unit && ctx.may('letters.settle', undefined, row.unit)))
  if (!seen || row.because === null) throw new Refusal('not-found')
  if (row.account === ctx.session?.account) throw new Refusal('not-permitted', { reason: 'oneself' })
  return row
}

/** What was written in it, field by field; ids, hashes and times say nothing to a reader. */
function linesOf(body: unknown, field = ''): { field: string; text: string }[] {
  if (Array.isArray(body)) return body.flatMap((b) => linesOf(b, field))
  if (typeof body === 'object' && body !== null)
    return Object.entries(body).flatMap(([k, v]) => linesOf(v, field ? `${field}.${k}` : k))
  if (body === null || body === undefined || body === '') return []
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const dumb = /^(upload:.*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/.test(
    text,
  )
  return dumb ? [] : [{ field, text: text.slice(0, 2_000) }]
}

export function look(ctx: Ctx, id: string): Promise<LetterView> {
  return ctx.act(
    async (tx) => {
      const row = (await tx.one<NamedLetter>(namedLetter(id))) as NamedLetter
      mustBeTheirs(ctx, row)
      return { row, before: (await tx.one<{ n: number }>(unsettledBefore(row)))!.n }
    },
    ({ row, before }) => {
      const opened = contentOf(ctx, row)
      return {
        writes: [],
        audit: [line('letters.look', row)],
        events: [],
        answer: {
          ...briefOf(ctx, row),
          about: opened?.about ?? null,
          lines: linesOf(opened?.body).slice(0, 60),
          file: opened?.file !== undefined,
          before,
        },
      }
    },
  )
}

/** Locked while it is judged. */
async function held(ctx: Ctx, tx: Tx, id: string): Promise<LetterRow> {
  const row = mustBeTheirs(ctx, await tx.one<LetterRow>(lockLetter(id)))
  return row
}

/** The same act again does nothing; another's came first: it is told so. */
function settledAlready(ctx: Ctx, row: LetterRow, as: LetterState): boolean {
  if (row.state === 'desk') return false
  if (row.state === as && row.settled_by === ctx.session!.account) return true
  throw new Refusal('out-of-turn')
}

/**
 * Performed as its author: with what they may now, what they might when it was written, and what whoever accepts it may.
 * Nobody lends what they do not have themselves.
 */
export async function accept(ctx: Ctx, rooms: readonly RoomModule[], id: string): Promise<LetterState> {
  const { row, before, session } = await ctx.read(async (tx) => {
    const row = mustBeTheirs(ctx, await tx.one<LetterRow>(namedLetter(id)))
    const days = [dayOf(ctx.now), dayOf(row.written_at)]
    return {
      row,
      before: (await tx.one<{ n: number }>(unsettledBefore(row)))!.n,
      session: await authorOf(ctx, tx, row.account, id, { days, lent: ctx.session!.grants }),
    }
  })
  if (settledAlready(ctx, row, 'accepted')) return row.state
  if (before > 0) throw new Refusal('out-of-turn', { reason: 'letter-before' })
  if (!session) throw new Refusal('not-found')
  try {
    row.sha256 = await perform(ctx, rooms, row, session)
  } catch (error) {
    const refused = refusalIn(error)
    // The reason of today stands on the desk from now on.
    if (refused) await write(ctx, row.id, 'desk', (now) => ({ ...now, because: refused }), 'letters.accept-refused')
    throw error
  }
  await write(
    ctx,
    row.id,
    'accepted',
    (now) => ({
      ...now,
      state: 'accepted',
      sha256: row.sha256,
      content: null,
      settled_at: ctx.now,
      settled_by: ctx.session!.account,
    }),
    'letters.accept',
  )
  await goOn(ctx, rooms, row)
  return 'accepted'
}

export async function refuse(ctx: Ctx, rooms: readonly RoomModule[], id: string, why: string): Promise<LetterState> {
  const row = await write(
    ctx,
    id,
    'refused',
    (now) => ({ ...now, state: 'refused', why, settled_at: ctx.now, settled_by: ctx.session!.account }),
    'letters.refuse',
  )
  await goOn(ctx, rooms, row)
  return 'refused'
}

const write = (ctx: Ctx, id: string, as: LetterState, change: (row: LetterRow) => LetterRow, act: string) =>
  ctx.act(
    (tx) => held(ctx, tx, id),
    (row) => {
      if (settledAlready(ctx, row, as)) return { writes: [], audit: [], events: [], answer: row }
      const next = change(row)
      return { writes: [settleLetter(next)], audit: [line(act, row)], events: [], answer: next }
    },
  )
