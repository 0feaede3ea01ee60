/** Claims: laid beside what is held, shown masked, settled by a person. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import {
  Approval,
  approvalSetting,
  type CareSays,
  type Claim,
  type ClaimField,
  type ClaimReason,
  maskedValue,
  usualApproval,
} from '../../domain/people/claims.ts'
import { numberDoubts, readIdNumber } from '../../domain/people/idnumber.ts'
import { Person } from '../../domain/people/schema.ts'
import { perCounty } from '../kernel/cached.ts'
import type { CountySetting, Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import { readSetting } from '../kernel/settings/index.ts'
import { open, seal } from '../kernel/vault.ts'
import { changed, sameNumber } from './events.ts'
import { mustHold, within } from './policy.ts'
import { keyRows, openPerson, sealPerson, sealVersion, type At } from './sealed.ts'
import {
  claimsOf,
  closeOthers,
  insertClaims,
  lockClaim,
  openClaims,
  openClaimsOf,
  settleClaim,
  type ClaimKey,
  type ClaimRow,
  type SeenClaim,
} from './store/claim-store.ts'
import {
  dropKeys,
  insertKeys,
  lockCategory,
  lockPerson,
  onePerson,
  phonesOf,
  rewriteCategory,
  touchPerson,
  updatePerson,
} from './store/person-store.ts'
import { deriveKeys } from './store/key-store.ts'

type Body<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>['body']

const approval = perCounty<ClaimField[]>((tx) => readSetting(tx, approvalSetting, Approval, usualApproval))

/** Which fields ask for a second person [B9]. */
export const approvalOf = (doing: Pick<Doing, 'house' | 'county'>) => approval.of(doing.house, doing.county)

export const claimSettings: CountySetting[] = [
  { name: approvalSetting, shape: Approval, usual: usualApproval, changed: approval.forget },
]

const spot = (at: At, row: string, column: 'held' | 'claimed') => ({
  county: at.county.code,
  table: 'person_claim',
  column,
  row,
})

const opened = <T>(at: At, row: Pick<ClaimRow, 'id' | 'held' | 'claimed'>, column: 'held' | 'claimed') =>
  row[column] === null ? null : (JSON.parse(open(at.house.keys, row[column], spot(at, row.id, column))) as T)

/** The same wish twice is one claim. */
export const asked = (at: At, open: readonly ClaimRow[], what: ClaimField, claimed: string | null) =>
  open.some((c) => c.what === what && c.reason === 'change' && opened<string>(at, c, 'claimed') === claimed)

export interface Said {
  about: ClaimRow['about']
  what: string
  reason: ClaimReason
  held: unknown
  claimed: unknown
  source: string
  category?: string
}

/** Rows for what was said; the ids follow from the edit, so that the same edit says it once. */
export const claimRows = (
  doing: Doing,
  edit: string,
  of: { id: string; place: string },
  said: readonly Said[],
): ClaimRow[] =>
  said.map((s) => {
    const id = stableId(edit, 'claim', of.id, s.about, s.what, s.reason)
    const sealed = (column: 'held' | 'claimed', value: unknown) =>
      value === null ? null : seal(doing.house.keys, JSON.stringify(value), spot(doing, id, column))
    return {
      id,
      person: of.id,
      place: of.place,
      about: s.about,
      what: s.what,
      reason: s.reason,
      held: sealed('held', s.held),
      claimed: sealed('claimed', s.claimed),
      source: s.source,
      category: s.category ?? null,
      edit,
      askedBy: doing.session?.account ?? null,
    }
  })

/** What the number of a person says otherwise, unless that is being asked already. */
export function numberSays(p: Person, open: readonly Pick<ClaimRow, 'what' | 'reason'>[]): Said[] {
  return numberDoubts(p)
    .filter((what) => !open.some((c) => c.what === what && c.reason === 'number-differs'))
    .map((what) => ({
      about: 'field',
      what,
      reason: 'number-differs',
      held: p[what],
      claimed: readIdNumber(p.idNumber!)[what],
      source: 'id-number',
    }))
}

function seen(ctx: Ctx, row: SeenClaim): Claim {
  const { id, person, place, name, reason, source, taken } = row
  const common = {
    id,
    person,
    place,
    name,
    reason,
    source,
    taken,
    askedAt: row.askedAt.toISOString(),
    askedBy: row.askedName,
    own: row.askedBy !== null && row.askedBy === ctx.session?.account,
    settledAt: row.settledAt?.toISOString() ?? null,
  }
  if (row.about === 'category')
    return {
      ...common,
      about: 'category',
      what: row.what,
      held: opened<CareSays>(ctx, row, 'held'),
      claimed: opened<CareSays>(ctx, row, 'claimed')!,
    }
  const what = row.what as ClaimField
  const masked = (column: 'held' | 'claimed') => maskedValue(what, opened<string>(ctx, row, column))
  return { ...common, about: 'field', what, held: masked('held'), claimed: masked('claimed') }
}

type Query = Received<(typeof peopleApi)['claims']>['query']

export async function listClaims(ctx: Ctx, query: Query) {
  const ranges = within(ctx.scope.ranges, query.place)
  if (ranges.length === 0) throw new Refusal('not-found')
  const { person } = query
  if (person) return { items: (await ctx.read((tx) => claimsOf(tx, person))).map((row) => seen(ctx, row)) }
  const after = afterCursor<ClaimKey>(query.after, [ranges[0]!.lo, '-infinity', nilId])
  const rows = await ctx.read((tx) => openClaims(tx, ranges, after, query.size + 1))
  return paged(
    rows,
    query.size,
    (r) => seen(ctx, r),
    (r) => [r.place, r.key, r.id],
  )
}

/** Both values in clear: a look, and the claim is the reason. */
export function compareClaim(ctx: Ctx, id: string) {
  return ctx.act(
    async (tx) => {
      const claim = await lockClaim(tx, id)
      return { claim, person: claim && (await onePerson(tx, claim.person)) }
    },
    ({ claim, person }) => {
      if (!claim || !person || claim.about !== 'field') throw new Refusal('not-found')
      mustHold(ctx, 'people.settle', person.place)
      return {
        writes: [],
        audit: [{ act: 'people.compare', subjectKind: 'person', subject: person.id, detail: { claim: id } }],
        events: [],
        answer: {
          what: claim.what as ClaimField,
          held: opened<string>(ctx, claim, 'held'),
          claimed: opened<string>(ctx, claim, 'claimed'),
        },
      }
    },
  )
}

/** Whoever asked for a change does not agree to it; what is held must still be what the claim stands against. */
export function settle(ctx: Ctx, id: string, body: Body<'settleClaim'>) {
  return edit(
    ctx,
    { ...body, claim: id },
    async (tx) => {
      const claim = await lockClaim(tx, id)
      if (!claim) return undefined
      const [person, phones, category, others] = await Promise.all([
        lockPerson(tx, claim.person),
        phonesOf(tx, claim.person),
        claim.category ? lockCategory(tx, claim.person, claim.category) : undefined,
        openClaimsOf(tx, claim.person),
      ])
      const number = claim.what === 'idNumber' && body.take ? opened<string>(ctx, claim, 'claimed') : null
      const taken = await sameNumber(tx, ctx, number, claim.person)
      return { claim, person, phones, category, others, taken }
    },
    (loaded) => {
      if (!loaded?.person) throw new Refusal('not-found')
      const { claim, person, category } = loaded
      mustHold(ctx, 'people.settle', person.place)
      if (claim.settled) throw new Refusal('conflict', { reason: 'settled' })
      const account = ctx.session?.account ?? null
      if (claim.reason === 'change' && claim.askedBy === account) throw new Refusal('conflict', { reason: 'own-claim' })
      const end = settleClaim(id, body.take, account, ctx.now)
      const common = {
        kind: 'person',
        subject: person.id,
        version: person.version + 1,
        ...(body.why && { why: body.why }),
        events: [changed(person.id, person.version + 1, 'claim')],
        answer: ok,
      }
      const detail = { claim: id, what: claim.what, take: String(body.take) }
      if (!body.take)
        return {
          ...common,
          act: 'people.settle',
          before: null,
          after: { claim: id, taken: false },
          detail,
          writes: [end, touchPerson(person.id)],
        }
      if (claim.about === 'category') {
        if (!category) throw new Refusal('not-found')
        const says = opened<CareSays>(ctx, claim, 'claimed')!
        const held = opened<CareSays>(ctx, claim, 'held')
        if (held && (held.from !== category.from || held.to !== category.to || held.source !== category.source))
          throw new Refusal('conflict', { reason: 'held-changed' })
        const after = { ...category, ...says }
        return {
          ...common,
          act: 'people.settle',
          before: category,
          after,
          detail,
          writes: [
            end,
            closeOthers(claim, account, ctx.now),
            rewriteCategory(after, account, ctx.now),
            touchPerson(person.id),
          ],
        }
      }
      return { ...common, act: 'people.settle', detail, ...fieldTaken(ctx, body.id, loaded, end) }
    },
    () => ok,
  )
}

interface Loaded {
  claim: ClaimRow
  person: NonNullable<Awaited<ReturnType<typeof lockPerson>>>
  phones: Awaited<ReturnType<typeof phonesOf>>
  others: ClaimRow[]
  taken: boolean
}

function fieldTaken(
  ctx: Ctx,
  edit: string,
  { claim, person, phones, others, taken }: Omit<Loaded, 'person'> & { person: Loaded['person'] | undefined },
  end: Statement,
) {
  if (!person) throw new Refusal('not-found')
  const what = claim.what as ClaimField
  const before = openPerson(ctx, person, phones)
  if (before[what] !== opened<string>(ctx, claim, 'held')) throw new Refusal('conflict', { reason: 'held-changed' })
  if (taken) throw new Refusal('conflict', { reason: 'id-number-known' })
  const after = Person.parse({ ...before, [what]: opened<string>(ctx, claim, 'claimed') })
  const still = others.filter((c) => c.what !== what)
  const said = claimRows(ctx, edit, person, numberSays(after, still))
  const account = ctx.session?.account ?? null
  return {
    before: sealVersion(ctx, edit, before),
    after: sealVersion(ctx, edit, after),
    writes: [
      end,
      closeOthers(claim, account, ctx.now),
      updatePerson(sealPerson(ctx, after)),
      ...(what === 'name' ? [dropKeys(person.id), insertKeys(keyRows(ctx, after))] : []),
      ...deriveKeys([person.id]),
      ...(said.length > 0 ? [insertClaims(said, ctx.now)] : []),
    ],
  }
}
