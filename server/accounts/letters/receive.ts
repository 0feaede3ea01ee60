/** A sealed letter comes in, is kept first and then performed; what cannot be performed lies on the desk, and nothing is lost. */
import type { LetterState, SealedLetter } from '../../../domain/accounts/letters-api.ts'
import { filePrefix } from '../../../domain/kernel/letter.ts'
import { Refusal, fault, problems } from '../../../domain/kernel/errors.ts'
import type { County, Ctx, House, RoomModule, Session } from '../../kernel/context.ts'
import { inAct } from '../../kernel/db/act.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { bodyHash } from '../../kernel/hash.ts'
import { actAt, onBehalf } from '../../kernel/http/behalf.ts'
import { open, seal, type Spot } from '../../kernel/vault.ts'
import { actAs, ownScope } from '../conversation.ts'
import { authorOf, whereOf } from './author.ts'
import { isSigned, openLetter, type Opened } from './crypto.ts'
import { pairOf } from './keys.ts'
import { known } from './phones.ts'
import { filesOf, insertLetter, letterById, lockLetter, nextInThread, settleLetter, unsettledBefore } from './store.ts'
import type { Because, LetterRow } from './store.ts'

export interface At {
  house: House
  county: County
  now: Date
}

export const contentSpot = (at: Pick<At, 'county'>, row: string): Spot => ({
  county: at.county.code,
  table: 'letters',
  column: 'content',
  row,
})

export const line = (
  act: string,
  letter: Pick<LetterRow, 'id' | 'account'>,
  detail: Record<string, string | null> = {},
) => ({
  act,
  subjectKind: 'letter',
  subject: letter.id,
  detail: { author: letter.account, ...detail },
})

export async function handIn(
  ctx: Ctx,
  rooms: readonly RoomModule[],
  sent: { phone: string; token: string; letter: SealedLetter },
): Promise<LetterState> {
  const { letter } = sent
  const phone = await ctx.read((tx) => known(tx, sent), { ranges: [], units: [] })
  if (!phone) throw new Refusal('not-found')
  const { pair, place, there } = await ctx.read(
    async (tx) => ({
      pair: await pairOf(ctx, tx, letter.key.to),
      place: await whereOf(ctx, tx, phone.account),
      there: await tx.one<LetterRow>(letterById(letter.id)),
    }),
    ownScope(phone.account),
  )
  // Whoever found the phone hands in what was written on it while it was open, and nothing else.
  if (!isSigned(letter, phone.signing)) throw fault('signature', 'letter-unsigned')
  const hash = bodyHash({ ...letter, files: undefined, no: undefined })
  if (there) {
    if (there.body_hash !== hash) throw new Refusal('id-reused')
    return there.state === 'waiting' ? attempt(ctx, rooms, there) : there.state
  }
  const opened = opening(ctx.county.code, letter, pair)
  if (await takenUnnamed(ctx, rooms, letter, opened)) return 'performed'
  const because: Because | null = !opened
    ? { fault: 'letter-unreadable', code: null, reason: null }
    : phone.revoked_at || phone.closed
      ? { fault: phone.closed ? 'account-closed' : 'phone-revoked', code: null, reason: null }
      : null
  const row: LetterRow = {
    id: letter.id,
    phone: phone.id,
    account: phone.account,
    ...place,
    method: letter.method,
    path: letter.path,
    thread: letter.thread,
    no: letter.no,
    written_at: new Date(Math.min(letter.written, 8.64e15)),
    received_at: ctx.now,
    state: because ? 'desk' : 'waiting',
    because,
    // What cannot be read is kept as it came: the key may be found yet.
    content: seal(ctx.house.keys, JSON.stringify(opened ?? { unread: letter }), contentSpot(ctx, letter.id)),
    body_hash: hash,
    sha256: null,
    settled_at: null,
    settled_by: null,
    why: null,
  }
  await actAs(
    ctx,
    phone.account,
    (tx) => tx.run(insertLetter(row)),
    (kept) => {
      // Somebody else's id names nothing.
      if (kept === 0) throw new Refusal('not-found')
      const audit = [line('letters.hand-in', row, { phone: phone.id, state: row.state })]
      return { writes: [], audit, events: [], answer: undefined }
    },
  )
  return because ? 'desk' : attempt(ctx, rooms, row)
}

/**
 * What anybody may send without a name is taken as from anybody: no letter is kept, no line says who carried it, and whether
 * the phone or the account was closed since is of no matter. A refusal, and that it cannot be read, is the phone's to hear: it
 * keeps the letter.
 */
async function takenUnnamed(
  { house, county, now }: At,
  rooms: readonly RoomModule[],
  letter: SealedLetter,
  opened: Opened | undefined,
): Promise<boolean> {
  const found = actAt(rooms, letter.method, letter.path)
  if (!found?.route.spec.unnamed) return false
  if (!opened) throw new Refusal('unavailable')
  await onBehalf({ house, county, now, session: undefined }, found, { body: opened.body, ...fileOf(opened.file) })
  return true
}

const fileOf = (file: Opened['file']) =>
  file && { file: { name: file.name, bytes: Buffer.from(file.content, 'base64') } }

function opening(county: string, letter: SealedLetter, pair: { point: string; secret: string } | undefined) {
  try {
    return pair && openLetter(county, letter, pair)
  } catch {
    return undefined
  }
}

export const contentOf = (at: At, row: Pick<LetterRow, 'id' | 'content'>): Opened | undefined => {
  const content = row.content
    ? (JSON.parse(open(at.house.keys, row.content, contentSpot(at, row.id))) as object)
    : undefined
  return content && 'body' in content ? (content as Opened) : undefined
}

const asAuthor = <A>(at: At, account: string, work: (tx: Tx) => Promise<A>): Promise<A> =>
  inAct(
    at.house.pools.app,
    { county: at.county.code, scope: ownScope(account), account: null, now: at.now },
    work,
    (answer) => ({ writes: [], audit: [], events: [], answer }),
  )

/** The body with the files that went before; one that was refused is left out, as its author would on the way. */
async function filledIn(at: At, account: string, { body, files }: Opened): Promise<unknown> {
  const named = new Set<string>()
  JSON.stringify(body, (_, v: unknown) => (typeof v === 'string' && v.startsWith(filePrefix) && named.add(v), v))
  if (named.size === 0) return body
  const ids = [...named].map((n) => n.slice(filePrefix.length)).filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const gone = await asAuthor(at, account, (tx) => tx.rows<{ id: string; sha256: string }>(filesOf(ids)))
  const found = new Map([...Object.entries(files), ...gone.map((f) => [filePrefix + f.id, f.sha256] as const)])
  return replaced(body, found)
}

function replaced(value: unknown, found: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return value.startsWith(filePrefix) ? found.get(value) : value
  if (Array.isArray(value)) return value.map((v) => replaced(v, found)).filter((v) => v !== undefined)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, replaced(v, found)]))
}

/** @throws what the handler refuses */
export async function perform(
  at: At,
  rooms: readonly RoomModule[],
  row: LetterRow,
  session: Session,
): Promise<string | null> {
  const opened = contentOf(at, row)
  const found = opened && actAt(rooms, row.method as 'POST', row.path)
  if (!found) throw new Refusal('not-found', { reason: 'letter-unreadable' })
  const answer = await onBehalf({ ...at, session }, found, {
    body: await filledIn(at, row.account, opened),
    ...fileOf(opened.file),
  })
  const { sha256 } = (answer ?? {}) as { sha256?: unknown }
  return typeof sha256 === 'string' ? sha256 : null
}

/** Now, tomorrow and after a restart the same: the act has the letter's id, and the second time nothing happens. */
export async function attempt(
  at: At,
  rooms: readonly RoomModule[],
  { id, account: owner }: Pick<LetterRow, 'id' | 'account'>,
): Promise<LetterState> {
  const pool = at.house.pools.app
  const { row, before, session } = await asAuthor(at, owner, async (tx) => {
    const row = (await tx.one<LetterRow>(letterById(id)))!
    const before = (await tx.one<{ n: number }>(unsettledBefore(row)))!.n
    return { row, before, session: await authorOf(at, tx, owner, id) }
  })
  if (row.state !== 'waiting' || before > 0) return row.state
  const end = session
    ? await outcome(at, rooms, row, session)
    : deskFor({ fault: 'account-closed', code: null, reason: null })
  if (!end) return 'waiting'
  const done: LetterRow = {
    ...row,
    ...end,
    content: end.state === 'performed' ? null : row.content,
    settled_at: end.state === 'performed' ? at.now : null,
  }
  await inAct(
    pool,
    { county: at.county.code, scope: ownScope(owner), account: owner, now: at.now },
    (tx) => tx.one<LetterRow>(lockLetter(id)),
    (now) => {
      const still = now?.state === 'waiting'
      return {
        writes: still ? [settleLetter(done)] : [],
        audit: still ? [line(`letters.${done.state}`, row, { code: done.because?.code ?? null })] : [],
        events: [],
        answer: undefined,
      }
    },
  )
  if (done.state === 'performed') await goOn(at, rooms, row)
  return done.state
}

type End = Pick<LetterRow, 'state' | 'because' | 'sha256'>
const deskFor = (because: Because): End => ({ state: 'desk', because, sha256: null })

/** @returns undefined where it should be tried again */
async function outcome(
  at: At,
  rooms: readonly RoomModule[],
  row: LetterRow,
  session: Session,
): Promise<End | undefined> {
  try {
    return { state: 'performed', because: null, sha256: await perform(at, rooms, row, session) }
  } catch (error) {
    const refused = refusalIn(error)
    if (!refused) {
      at.house.log.warn({ letter: row.id, reason: (error as Error).message }, 'letter not performed')
      return undefined
    }
    return deskFor(refused)
  }
}

/** What is a no, and not only a not now. */
export function refusalIn(error: unknown): Because | undefined {
  if (!(error instanceof Refusal) || problems[error.code] >= 500 || error.code === 'too-many') return undefined
  return { fault: 'refused', code: error.code, reason: error.more.reason ?? error.more.faults?.[0]?.code ?? null }
}

/** The next of each of its threads had waited for this one. */
export async function goOn(at: At, rooms: readonly RoomModule[], row: LetterRow): Promise<void> {
  for (const thread of row.thread.split(' ')) {
    const next = await asAuthor(at, row.account, (tx) => tx.one<{ id: string }>(nextInThread({ ...row, thread })))
    if (next) await attempt(at, rooms, { ...row, id: next.id })
  }
}
