/** What somebody wants at their door: their own wish, and what is minded. */
import type { visitsApi } from '../../../domain/duties/visits-api.ts'
import type { Wish } from '../../../domain/duties/schema.ts'
import type { Received } from '../../../domain/kernel/api.ts'
import { wishConflicts, type DoorWish } from '../../../domain/duties/visits-rules.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { inRange } from '../../../domain/kernel/place-path.ts'
import { stableId } from '../../../domain/kernel/stable-id.ts'
import type { Ctx } from '../../kernel/context.ts'
import { canonical } from '../../kernel/hash.ts'
import { edit, ok } from '../../kernel/edit.ts'
import { change } from '../enrolments.ts'
import { asAbsent } from '../standing-in.ts'
import { ofPerson } from '../store/enrolment-store.ts'
import { mannersOf, personsAt, putManner, twoByHome, type MannerRow } from './store.ts'

type Body<K extends keyof typeof visitsApi> = Received<(typeof visitsApi)[K]>['body']

/**
 * Goes into every plan the person is under. Sent again, what is already as they want it is left as it is.
 * @throws 404 for somebody who is under no plan in sight
 */
export async function setWish(own: Ctx, person: string, { id, base, ...said }: Body<'wish'>): Promise<{ ok: true }> {
  const ctx = await asAbsent(
    own,
    async (tx) => (await ofPerson(tx, person)).find((e) => e.to === null),
    (e) => own.scope.ranges.some((r) => inRange(e.place, r)),
    () => [person],
  )
  const open = (await ctx.read((tx) => ofPerson(tx, person))).filter((e) => e.to === null)
  if (open.length === 0) throw new Refusal('not-found')
  const more = Object.fromEntries(Object.entries(said).filter(([, v]) => v !== undefined)) as Partial<Wish>
  if (base && open.some((e) => wishConflicts(base as DoorWish, e.wish, more).length > 0))
    throw new Refusal('conflict', { reason: 'version' })
  for (const e of open) {
    const wish = { ...e.wish, ...more }
    if (canonical(wish) === canonical(e.wish)) continue
    await change(ctx, e.id, { id: stableId('wish', id, e.id), base: e.version, change: { wish } })
  }
  return ok
}

/** @throws 404 for somebody out of sight */
export async function mannerOf(ctx: Ctx, person: string) {
  const [[there], [manner], homes] = await ctx.read((tx) =>
    Promise.all([personsAt(tx, [person]), mannersOf(tx, [person]), twoByHome(tx, [person])]),
  )
  if (!there || !ctx.scope.ranges.some((r) => inRange(there.place, r))) throw new Refusal('not-found')
  return {
    two: manner?.two ?? false,
    twoByHome: homes.some((h) => h.by !== person),
    withheldSince: manner?.withheldAt?.toISOString() ?? null,
  }
}

/** Two go together; notes written so far stay with who wrote them [C10]. */
export const setManner = (ctx: Ctx, person: string, body: Body<'care'>) =>
  edit(
    ctx,
    { ...body, person },
    async (tx) => {
      const [[there], [manner]] = await Promise.all([personsAt(tx, [person]), mannersOf(tx, [person])])
      return { there, manner }
    },
    ({ there, manner }) => {
      if (!there || !ctx.scope.ranges.some((r) => inRange(there.place, r))) throw new Refusal('not-found')
      const before: MannerRow = manner ?? { person, place: there.place, two: false, withheldAt: null, version: 0 }
      const after: MannerRow = {
        ...before,
        two: body.two ?? before.two,
        withheldAt: body.withhold === undefined ? before.withheldAt : body.withhold ? ctx.now : null,
        version: before.version + 1,
      }
      const said = (m: MannerRow) => ({ two: m.two, withheldAt: m.withheldAt?.toISOString() ?? null })
      return {
        act: 'visits.manner',
        kind: 'visit-manner',
        subject: person,
        version: after.version,
        before: said(before),
        after: said(after),
        writes: [putManner(after)],
        answer: ok,
      }
    },
    () => ok,
  )
