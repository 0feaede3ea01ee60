/** At the desk: somebody of the register is taken in, an application decided, what stands of them changed. */
import type { volunteersApi } from '../../domain/volunteers/api.ts'
import type { GuardianConsent, Kept } from '../../domain/volunteers/schema.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { ageOn } from '../../domain/people/rules.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { insertText } from '../kernel/texts/store.ts'
import { organisationsOf } from '../organisations/index.ts'
import { personNow } from '../people/index.ts'
import { categories, rulesOn } from './definitions.ts'
import { mine } from './policy.ts'
import {
  again,
  changed,
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
import { insertEntry, lockEntry, strikeEntry } from './store/entry-store.ts'
import { lockVolunteer, plain, say, type Volunteer, type VolunteerRow } from './store/volunteer-store.ts'

type Body<K extends keyof typeof volunteersApi> = Received<(typeof volunteersApi)[K]>['body']

/** Who stands behind a guardian's consent is somebody else, of age, where they stand in the register at all. */
async function checkGuardian(tx: Tx, g: GuardianConsent | null, person: string, day: string, path: string) {
  if (g === null) return
  if (g.day > day) throw fault(`${path}guardian`, 'day-ahead')
  if (g.person === null) return
  const guardian = await personNow(tx, g.person)
  const fit = guardian && guardian.id !== person && (guardian.born === null || ageOn(guardian.born, day) >= 18)
  if (!fit) throw fault(`${path}guardian`, 'guardian-unfit')
}

/** What somebody may say to whoever writes it down: nothing that is asked for apart. */
async function checkCategories(ctx: Ctx, said: readonly string[]): Promise<void> {
  const known = await categories.on(ctx, dayOf(ctx.now))
  for (const code of said) {
    const c = known.get(code)
    if (!c || c.closed || c.sensitive) throw fault('categories', 'category-unknown')
  }
}

/** Whoever is under age needs what the rules want before anybody says yes. */
function checkConsent(v: Pick<Volunteer, 'guardian'>, born: string | null, guardianBelow: number, day: string): void {
  if (born !== null && ageOn(born, day) < guardianBelow && v.guardian === null) throw fault('guardian', 'no-guardian')
}

export async function enter(ctx: Ctx, body: Body<'enter'>) {
  const today = dayOf(ctx.now)
  const rules = await rulesOn(ctx, today)
  await Promise.all([checkSaid(ctx, body, {}, ''), checkCategories(ctx, body.categories)])
  const { categories: said, agreed: _, ...rest } = body
  const decide = async ({ person, before }: Awaited<ReturnType<typeof loadPerson>>, tx: Tx) => {
    const { id, place, born } = there(mine(ctx, person, 'volunteers.keep'), before)
    checkAge(born, rules, today)
    await checkGuardian(tx, body.guardian, id, today, '')
    const volunteer: Volunteer = {
      ...rest,
      ...firstOf(before, { id: body.id, person: id, place }),
      state: 'active',
      since: today,
      appliedOn: today,
      joinedOn: before?.joinedOn ?? today,
    }
    checkConsent(volunteer, born, rules.age.guardianBelow, today)
    await checkKept(tx, volunteer, today, '')
    const writes = said.length > 0 && !before ? [say(volunteer.id, said, ctx.now)] : []
    return taken({ volunteer, act: 'volunteers.enter', writes }, before)
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

const defined = <T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, v]) => v !== undefined)) as never

export const editVolunteer = (ctx: Ctx, id: string, body: Body<'edit'>) =>
  changing(ctx, id, body, async (row, tx) => {
    mine(ctx, row, 'volunteers.keep')
    const before = plain(row)
    const change = defined(body.change)
    const after: Volunteer = { ...before, ...change }
    const today = dayOf(ctx.now)
    await Promise.all([
      checkSaid(ctx, change, before, 'change.'),
      checkKept(tx, after, today, 'change.'),
      checkGuardian(tx, change.guardian ?? null, row.now, today, 'change.'),
    ])
    const kept = (['nationalNo', 'insuredTo', 'vettedTo', 'lead'] satisfies (keyof Kept)[]).filter((k) => k in change)
    return { act: 'volunteers.edit', why: body.why, detail: { kept: kept.join(' ') }, after }
  })

export async function step(ctx: Ctx, id: string, body: Body<'step'>) {
  const today = dayOf(ctx.now)
  const rules = await rulesOn(ctx, today)
  return changing(ctx, id, body, async (row) => {
    mine(ctx, row, 'volunteers.keep')
    const after = stepped(plain(row), body.step, today)
    if (after.state === 'active') {
      checkAge(row.born, rules, today)
      checkConsent(row, row.born, rules.age.guardianBelow, today)
    }
    return { act: `volunteers.${body.step}`, why: body.why, after }
  })
}

/** A course that the rules know is written with how long it took. */
async function checkEntry(ctx: Ctx, body: Body<'addEntry'>): Promise<void> {
  const today = dayOf(ctx.now)
  if (body.day > today) throw fault('day', 'day-ahead')
  const training = body.kind === 'training'
  if (!training && (body.course !== null || body.minutes !== null)) throw fault('kind', 'only-of-training')
  const { courses } = await rulesOn(ctx, today)
  if (body.course !== null && !courses.some((c) => c.code === body.course)) throw fault('course', 'course-unknown')
  const units = body.unit === null ? undefined : await organisationsOf(ctx.house, ctx.county)
  if (units && !units.has(body.unit!)) throw fault('unit', 'organisation-unknown')
}

export async function addEntry(ctx: Ctx, id: string, body: Body<'addEntry'>) {
  await checkEntry(ctx, body)
  return edit(
    ctx,
    { ...body, volunteer: id },
    (tx) => lockVolunteer(tx, id),
    (found: VolunteerRow | undefined) => {
      const row = mine(ctx, found, 'volunteers.keep')
      const text = ctx.house.newId()
      const { words, ...entry } = body
      return {
        act: 'volunteers.add-entry',
        kind: 'volunteer-entry',
        subject: body.id,
        version: 1,
        before: null,
        after: { volunteer: id, ...entry },
        detail: { kind: body.kind, volunteer: id },
        writes: [
          insertText({ id: text, kind: 'volunteer', subject: id, class: 'volunteer.entry', body: words, at: ctx.now }),
          insertEntry(row, body, text, ctx.session?.account ?? null, ctx.now),
        ],
        events: [changed(body.id, 1, row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}

export const strike = (ctx: Ctx, id: string, body: Body<'strikeEntry'>) =>
  edit(
    ctx,
    { ...body, entry: id },
    (tx) => lockEntry(tx, id),
    (found) => {
      const row = mine(ctx, found, 'volunteers.keep')
      if (row.struck) throw new Refusal('out-of-turn')
      return {
        act: 'volunteers.strike-entry',
        kind: 'volunteer-entry',
        subject: id,
        version: 2,
        before: { struck: false },
        after: { struck: true },
        why: body.why,
        detail: { kind: row.kind, volunteer: row.volunteer },
        writes: [strikeEntry(id, ctx.now)],
        events: [changed(id, 2, row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
