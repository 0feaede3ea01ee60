/**
 * Minutes are given: to the pool, or to one's own people. Each by whose they are and by nobody in their name, under the lock of both
 * accounts. What is given is given; where it was a mistake it is undone by the opposite.
 */
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { roomUnder } from '../../domain/kernel/ledger.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { mayReceive } from '../../domain/timebank/gifts.ts'
import type { giftsApi } from '../../domain/timebank/gifts-api.ts'
import { actingBeyond, beyondDuty } from '../kernel/beyond.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { openBook, post, type AccountRef } from '../kernel/ledger/index.ts'
import { accountsById, lockAccounts, setFrozen } from '../kernel/ledger/store.ts'
import { insertText } from '../kernel/texts/store.ts'
import { sightsOf, type Sight, personNow, type PersonNow } from '../people/index.ts'
import { bookName, poolOf, purseId, purseOf } from './book.ts'
import { mustRun, rulesOn } from './definitions.ts'
import { mine } from './desk.ts'
import { timebankChanged } from './earning.ts'
import { oneHolder } from './store/account-store.ts'

type Api = typeof giftsApi
type Body<K extends keyof Api> = Received<Api[K]>['body']

/** Minutes are given by whose they are: a guardian keeps those of a child and gives none away. */
function ownOf(sights: readonly Sight[], from: string): Sight {
  const self = sights.find((s) => s.person === from && s.as === 'self')
  if (!self) throw new Refusal('not-found')
  return self
}

async function holderNow(tx: Tx, county: string, person: string): Promise<PersonNow> {
  const who = await personNow(tx, person)
  if (!who || who.died !== null) throw new Refusal('not-found')
  const [purse] = await accountsById(tx, [purseId(county, who.id)])
  if (!purse) throw new Refusal('conflict', { reason: 'order-no-account' })
  return who
}

interface Giving {
  kind: 'donate' | 'give'
  sent: { id: string; from: string; minutes: number }
  /** The account that receives. @throws where it may not */
  to: (tx: Tx) => Promise<AccountRef>
  /** How much may come into it at most. */
  cap: number | null
}

function given(ctx: Ctx, { kind, sent, to, cap }: Giving) {
  const { code } = ctx.county
  return edit(
    actingBeyond(ctx),
    { ...sent },
    async (tx) => {
      const giver = await holderNow(tx, code, sent.from)
      const [payer, receiver] = [purseOf(code, giver.id, giver.place), await to(tx)]
      return { payer, receiver, book: await openBook(tx, { accounts: [payer, receiver] }) }
    },
    ({ payer, receiver, book }) => {
      const had = book.accounts.get(receiver.id)!.balance
      if (roomUnder(had, cap, sent.minutes) < sent.minutes) throw new Refusal('conflict', { reason: 'gift-cap' })
      const moves = [{ from: payer.id, to: receiver.id, amount: sent.minutes }]
      const doer = { account: ctx.session!.account, now: ctx.now }
      const posted = post(book, { id: sent.id, book: bookName, kind, moves }, doer)
      return {
        act: `timebank.${kind}`,
        kind: 'timebank-gift',
        subject: sent.id,
        version: 1,
        before: null,
        after: { minutes: sent.minutes },
        audit: posted.audit,
        writes: posted.writes,
        events: [timebankChanged(sent.id)],
        answer: ok,
      }
    },
    () => ok,
  )
}

export async function donate(ctx: Ctx, body: Body<'donate'>) {
  const [self] = [ownOf(await sightsOf(ctx), body.from), await mustRun(ctx)]
  if (self.bar) return ok
  return given(ctx, { kind: 'donate', sent: body, to: async () => poolOf(ctx.county.code), cap: null })
}

/** To whom the account is tied in the register, and to nobody else; and to nobody beyond the cap. [F12] */
export async function give(ctx: Ctx, body: Body<'give'>) {
  const [sights, rules] = [await sightsOf(ctx), await mustRun(ctx)]
  const self = ownOf(sights, body.from)
  const kin = sights.find((s) => s.person === body.to && s.person !== self.person)
  if (!kin) throw new Refusal('not-found')
  if (self.bar || kin.bar) return ok
  const { code } = ctx.county
  const to = async (tx: Tx) => {
    const who = await holderNow(tx, code, kin.person)
    if (!mayReceive(who.born, rules, dayOf(ctx.now))) throw fault('to', 'too-young-kin')
    return purseOf(code, who.id, who.place)
  }
  return given(ctx, { kind: 'give', sent: body, to, cap: rules.cap })
}

export async function kin(ctx: Ctx): Promise<Answer<Api['kin']>> {
  const [sights, { rules }] = [await sightsOf(ctx), await rulesOn(ctx, dayOf(ctx.now))]
  const others = sights.filter((s) => s.as !== 'self' && !s.bar)
  if (!rules || !sights.some((s) => s.as === 'self')) return { items: [] }
  return ctx.read(async (tx) => {
    const items = []
    for (const s of others) {
      const who = await personNow(tx, s.person)
      const purse = who && (await accountsById(tx, [purseId(ctx.county.code, who.id)]))[0]
      const young = who !== undefined && !mayReceive(who.born, rules, dayOf(ctx.now))
      const notYet = young ? ('too-young' as const) : purse ? null : ('no-account' as const)
      items.push({ person: s.person, name: s.held.name, notYet })
    }
    return { items }
  }, beyondDuty(ctx))
}

/** In doubt nothing goes out until a person has decided; what is earned meanwhile comes in, and what was ordered goes on. */
export const freeze = (ctx: Ctx, account: string, { why, ...body }: Body<'freeze'>) =>
  edit(
    ctx,
    { ...body, account },
    async (tx) => {
      const row = mine(ctx, await oneHolder(tx, account), 'timebank.keep')
      const [locked] = await lockAccounts(tx, [account])
      return { row, frozen: locked!.frozen }
    },
    ({ row, frozen }) => {
      if (frozen === body.frozen) throw new Refusal('conflict', { reason: frozen ? 'frozen-already' : 'frozen-not' })
      const text = ctx.house.newId()
      const writes: Statement[] = [
        setFrozen(account, body.frozen ? ctx.now : null),
        insertText({
          id: text,
          kind: 'timebank-account',
          subject: account,
          class: 'timebank.doubt',
          body: why,
          at: ctx.now,
        }),
      ]
      return {
        act: body.frozen ? 'timebank.freeze' : 'timebank.unfreeze',
        kind: 'timebank-doubt',
        subject: body.id,
        version: 1,
        before: { frozen },
        after: { frozen: body.frozen, account, text },
        detail: { account, person: row.person },
        writes,
        events: [timebankChanged(account)],
        answer: ok,
      }
    },
    () => ok,
  )
