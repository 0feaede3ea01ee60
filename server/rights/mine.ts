/** What is theirs: seen by the person, the guardian of a child, a relative whom the person agreed to. */
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { maskNumbers } from '../../domain/kernel/mask-numbers.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { givingFault, holds, type Asked } from '../../domain/rights/consent.ts'
import type { mineApi, MyData, MyLook } from '../../domain/rights/mine-api.ts'
import { postsHeld } from '../accounts/index.ts'
import { looksAt, looksWithheld, type LookLine, type Wanted } from '../kernel/audit/looks-store.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { shieldsFor } from '../kernel/restricted/index.ts'
import { reasonOfLook } from '../kernel/texts/store.ts'
import { caresNow, frozenAgain, sightOf, sightsOf, spokenFor, type As, type Sight } from '../people/index.ts'
import { namesFor, type Names } from '../requests/index.ts'
import { paper } from '../kernel/pdf/index.ts'
import { askedOf, giveConsent, withdrawConsent } from './consents.ts'
import { paperOf, type Copy } from './copy.ts'
import { registerNow, type Register } from './register.ts'
import { consentsOf } from './store.ts'

type Body<K extends keyof typeof mineApi> = Received<(typeof mineApi)[K]>['body']

/** What stands beside what is held; kept for an account that is barred. */
export interface Beside {
  consents: Asked[]
}

export const besideOf =
  (register: Register) =>
  async (tx: Tx, person: string): Promise<Beside> => ({
    consents: askedOf(register, await consentsOf(tx, person)),
  })

const ownScope = (ctx: Ctx) => ({ ranges: [], units: [], account: ctx.session!.account })

async function beside(ctx: Ctx, sight: Sight<Beside>, register: Register): Promise<Beside> {
  const now = await ctx.read((tx) => besideOf(register)(tx, sight.person), ownScope(ctx))
  return sight.rest ?? now
}

const relatives = 'relatives'

/** A relative sees what the person agreed to show; the person and a guardian all of it. */
function agreed(as: As, consents: readonly Asked[], field?: string): boolean {
  if (as !== 'relative') return true
  const asked = consents.find((a) => a.purpose === relatives)
  return asked !== undefined && holds(asked.consent, asked, field)
}

/**
 * Since when the person agrees to one purpose, as the account that speaks for them may know it: a barred one is told what held
 * at that moment. Null: nobody agreed.
 */
export async function agreedSince(ctx: Ctx, sight: Sight, purpose: string): Promise<string | null> {
  const register = await registerNow.of(ctx.house, ctx.county)
  const { consents } = await beside(ctx, sight as Sight<Beside>, register)
  const asked = consents.find((a) => a.purpose === purpose)
  return asked && holds(asked.consent, asked) ? asked.consent!.from : null
}

const headOf = (s: Sight<Beside>, consents: readonly Asked[]) => ({
  person: s.person,
  as: s.as,
  name: s.held.name,
  agreed: agreed(s.as, consents),
})

export async function myPeople(ctx: Ctx) {
  const register = await registerNow.of(ctx.house, ctx.county)
  const sights = await sightsOf<Beside>(ctx)
  return {
    items: await Promise.all(sights.map(async (s) => headOf(s, (await beside(ctx, s, register)).consents))),
  }
}

/** @throws 404 for whomever the account does not speak for, and for a relative nobody agreed to */
async function open(ctx: Ctx, person: string) {
  const register = await registerNow.of(ctx.house, ctx.county)
  const sight = await sightOf<Beside>(ctx, person)
  const { consents } = await beside(ctx, sight, register)
  if (!agreed(sight.as, consents)) throw new Refusal('not-found')
  return { sight, consents }
}

const shown = (act: string, person: string, detail: Record<string, string | number> = {}) => ({
  act,
  subjectKind: 'person',
  subject: person,
  detail,
})

function dataOf(sight: Sight<Beside>, consents: Asked[]): MyData {
  const { name: _, ...held } = sight.held
  return {
    ...headOf(sight, consents),
    ...held,
    sex: held.sex as MyData['sex'],
    categories: agreed(sight.as, consents, 'care-categories') ? held.categories : [],
    consents: sight.as === 'relative' ? [] : consents,
  }
}

export async function myData(ctx: Ctx, person: string): Promise<MyData> {
  const { sight, consents } = await open(ctx, person)
  return ctx.act(
    async () => undefined,
    () => ({
      writes: [],
      audit: [shown('rights.show', person, { as: sight.as })],
      events: [],
      answer: dataOf(sight, consents),
    }),
    ownScope(ctx),
  )
}

const looks = [
  'people.open',
  'people.search',
  'people.reveal',
  'people.call',
  'people.export-rows',
  'forms.handout',
  'children.open',
  'volunteers.open',
] as const
const newest: [string, string] = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']

/** Reads the trail with the rights of the county: whoever asks was let in above, and no name is answered. */
async function trail(ctx: Ctx, sight: Sight<Beside>, after: { at: string; id: string }, size: number) {
  const withheld = await shieldsFor(ctx, sight.person)
  const wanted: Wanted = { person: sight.person, acts: looks, until: sight.until, withheld, but: ctx.session!.account }
  const names = await namesFor(ctx)
  return ctx.read(
    async (tx) => {
      const [lines, n] = await Promise.all([looksAt(tx, wanted, after, size), looksWithheld(tx, wanted)])
      return { items: await Promise.all(lines.map((l) => lookOf(tx, l, names))), lines, withheld: n }
    },
    { ranges: [rangeOf(`${ctx.county.code}/`)], units: [] },
  )
}

async function lookOf(tx: Tx, l: LookLine, names: Names): Promise<MyLook> {
  const detail = l.detail ?? {}
  const reason = typeof detail['reason'] === 'string' ? detail['reason'] : undefined
  const [posts, text] = await Promise.all([
    l.actor ? postsHeld(tx, l.actor, l.at) : [],
    reason ? tx.one<{ body: string | null }>(reasonOfLook(reason)) : undefined,
  ])
  const where = (p: { place: string; unit: string | null }) =>
    (p.unit ? names.units.get(p.unit)?.name : undefined) ?? names.place(p.place).name
  return {
    id: l.id,
    at: l.at.toISOString(),
    act: l.act,
    by: posts.map((p) => ({ role: p.role, where: where(p) })),
    what: typeof detail['what'] === 'string' ? detail['what'].split(' ') : [],
    why: text?.body ? maskNumbers(text.body) : null,
  }
}

export async function myLooks(ctx: Ctx, person: string, query: Received<(typeof mineApi)['myLooks']>['query']) {
  const { sight } = await open(ctx, person)
  const [at, id] = afterCursor(query.after, newest)
  const found = await trail(ctx, sight, { at, id }, query.size + 1)
  return ctx.act(
    async () => undefined,
    () => ({
      writes: [],
      // What was left out stands here, for the auditor.
      audit: [shown('rights.show-looks', person, { as: sight.as, withheld: found.withheld })],
      events: [],
      answer: paged(
        found.items,
        query.size,
        (l) => l,
        (l) => [l.at, l.id],
      ),
    }),
    ownScope(ctx),
  )
}

/** A copy that other programs read, or one to print (个保法 §45): the same, with the same withheld. */
export async function myCopy(ctx: Ctx, person: string, form: Body<'myCopy'>['form']) {
  const { sight, consents } = await open(ctx, person)
  const found = await trail(ctx, sight, { at: newest[0], id: newest[1] }, 500)
  const copy: Copy = {
    made: ctx.now.toISOString(),
    county: ctx.county.code,
    ...dataOf(sight, consents),
    looks: found.items,
  }
  await ctx.act(
    async () => undefined,
    () => ({
      writes: [],
      audit: [shown('rights.copy', person, { as: sight.as, form, withheld: found.withheld })],
      events: [],
      answer: undefined,
    }),
    ownScope(ctx),
  )
  const name = `linli-${dayOf(ctx.now)}.${form}`
  if (form === 'json') ctx.reply.stream(name, 'application/json', Buffer.from(JSON.stringify(copy, null, 2)))
  else {
    const cares = await caresNow(ctx, dayOf(ctx.now))
    const care = (code: string) => cares.get(code)?.name[ctx.locale] ?? code
    ctx.reply.stream(name, 'application/pdf', await paper(paperOf(copy, ctx.locale, { care })))
  }
  return undefined
}

export async function myGive(ctx: Ctx, person: string, body: Body<'myGive'>) {
  const sight = await spokenFor<Beside>(ctx, person)
  const speaker = sight.as === 'guardian' ? ('guardian' as const) : ('person' as const)
  if (!sight.bar || !sight.rest) return giveConsent(ctx, person, { ...body, speaker, channel: 'self' }, ownScope(ctx))
  const { purposes } = await registerNow.of(ctx.house, ctx.county)
  const purpose = purposes.get(body.purpose)
  const wrong = givingFault(purpose, { ...body, speaker }, sight.held.born, dayOf(ctx.now))
  if (wrong)
    throw fault(wrong === 'not-sensitive' ? 'sensitive' : wrong === 'not-by-consent' ? 'purpose' : 'speaker', wrong)
  const given = {
    id: body.id,
    purpose: body.purpose,
    version: purpose!.version,
    sensitive: body.sensitive,
    speaker,
    channel: 'self' as const,
    from: ctx.now.toISOString(),
    to: null,
  }
  return onlyForThem(ctx, sight, body.purpose, () => given)
}

export async function myWithdraw(ctx: Ctx, person: string, purpose: string) {
  const sight = await spokenFor<Beside>(ctx, person)
  if (!sight.bar || !sight.rest)
    return withdrawConsent(ctx, person, purpose, sight.as === 'guardian' ? 'guardian' : 'person', ownScope(ctx))
  return onlyForThem(ctx, sight, purpose, (c) => c && { ...c, to: c.to ?? ctx.now.toISOString() })
}

/** A barred guardian's word changes what that guardian sees, and nothing else. */
function onlyForThem(
  ctx: Ctx,
  sight: Sight<Beside>,
  purpose: string,
  change: (c: Asked['consent']) => Asked['consent'],
) {
  const consents = sight.rest!.consents.map((a) => (a.purpose === purpose ? { ...a, consent: change(a.consent) } : a))
  return ctx.act(
    async () => undefined,
    () => ({
      writes: [frozenAgain(ctx, sight, { consents })],
      audit: [{ act: 'rights.barred', subjectKind: 'person-bar', subject: sight.bar!, detail: { purpose } }],
      events: [],
      answer: { ok: true as const },
    }),
    ownScope(ctx),
  )
}
