/** What an act names must be there: items, units, desks, places, colleagues, counties. Asked after the rules have said yes. */
import { categoryLineage } from '../../domain/catalogue/lists.ts'
import { Refusal, type FieldFault } from '../../domain/kernel/errors.ts'
import { contains } from '../../domain/kernel/place-path.ts'
import { isOpenOrg } from '../../domain/organisations/rules.ts'
import type { Organisation } from '../../domain/organisations/schema.ts'
import type { ActBody, ActKind } from '../../domain/requests/acts.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { organisationsOf } from '../organisations/index.ts'
import { dispatchFaults } from './dispatch.ts'
import { membersOf } from './names-store.ts'
import { namesFor, type Names } from './names.ts'
import type { Doing } from './doing.ts'
import type { RequestRow } from './store.ts'

interface At {
  ctx: Ctx
  d: Doing
  s: RequestState
  tx: Tx
  names: Names
  orgs: ReadonlyMap<string, Organisation>
}

type Check<K extends ActKind> = (body: ActBody<K>, at: At) => FieldFault[] | Promise<FieldFault[]>

const unless = (holds: boolean, path: string, code: string): FieldFault[] => (holds ? [] : [{ path, code }])

const isPlace = (names: Names, place: string) => names.place(place).name !== place

const openOrg = ({ orgs, ctx }: At, code: string): Organisation | undefined => {
  const org = orgs.get(code)
  return org && isOpenOrg(org, dayOf(ctx.now)) ? org : undefined
}

const subject: Check<'accept'> & Check<'reclassify'> = (
  body: { item?: string; category?: string; where?: { place: string } },
  { d, names },
) => [
  ...unless(!body.item || d.book.catalogue.items.has(body.item), 'item', 'no-such-item'),
  ...unless(!body.item || !d.book.catalogue.items.get(body.item)?.instead, 'item', 'own-page'),
  ...unless(
    !body.category || categoryLineage(d.book.catalogue.categories, body.category).length > 0,
    'category',
    'no-such-category',
  ),
  ...unless(!body.where || isPlace(names, body.where.place), 'where.place', 'no-such-place'),
]

/** A desk is a public body that answers for the place the matter is to stand in. */
function deskFaults(at: At, desk: string, place: string): FieldFault[] {
  const org = openOrg(at, desk)
  if (!org?.government) return [{ path: 'desk', code: 'no-such-desk' }]
  return unless(contains(org.place, place), 'desk', 'other-area')
}

/** Another county takes it only where it is one, and only at a place of its own. */
const referOut: Check<'refer-out'> = async (body, { ctx }) => {
  if (body.county === ctx.county.code) return [{ path: 'county', code: 'same-county' }]
  const target = (await ctx.house.counties()).find((c) => c.code === body.county)
  if (!target) return [{ path: 'county', code: 'no-such-county' }]
  if (!body.place) return []
  return unless(
    isPlace(await namesFor({ house: ctx.house, county: target, locale: ctx.locale }), body.place),
    'place',
    'no-such-place',
  )
}

const assign: Check<'assign'> = async (body, { ctx, s, tx }) => {
  const unit = s.orders.find((o) => o.id === body.order)?.unit
  if (!unit) return []
  const found = new Set(
    (await tx.rows<{ account: string }>(membersOf(unit, body.to, dayOf(ctx.now)))).map((r) => r.account),
  )
  return body.to.flatMap((id, i) => unless(found.has(id), `to.${i}`, 'not-in-the-unit'))
}

const CHECKS: { [K in ActKind]?: Check<K> } = {
  accept: subject,
  reclassify: subject,
  'ask-to-verify': (body, at) => unless(openOrg(at, body.unit) !== undefined, 'unit', 'no-such-unit'),
  raise: (body, at) => deskFaults(at, body.desk, at.s.place),
  refer: (body, at) =>
    isPlace(at.names, body.place) ? deskFaults(at, body.desk, body.place) : [{ path: 'place', code: 'no-such-place' }],
  'refer-out': referOut,
  offer: (body, at) =>
    body.squads.flatMap((code, i) => {
      const org = openOrg(at, code)
      return org
        ? unless(org.party === body.party, `squads.${i}`, 'other-party')
        : [{ path: `squads.${i}`, code: 'no-such-unit' }]
    }),
  assign,
}

/** @throws Refusal `validation`, field by field; for a unit that a list bars, with the line of the list */
export async function mustBeThere(ctx: Ctx, d: Doing, row: RequestRow, tx: Tx): Promise<void> {
  await dispatchFaults(ctx, d, row)
  const check = CHECKS[d.kind]
  if (!check) return
  const [names, orgs] = await Promise.all([namesFor(ctx), organisationsOf(ctx.house, ctx.county)])
  const faults = await check(d.body as never, { ctx, d, s: row.state as RequestState, tx, names, orgs })
  if (faults.length > 0) throw new Refusal('validation', { faults })
}
