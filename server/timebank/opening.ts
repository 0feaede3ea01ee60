/** An account is opened by whoever will hold it: on their page, or by their word at the desk. Nobody is given one unasked. */
import { mayHold } from '../../domain/timebank/earning.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Scope } from '../kernel/db/scope.ts'
import { alreadyDone } from '../kernel/db/act.ts'
import { accountsById } from '../kernel/ledger/store.ts'
import { openBook } from '../kernel/ledger/index.ts'
import { personNow, type PersonNow } from '../people/index.ts'
import { purseId, purseOf } from './book.ts'
import { mustRun } from './definitions.ts'
import { timebankChanged } from './earning.ts'

export interface Opening {
  /** Minted by its author. */
  id: string
  person: string
  scope?: Scope
  /** Checks that the doer may, once it is known who it is. */
  may?: (person: PersonNow | undefined) => PersonNow
}

const there = (person: PersonNow | undefined): PersonNow => {
  if (!person) throw new Refusal('not-found')
  return person
}

/** @returns id of the account; opened once however often it is asked for */
export async function opened(ctx: Ctx, { id, person, scope, may = there }: Opening): Promise<string> {
  const rules = await mustRun(ctx)
  const today = dayOf(ctx.now)
  return ctx.act(
    async (tx) => {
      const who = await personNow(tx, person)
      const account = who && purseId(ctx.county.code, who.id)
      return { who, before: account ? (await accountsById(tx, [account]))[0] : undefined }
    },
    async ({ who, before }, tx) => {
      const p = may(who)
      if (before) return alreadyDone(before.id)
      if (p.died !== null) throw new Refusal('not-found')
      if (!mayHold(p.born, rules, today)) throw fault('person', 'too-young')
      const purse = purseOf(ctx.county.code, p.id, p.place)
      await openBook(tx, { accounts: [purse] })
      return {
        writes: [],
        audit: [
          { act: 'timebank.open', subjectKind: 'person', subject: p.id, detail: { account: purse.id, edit: id } },
        ],
        events: [
          { name: 'timebank.opened', version: 1, subject: p.id, seq: 1, payload: { place: p.place } },
          timebankChanged(purse.id),
        ],
        answer: purse.id,
      }
    },
    scope,
  )
}
