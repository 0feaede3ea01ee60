/** How rows are shown to administrators: no number, no hash, no secret. */
import type { AccountBrief, AccountView, Asking, Grant } from '../../domain/accounts/schema.ts'
import type { Role } from '../../domain/accounts/roles.ts'
import { methodsFor } from '../../domain/accounts/proof.ts'
import { demandsAuthenticator } from '../../domain/accounts/rules.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import { hasOf } from './conversation.ts'
import { maySee } from './policy.ts'
import { proofOf, type ProofRow } from './secret-store.ts'
import {
  accountById,
  decidedAskings,
  grantsHeld,
  grantsOf,
  listAccounts,
  openAskings,
  type AccountRow,
  type AskingRow,
  type BriefRow,
  type GrantRow,
} from './store.ts'

const moment = (at: Date | null) => at?.toISOString() ?? null

const brief = (a: BriefRow): AccountBrief => ({
  id: a.id,
  name: a.name ?? '',
  shown: a.shown,
  contractor: a.contractor,
  demo: a.demo,
  disabledAt: moment(a.disabled_at),
  roles: a.roles ?? [],
})

export interface ListFilter {
  q?: string | undefined
  role?: Role | undefined
  under?: string | undefined
  state: 'active' | 'disabled' | 'all'
  after?: string | undefined
  size: number
}

export async function list(ctx: Ctx, f: ListFilter) {
  const [after] = afterCursor<[string]>(f.after, [''])
  const under = f.under === undefined ? undefined : rangeOf(f.under)
  const rows = await ctx.read((tx) =>
    tx.rows<BriefRow>(
      listAccounts({
        ranges: ctx.scope.ranges,
        under,
        role: f.role,
        q: f.q,
        state: f.state,
        day: dayOf(ctx.now),
        after,
        size: f.size,
      }),
    ),
  )
  return paged(rows, f.size, brief, (a) => [a.name ?? ''])
}

export async function view(ctx: Ctx, id: string): Promise<AccountView> {
  // The scope names the account for this reading: factors are shown as yes or no.
  const loaded = await ctx.read(
    async (tx) => {
      const [account, grants, held, proof] = await Promise.all([
        tx.one<AccountRow>(accountById(id)),
        tx.rows<GrantRow>(grantsOf(id)),
        tx.rows<GrantRow>(grantsHeld(id, dayOf(ctx.now))),
        tx.one<ProofRow>(proofOf(id, dayOf(ctx.now))),
      ])
      return { account, grants, held, proof }
    },
    { ...ctx.scope, account: id },
  )
  const { account, grants, held, proof } = loaded
  if (!account || !proof || !maySee(ctx, held)) throw new Refusal('not-found')
  return {
    id,
    name: account.name ?? '',
    shown: account.shown,
    contractor: account.contractor,
    contract: account.contract,
    demo: account.demo,
    disabledAt: moment(account.disabled_at),
    openedAt: account.opened_at.toISOString(),
    version: account.version,
    phoneEnding: proof.ending,
    grants: grants.map((g) => ({
      id: g.id,
      role: g.role,
      place: g.place,
      unit: g.unit,
      from: g.from_day,
      until: g.until_day,
      endedAt: moment(g.ended_at),
    })),
    factors: factors(proof),
    codeUntil: proof.code_until && proof.code_until > ctx.now ? proof.code_until.toISOString() : null,
  }
}

function factors(proof: ProofRow) {
  const methods = methodsFor({
    has: hasOf(proof),
    demands: demandsAuthenticator(proof.roles),
    demo: proof.demo,
  })
  return {
    totp: methods.includes('totp'),
    sms: methods.includes('sms'),
    recoveryLeft: proof.recovery,
    passkeys: proof.passkeys,
  }
}

const asking = (k: AskingRow): Asking => ({
  id: k.id,
  kind: k.kind,
  account: k.account,
  shown: k.shown,
  grant: k.grant as Grant | null,
  why: k.why,
  askedBy: k.asked_by,
  askedByShown: k.asked_by_shown,
  askedAt: k.asked_at.toISOString(),
  until: k.until.toISOString(),
  decidedAt: moment(k.decided_at),
  decision: k.decision,
})

const ninetyDays = 90 * 86_400_000

export async function askings(ctx: Ctx, f: { state: 'open' | 'decided'; after?: string | undefined; size: number }) {
  const [after] = afterCursor<[string]>(f.after, [nilId])
  const rows = await ctx.read((tx) =>
    tx.rows<AskingRow>(
      f.state === 'open'
        ? openAskings(ctx.now, after, f.size)
        : decidedAskings(new Date(ctx.now.getTime() - ninetyDays), after, f.size),
    ),
  )
  return paged(rows, f.size, asking, (k) => [k.id])
}
