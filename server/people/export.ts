/**
 * Lists of people taken out: the very list of the screen, by the same questions in the same scope, page after page. Each page
 * is a read of its own, so that a slow reader holds no transaction (docs/decisions/0012). Masked, unless whoever takes it
 * may reveal, and asks to.
 */
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import type { Permission } from '../../domain/kernel/permission.ts'
import { lineage } from '../../domain/kernel/place-path.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { maskBorn } from '../../domain/people/mask.ts'
import { outCell, type OutColumn, type OutPerson, type OutWords } from '../../domain/people/out.ts'
import type { MaskedPerson } from '../../domain/people/schema.ts'
import { perCounty } from '../kernel/cached.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { narrowedTo, reach } from '../kernel/out/reach.ts'
import { takeOut } from '../kernel/out/take-out.ts'
import { caresNow } from './cares.ts'
import { list, search } from './find.ts'
import { within } from './policy.ts'
import { profilesOf } from './profiles.ts'
import { openIdNumber, openName, openPhone } from './sealed.ts'
import { namesOfPlaces, sealedByIds, type SealedRow } from './store/out-store.ts'
import { addedColumns } from './out-extras.ts'
import { outWords } from './out-words.ts'

type Body = Received<typeof peopleApi.exportPeople>['body']

/** Rows of a page: one statement of some hundred milliseconds, one act. */
const size = 2_500

export const listProfiles = async (ctx: Ctx) => ({ items: await profilesOf(ctx) })

export async function exportPeople(ctx: Ctx, body: Body): Promise<undefined> {
  const { id, format, why, to, place, q, category, ageFrom, ageTo, clear } = body
  const needed: Permission[] = ['people.export', q === undefined ? 'people.read' : 'people.search']
  if (clear) needed.push('people.reveal')
  const ranges = within(reach(ctx, needed), place)
  if (clear && ranges.length === 0 && within(reach(ctx, needed.slice(0, 2)), place).length > 0)
    throw new Refusal('not-permitted')
  if (ranges.length === 0) throw new Refusal('not-found')
  const own = narrowedTo(ctx, ranges)
  // Another system has its own columns.
  if (body.profile !== null && body.extras.length > 0) throw fault('extras', 'columns-of-profile')
  const [columns, words, added] = await Promise.all([
    columnsOf(own, body),
    wordsOf(own),
    addedColumns(own, [...new Set(body.extras)], clear),
  ])
  const narrowed = {
    category: category ?? null,
    ageFrom: ageFrom ?? null,
    ageTo: ageTo ?? null,
    search: q ? 1 : 0,
    extras: body.extras.join(' ') || null,
  }
  const ages = { ...(ageFrom !== undefined && { ageFrom }), ...(ageTo !== undefined && { ageTo }) }
  const asked = { place, category, ...ages, size }
  const page = async (after: string | undefined): Promise<{ items: MaskedPerson[]; next?: string }> =>
    q === undefined ? list(own, { ...asked, after }) : search(own, { ...asked, q, after })
  const deep = clear || columns.some((c) => c.field === 'id-number' || c.field === 'born')
  return takeOut(own, {
    asked: { id, format, why, to },
    act: 'people.export',
    kind: 'people',
    place,
    profile: body.profile,
    clear,
    narrowed,
    title: outWords[ctx.locale].title,
    head: [...columns.map((c) => c.head), ...added.heads],
    page: async (after) => {
      const { items, next } = await page(after)
      const [rows, extras] = await Promise.all([opened(own, items, { deep, clear }), added.of(items.map((p) => p.id))])
      return { items: rows.map((p) => ({ ...p, extras: extras(p.id) })), next }
    },
    cells: (p) => [...columns.map((c) => outCell(c, p, words)), ...p.extras],
    subject: (p) => p.id,
  })
}

/** The columns of the screen, or those of a profile. */
async function columnsOf(ctx: Ctx, { profile, clear }: Body): Promise<readonly OutColumn[]> {
  const w = outWords[ctx.locale]
  if (profile === null)
    return [
      { head: w.name, field: 'name' },
      { head: w.sex, field: 'sex' },
      { head: w.age, field: 'age' },
      ...(clear ? [{ head: w.idNumber, field: 'id-number' as const }] : []),
      { head: w.phone, field: 'phone' },
      { head: w.address, field: 'address' },
      { head: w.place, field: 'grid' },
      { head: w.categories, field: 'categories' },
    ]
  const found = (await profilesOf(ctx)).find((p) => p.code === profile)
  if (!found) throw fault('profile', 'profile-unknown')
  return found.columns
}

export const placeNames = perCounty(async (tx) => new Map((await namesOfPlaces(tx)).map((p) => [p.path, p])), 60_000)

/** The uppermost of a level is meant: a sub-district office below a town is the town's. */
const levels: Record<string, 'town' | 'community'> = {
  town: 'town',
  forestry: 'town',
  'sub-district': 'town',
  community: 'community',
  village: 'community',
}

async function wordsOf(ctx: Ctx): Promise<OutWords> {
  const w = outWords[ctx.locale]
  const [names, cares] = await Promise.all([placeNames.of(ctx.house, ctx.county), caresNow(ctx, dayOf(ctx.now))])
  return {
    sex: (sex) => w.sexes[sex],
    category: (code) => cares.get(code)?.name[ctx.locale] ?? code,
    at: (path, level) => {
      if (level === 'grid') return names.get(path)?.name ?? null
      const found = [...lineage(path)].sort().find((p) => levels[names.get(p)?.kind ?? ''] === level)
      return (found && names.get(found)?.name) ?? null
    },
    join: w.join,
  }
}

type Out = OutPerson & { id: string }

const plain = (p: MaskedPerson): Out => ({ ...p, born: null, idNumber: null })

/** Masked values from where they lie masked; in clear only for whoever may reveal. */
async function opened(
  ctx: Ctx,
  items: readonly MaskedPerson[],
  { deep, clear }: { deep: boolean; clear: boolean },
): Promise<Out[]> {
  if (!deep || items.length === 0) return items.map(plain)
  const ids = items.map((p) => p.id)
  const rows = await ctx.read((tx) => sealedByIds(tx, dayOf(ctx.now), ids))
  const known = new Map(rows.map((r) => [r.id, r]))
  return items.map((p) => {
    const row = known.get(p.id)
    if (!row) return plain(p)
    return clear
      ? { ...p, ...inClear(ctx, row) }
      : { ...p, born: row.born && maskBorn(row.born), idNumber: row.id_number_masked }
  })
}

const inClear = (ctx: Ctx, row: SealedRow) => ({
  name: openName(ctx, row),
  born: row.born,
  idNumber: row.id_number === null ? null : openIdNumber(ctx, { id: row.id, id_number: row.id_number }),
  phone: row.sealed === null ? null : openPhone(ctx, { person: row.id, no: row.no!, sealed: row.sealed }),
  address: row.address,
})
