/** The way to a platform and back: a sign-in begins with what it proved, or the account of whoever is signed in is linked. */
import { randomBytes } from 'node:crypto'
import { signInSeconds } from '../../../domain/accounts/limits.ts'
import type { platformsApi } from '../../../domain/accounts/platforms-api.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { nilId } from '../../../domain/kernel/id.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Deed } from '../../kernel/db/act.ts'
import { actAs, loadKnown, mayEnter, over, refused, tell, type State } from '../conversation.ts'
import { tokenHash } from '../secrets.ts'
import { browserToken } from '../sessions.ts'
import { begin } from '../sign-in.ts'
import { overLimit, type Tried } from '../throttle.ts'
import { boundTo, nameKey, opened, platformNow, proverOf, sealName } from './bound.ts'
import type { Proven } from './prover.ts'
import {
  deleteLink,
  insertLink,
  insertTurn,
  linkByName,
  takeTurn,
  type LinkRow,
  type PlatformRow,
  type TurnRow,
} from './store.ts'

/** Who arrives takes the way off the count: an office has one address in the morning. */
const ways = (ctx: Ctx): Tried[] => [['platform.address', ctx.address]]

/** @param account whose name there is to be known; null: somebody signs in */
export async function setOut(
  ctx: Ctx,
  code: string,
  sent: { id: string; field: boolean; account: string | null },
): Promise<{ to: string }> {
  const browser = browserToken(ctx)
  const platform = await platformNow(ctx, code)
  // Letters and digits alone: 企业微信 takes no other.
  const state = randomBytes(32).toString('hex')
  const full = await actAs(
    ctx,
    sent.account ?? nilId,
    (tx) => overLimit(ctx, tx, ways(ctx)),
    (answer): Deed<boolean> => ({
      writes: answer
        ? []
        : [
            insertTurn({
              state: tokenHash(state),
              platform: code,
              browser: tokenHash(browser),
              sign_in: sent.id,
              account: sent.account,
              field: sent.field,
              until: new Date(ctx.now.getTime() + signInSeconds * 1000),
            }),
          ],
      audit: [],
      events: [],
      answer,
    }),
  )
  if (full) throw new Refusal('too-many')
  return {
    to: await proverOf(platform).sendTo(
      opened(ctx, platform),
      boundTo(ctx, code, sent.field, state),
      ctx.browser.agent,
    ),
  }
}

/** The turn is over whatever comes of it. */
function taken(ctx: Ctx, state: string, browser: string) {
  return actAs(
    ctx,
    nilId,
    (tx) => tx.one<TurnRow>(takeTurn(tokenHash(state), tokenHash(browser), ctx.now)),
    (answer) => ({ writes: [], audit: [], events: [], answer }),
  )
}

const refusedLine = (account: string | undefined, platform: string, because: string) => ({
  act: 'accounts.sign-in-refused',
  subjectKind: 'account',
  subject: account ?? 'unknown',
  detail: { begun: 'platform', platform, because },
})

export async function arrive(ctx: Ctx, code: string, search: string): Promise<Answer<typeof platformsApi.arrive>> {
  const browser = browserToken(ctx)
  const said = new URLSearchParams(search)
  const state = said.get('state') ?? ''
  const turn = await taken(ctx, state, browser)
  // The answer of one platform at the address of another is nobody's.
  if (!turn || turn.platform !== code) throw over()
  const platform = await platformNow(ctx, code)
  let proven: Proven
  try {
    proven = await proverOf(platform).prove(opened(ctx, platform), boundTo(ctx, code, turn.field, state), said)
  } catch (error) {
    if (error instanceof Refusal) await lineOf(ctx, refusedLine(undefined, code, error.more.reason ?? error.code))
    throw error
  }
  return turn.account === null
    ? enter(ctx, browser, platform, turn, proven)
    : linked(ctx, platform, turn.account, proven)
}

const lineOf = (ctx: Ctx, line: ReturnType<typeof refusedLine>) =>
  actAs(
    ctx,
    nilId,
    async () => undefined,
    () => ({ writes: [], audit: [line], events: [], answer: undefined }),
  )

/** Said of a name nobody is linked to and of an account that is closed: the platform proves them, we know nobody. */
const nobody = () => new Refusal('not-permitted', { reason: 'platform-nobody' })

async function enter(ctx: Ctx, browser: string, platform: PlatformRow, turn: TurnRow, proven: Proven) {
  const { code } = platform
  const hash = tokenHash(browser)
  const key = nameKey(ctx, platform, proven.name)
  const account = (await ctx.read((tx) => tx.one<LinkRow>(linkByName(code, key))))?.account
  const outcome = await actAs(
    ctx,
    account ?? nilId,
    async (tx) => ({
      link: await tx.one<LinkRow>(linkByName(code, key)),
      known: await loadKnown(ctx, tx, account ?? nilId, hash),
    }),
    async ({ link, known: { proof, device, settings } }, tx) => {
      // The link may have ended, or gone to somebody else, a moment ago.
      if (!link || link.account !== account || !mayEnter(ctx, proof))
        return refused(nobody(), [], [refusedLine(account, code, 'platform-nobody')])
      const from: State = {
        id: turn.sign_in,
        begun: 'platform',
        field: turn.field,
        password_chosen: true,
        given: null,
        // What another person linked proves less than what the holder did.
        proved: proven.counts && link.own,
      }
      return begin(ctx, tx, browser, { proof, device, settings }, from, ways(ctx))
    },
  )
  return { kind: 'sign-in' as const, id: turn.sign_in, step: await tell(ctx, browser, outcome) }
}

/** Only in the session that set out. */
async function linked(ctx: Ctx, platform: PlatformRow, account: string, { name }: Proven) {
  const { code } = platform
  if (ctx.session?.account !== account) throw over()
  const id = ctx.house.newId()
  const refusal = await actAs(
    ctx,
    account,
    (tx) => loadKnown(ctx, tx, account, tokenHash(ctx.browser.token ?? '')),
    async ({ proof }, tx): Promise<Deed<Refusal | undefined>> => {
      const deed = { writes: [], audit: [], events: [] }
      if (!mayEnter(ctx, proof)) return { ...deed, answer: over() }
      const key = nameKey(ctx, platform, name)
      const there = await tx.one<LinkRow>(linkByName(code, key))
      if (there && there.account !== account)
        return { ...deed, answer: new Refusal('conflict', { reason: 'platform-taken' }) }
      await tx.run(deleteLink(account, code))
      const row = { id, platform: code, key, name: sealName(ctx, id, name), account, own: true, at: ctx.now }
      // Somebody else's of this very moment.
      if ((await tx.run(insertLink(row))) === 0) throw new Refusal('conflict', { reason: 'platform-taken' })
      const line = { act: 'accounts.platform-link', subjectKind: 'account', subject: account }
      return { ...deed, audit: [{ ...line, detail: { platform: code, own: true } }], answer: undefined }
    },
  )
  if (refusal) throw refusal
  return { kind: 'linked' as const }
}
