/**
 * The own page: whoever wants an account opens it, and reads what came and went. An account speaks for itself, or for somebody whose
 * guardian it is. One that was barred sees what stood then, and nothing it says counts.
 */
import { mayHold } from '../../domain/timebank/earning.ts'
import { numberOf } from '../../domain/timebank/orders.ts'
import type { OwnAccount, timebankApi } from '../../domain/timebank/api.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { ok } from '../kernel/edit.ts'
import { accountsById } from '../kernel/ledger/store.ts'
import { sightsOf, speaksFor, spokenFor, type Sight, personNow } from '../people/index.ts'
import { purseId } from './book.ts'
import { mustRun, rulesOn } from './definitions.ts'
import { opened } from './opening.ts'
import { linesOf } from './statement.ts'
import { lastBy } from './store/account-store.ts'
import { givenBy } from './store/earned-store.ts'

type Api = typeof timebankApi

export async function terms(ctx: Ctx): Promise<Answer<Api['terms']>> {
  const { parts, rules } = await rulesOn(ctx, dayOf(ctx.now))
  return { on: parts.on && rules !== undefined, since: parts.since, rules: rules ?? null }
}

export async function mine(ctx: Ctx): Promise<Answer<Api['mine']>> {
  const { rules } = await rulesOn(ctx, dayOf(ctx.now))
  const sights = (await sightsOf(ctx)).filter(speaksFor)
  return {
    items: await Promise.all(
      sights.map(async (s): Promise<OwnAccount> => ({
        person: s.person,
        as: s.as as OwnAccount['as'],
        name: s.held.name,
        account: await ctx.read((tx) => accountOf(ctx, tx, s), beyondDuty(ctx)),
        oldEnough: rules === undefined || mayHold(s.held.born, rules, dayOf(ctx.now)),
      })),
    ),
  }
}

async function accountOf(ctx: Ctx, tx: Tx, s: Sight): Promise<OwnAccount['account']> {
  const now = await personNow(tx, s.person)
  const id = now && purseId(ctx.county.code, now.id)
  const [row] = id ? await accountsById(tx, [id]) : []
  if (!row) return null
  const number = numberOf(row.id)
  const given = (await givenBy(tx, now!.id, s.until))!.given
  if (!s.until) return { balance: row.balance ?? 0, frozen: row.frozenAt !== null, given, number }
  const then = await lastBy(tx, row.id, s.until)
  return { balance: then.balance, frozen: row.frozenAt !== null && row.frozenAt <= s.until, given, number }
}

export async function open(ctx: Ctx, person: string, body: Received<Api['open']>['body']) {
  const sight = await spokenFor(ctx, person)
  await mustRun(ctx)
  if (sight.bar) return ok
  await opened(ctx, { id: body.id, person, scope: beyondDuty(ctx) })
  return ok
}

export async function own(ctx: Ctx, person: string, query: Received<Api['own']>['query']) {
  const sight = await spokenFor(ctx, person)
  return ctx.read(async (tx) => {
    const now = await personNow(tx, person)
    if (!now) return { items: [] }
    const account = purseId(ctx.county.code, now.id)
    const below = sight.until ? (await lastBy(tx, account, sight.until)).seq + 1 : undefined
    return linesOf(tx, account, query, below)
  }, beyondDuty(ctx))
}
