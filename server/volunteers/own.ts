/**
 * The own page: whoever wants to volunteer says so, says what they can do, pauses, leaves. An account speaks for itself, or for a
 * child whose guardian it is. One that was barred is told what it was told before, and nothing it says counts.
 */
import type { volunteersApi } from '../../domain/volunteers/api.ts'
import { rulesCode, type VolunteerRules } from '../../domain/volunteers/definitions.ts'
import type { GuardianConsent } from '../../domain/volunteers/schema.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { ageOn } from '../../domain/people/rules.ts'
import type { Consumer, Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { versionsOf } from '../kernel/db/history.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { sightsOf, speaksFor, spokenFor, type Sight } from '../people/index.ts'
import { agreedTo } from '../rights/index.ts'
import { categories, rules as ruleSets, rulesOn } from './definitions.ts'
import {
  again,
  changing,
  checkAge,
  checkKept,
  checkSaid,
  firstOf,
  loadPerson,
  stepped,
  taken,
  there,
} from './register.ts'
import { notYetOf } from './serving.ts'
import { spoken } from './speaking.ts'
import { countedBy } from './store/hours-store.ts'
import {
  categoriesOf,
  linksOf,
  oneVolunteer,
  ofPersons,
  plain,
  say,
  unsay,
  unsayThese,
  type Volunteer,
  type VolunteerRow,
} from './store/volunteer-store.ts'
import { besideOf, ownViewOf } from './views.ts'

type Api = typeof volunteersApi
type Body<K extends keyof Api> = Received<Api[K]>['body']
type Mine = Answer<Api['mine']>['items'][number]

const account = (ctx: Ctx) => ctx.session!.account

export async function mine(ctx: Ctx): Promise<{ items: Mine[] }> {
  const rules = (await ruleSets.on(ctx, dayOf(ctx.now))).get(rulesCode)
  const sights = rules ? (await sightsOf(ctx)).filter(speaksFor) : []
  return { items: await Promise.all(sights.map((s) => mineOf(ctx, s, rules!))) }
}

async function mineOf(ctx: Ctx, s: Sight, rules: VolunteerRules): Promise<Mine> {
  const today = dayOf(ctx.now)
  const { name, born } = s.held
  const years = born === null ? null : ageOn(born, today)
  const head = {
    person: s.person,
    as: s.as as Mine['as'],
    name,
    guarded: years !== null && years < rules.age.guardianBelow,
    oldEnough: years === null ? null : years >= rules.age.least,
  }
  const volunteer = await ctx.read(
    async (tx) => {
      const [now] = await ofPersons(tx, [s.person])
      const row = now && s.until ? await asOf(tx, now, s.until) : now
      if (!row) return null
      const [notYet, beside, said] = await Promise.all([
        notYetOf(ctx, tx, [row], today),
        besideOf(tx, row, rules, s.until),
        s.as === 'self' ? categoriesOf(tx, row.id, s.until) : [],
      ])
      return ownViewOf(row, today, notYet.get(row.id)!, beside, said)
    },
    reaching(ctx, s),
  )
  return { ...head, volunteer }
}

/** A barred account may read nothing of its own; what it is shown is cut off at that moment. */
const reaching = (ctx: Ctx, s: Sight) => ({
  ranges: s.bar ? [rangeOf(`${ctx.county.code}/`)] : [],
  units: [],
  account: account(ctx),
})

/** As it stood at a moment: what was written since is not shown. */
async function asOf(tx: Tx, now: VolunteerRow, until: Date): Promise<VolunteerRow | undefined> {
  const versions = await tx.rows<{ at: Date; version: number; after: Volunteer }>(versionsOf('volunteer', now.id))
  const then = versions.find((v) => v.at <= until)
  if (!then) return undefined
  return { ...now, ...then.after, version: then.version, ...(await countedBy(tx, now.id, until)) }
}

/** A guardian's own person, where the account is tied to one. */
async function guardianOf(ctx: Ctx, tx: Tx): Promise<GuardianConsent> {
  const own = (await linksOf(tx, account(ctx))).find((l) => l.link === 'self')
  return { person: own?.person ?? null, day: dayOf(ctx.now), channel: 'self' }
}

export async function apply(ctx: Ctx, body: Body<'apply'>) {
  const sight = await spokenFor(ctx, body.person)
  if (sight.bar) return ok
  const today = dayOf(ctx.now)
  const rules = await rulesOn(ctx, today)
  await checkSaid(ctx, body, {}, '')
  const { agreed: _, id: _id, person: _p, ...said } = body
  const decide = async ({ person, before }: Awaited<ReturnType<typeof loadPerson>>, tx: Tx) => {
    const { id, place, born } = there(person, before)
    checkAge(born, rules, today)
    const volunteer: Volunteer = {
      ...said,
      ...firstOf(before, { id: body.id, person: id, place }),
      state: 'applied',
      since: today,
      appliedOn: today,
      joinedOn: before?.joinedOn ?? null,
      guardian: sight.as === 'guardian' ? await guardianOf(ctx, tx) : null,
      lead: null,
      insuredTo: before?.insuredTo ?? null,
      vettedTo: before?.vettedTo ?? null,
    }
    await checkKept(tx, volunteer, today, '')
    return { ...taken({ volunteer, act: 'volunteers.apply' }, before), widen: { ranges: [rangeOf(place)] } }
  }
  return again(() =>
    edit(
      ctx,
      body,
      (tx) => loadPerson(tx, body.person),
      decide,
      () => ok,
    ),
  )
}

export async function sayAnew(ctx: Ctx, id: string, body: Body<'sayAnew'>) {
  const { row, sight } = await spoken(ctx, id)
  const { id: _, base: __, ...sent } = body
  const said = Object.fromEntries(Object.entries(sent).filter(([, v]) => v !== undefined)) as Partial<Volunteer>
  await checkSaid(ctx, said, row, '')
  if (sight.bar) return ok
  return changing(ctx, id, body, async (now) => {
    if (now.state === 'ended') throw new Refusal('out-of-turn')
    return { act: 'volunteers.say', after: { ...plain(now), ...said } }
  })
}

export async function ownStep(ctx: Ctx, id: string, body: Body<'ownStep'>) {
  const { sight } = await spoken(ctx, id)
  if (sight.bar) return ok
  const today = dayOf(ctx.now)
  return changing(ctx, id, body, async (row) => ({
    act: `volunteers.own-${body.step}`,
    after: stepped(plain(row), body.step, today),
  }))
}

/** Without the guardian's consent nobody under age serves; a service that was promised is another's to see to. */
export async function agree(ctx: Ctx, id: string, body: Body<'agree'>) {
  const { sight } = await spoken(ctx, id)
  if (sight.as !== 'guardian') throw new Refusal('not-found')
  if (sight.bar) return ok
  return changing(ctx, id, body, async (row, tx) => ({
    act: body.agrees ? 'volunteers.agree' : 'volunteers.disagree',
    after: { ...plain(row), guardian: body.agrees ? await guardianOf(ctx, tx) : null },
  }))
}

/** Consent of its own, given and taken back under rights. */
const purpose = 'volunteer-categories'

/** Written over as a whole, and kept in no history: what somebody takes back is gone. */
export async function categorise(ctx: Ctx, id: string, body: Body<'categorise'>) {
  const { sight } = await spoken(ctx, id)
  if (sight.as !== 'self') throw new Refusal('not-found')
  const known = await categories.on(ctx, dayOf(ctx.now))
  const said = [...new Set(body.categories)]
  if (said.some((c) => known.get(c)?.closed !== false)) throw fault('categories', 'category-unknown')
  if (sight.bar) return ok
  const asks = said.some((c) => known.get(c)!.sensitive)
  return ctx.act(
    async (tx) => ({ row: await oneVolunteer(tx, id), may: !asks || (await agreedTo(ctx, tx, sight.person, purpose)) }),
    ({ row, may }) => {
      if (!row) throw new Refusal('not-found')
      if (!may) throw fault('categories', 'consent-needed')
      return {
        writes: [unsay(id), ...(said.length > 0 ? [say(id, said, ctx.now)] : [])],
        // That something was said, and not what.
        audit: [{ act: 'volunteers.categorise', subjectKind: 'volunteer', subject: id, detail: { edit: body.id } }],
        events: [],
        answer: ok,
      }
    },
  )
}

/** Consent was taken back: what was said under it is gone with it. */
export const consentChanged: Consumer = async (event, work, tx) => {
  const { person, purpose: of, holds } = event.payload as { person: string; purpose: string; holds: boolean }
  if (of !== purpose || holds) return
  const asked = [...(await categories.on(work, dayOf(work.now))).values()].filter((c) => c.sensitive).map((c) => c.code)
  for (const v of await ofPersons(tx, [person])) await tx.run(unsayThese(v.id, asked))
}
