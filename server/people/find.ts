/** Finding people: by the words of a search, or without any as a list; masked, page by page, in one's own area. */
import { createHash } from 'node:crypto'
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import type { Range } from '../../domain/kernel/place-path.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { addressQuery, birthYears, bornBetween, readSought, type Ages, type Sought } from '../../domain/people/find.ts'
import { nameQuery } from '../../domain/people/keys.ts'
import type { FoundBy, FoundPerson } from '../../domain/people/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, cursorOf, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { look } from './looks.ts'
import { within } from './policy.ts'
import { findKeys, idNumberKey, phoneKey } from './sealed.ts'
import { byBlocks, byKeys, byYears, type BlockHit, type Hit, type KeyHit, type Narrowing } from './store/find-store.ts'
import {
  idsByIdNumber,
  idsByPhone,
  peopleByIds,
  peopleIn,
  peopleOfCategory,
  type PlaceKey,
} from './store/person-store.ts'
import { maskedOf } from './views.ts'

type Query = Received<typeof peopleApi.list>['query']
type Body = Received<typeof peopleApi.search>['body']

const agesOf = ({ ageFrom, ageTo }: { ageFrom?: number | undefined; ageTo?: number | undefined }): Ages | undefined =>
  ageFrom === undefined && ageTo === undefined ? undefined : { from: ageFrom, to: ageTo }

const narrowing = (asked: Pick<Body, 'category' | 'ageFrom' | 'ageTo'>, day: string): Narrowing => {
  const ages = agesOf(asked)
  return { day, category: asked.category, born: ages && bornBetween(ages, day) }
}

/** Who lives in a place, in the order of its grids; nobody who died or left. */
export async function list(ctx: Ctx, query: Query) {
  const day = dayOf(ctx.now)
  const ranges = within(ctx.scope.ranges, query.place)
  if (ranges.length === 0) throw new Refusal('not-found')
  const after = afterCursor<PlaceKey>(query.after, [ranges[0]!.lo, nilId])
  const size = query.size + 1
  const ages = agesOf(query)
  const rows = await ctx.read(async (tx) => {
    if (ages) {
      const found = byYears(birthYears(ages, day), ranges, narrowing(query, day), after, size)
      return peopleByIds(
        tx,
        day,
        (await tx.rows<Hit>(found)).map((r) => r.person),
      )
    }
    return query.category
      ? peopleOfCategory(tx, day, query.category, ranges, { after, size })
      : peopleIn(tx, day, ranges, { after, size })
  })
  return paged(
    rows,
    query.size,
    (r) => maskedOf(r, day),
    (r) => [r.place, r.id],
  )
}

/** What a search goes through, one after the other until the page is full. */
const stages = ['name', 'address', 'near'] as const

/** Where a page ended: stage, key, block, hit. */
type FindKey = [stage: number, no: number, at: string, block: string, place: string, person: string]
const begin: FindKey = [0, 1, '', nilId, '', nilId]

interface Found {
  person: string
  by: FoundBy
  key: FindKey
}

interface Asked {
  ctx: Ctx
  ranges: Range[]
  narrow: Narrowing
  name: string | null
  address: string | null
  either: boolean
}

/** The hash of a word of an address; as `person_home_key` in the database makes it. */
const homeKey = (word: string) => createHash('md5').update(word).digest().readBigInt64BE().toString()

async function byName(tx: Tx, a: Asked, stage: 'name' | 'near', after: FindKey, size: number): Promise<Found[]> {
  const q = nameQuery(a.name ?? '')
  if (q.exact.length === 0) return []
  // Whoever was found by the name itself is not found again as somebody of a like name.
  const pieces = stage === 'name' ? q.exact : [...q.exact, ...q.near]
  const no = stage === 'name' ? after[1] : Math.max(after[1], q.exact.length + 1)
  const at: PlaceKey = no === after[1] ? [after[4], after[5]] : ['', nilId]
  if (no > pieces.length) return []
  const narrow = a.address !== null && !a.either ? { ...a.narrow, pieces: addressQuery(a.address)?.pieces } : a.narrow
  const rows = await tx.rows<KeyHit>(byKeys(findKeys(a.ctx, pieces), a.ranges, narrow, { no, at }, size))
  return rows.map((r) => ({
    person: r.person,
    by: stage,
    key: [stages.indexOf(stage), r.no, '', nilId, r.place, r.person],
  }))
}

async function byAddress(tx: Tx, a: Asked, after: FindKey, size: number): Promise<Found[]> {
  const q = a.address !== null && (a.either || a.name === null) ? addressQuery(a.address) : undefined
  if (!q) return []
  const narrow = q.whole ? a.narrow : { ...a.narrow, pieces: q.pieces }
  const [, no, at, block, place, person] = after
  if ('words' in q.from) {
    const keys = q.from.words.map(homeKey)
    const rows = await tx.rows<KeyHit>(byKeys(keys, a.ranges, narrow, { no, at: [place, person] }, size))
    return rows.map((r) => ({ person: r.person, by: 'address', key: [1, r.no, '', nilId, r.place, r.person] }))
  }
  const found = byBlocks(q.from.blocks, a.ranges, narrow, { at: [at, block], hit: [place, person] }, size)
  return (await tx.rows<BlockHit>(found)).map((r) => ({
    person: r.person,
    by: 'address',
    key: [1, 1, r.at, r.block, r.place, r.person],
  }))
}

/** Like names come last; where people live at an address of that word, it is the address that was meant. */
async function goThrough(tx: Tx, asked: Asked, after: FindKey, size: number): Promise<Found[]> {
  const found: Found[] = []
  for (const [i, stage] of stages.entries()) {
    if (i < after[0]) continue
    const at = i === after[0] ? after : begin
    const wanted = size - found.length
    const rows = await (stage === 'address' ? byAddress(tx, asked, at, wanted) : byName(tx, asked, stage, at, wanted))
    found.push(...rows)
    if (found.length >= size || (stage === 'address' && (rows.length > 0 || i === after[0]))) break
  }
  return found
}

const words = (sought: Sought | undefined) => (sought?.by === 'words' ? sought : undefined)

/** A search by number is a look at whom it found; words are answered masked, like a list. */
export function search(ctx: Ctx, body: Body) {
  const day = dayOf(ctx.now)
  const ranges = within(ctx.scope.ranges, body.place)
  const sought = readSought(body.q)
  if (sought && sought.by !== 'words') return byNumber(ctx, body, sought, ranges)
  const { name = null, address = null, either = false } = words(sought) ?? {}
  const after = afterCursor<FindKey>(body.after, begin)
  const asked: Asked = { ctx, ranges, narrow: narrowing(body, day), name, address, either }
  return ctx.read(async (tx) => {
    if (ranges.length === 0) return { items: [] }
    const found = await goThrough(tx, asked, after, body.size + 1)
    const shown = found.slice(0, body.size)
    const last = shown.at(-1)
    const items = await shownOf(tx, day, shown)
    return { items, ...(found.length > body.size && last && { next: cursorOf(...last.key) }) }
  })
}

/** In the order in which they were found. */
async function shownOf(tx: Tx, day: string, found: readonly Pick<Found, 'person' | 'by'>[]): Promise<FoundPerson[]> {
  if (found.length === 0) return []
  const rows = await peopleByIds(
    tx,
    day,
    found.map((f) => f.person),
  )
  const byId = new Map(rows.map((r) => [r.id, r]))
  return found.flatMap(({ person, by }) => {
    const row = byId.get(person)
    return row ? [{ ...maskedOf(row, day), by }] : []
  })
}

const mostOfNumber = 20

type SoughtNumber = Exclude<Sought, { by: 'words' }>

function byNumber(ctx: Ctx, body: Body, sought: SoughtNumber, ranges: Range[]) {
  const day = dayOf(ctx.now)
  const fits = (p: FoundPerson) =>
    (!body.category || p.categories.includes(body.category)) &&
    (agesOf(body) === undefined ||
      (p.age !== null && p.age >= (body.ageFrom ?? 0) && p.age <= (body.ageTo ?? Infinity)))
  return ctx.act(
    async (tx) => {
      const ids =
        sought.by === 'phone'
          ? await idsByPhone(tx, [phoneKey(ctx, sought.phone)], ranges, mostOfNumber)
          : await idsByIdNumber(tx, idNumberKey(ctx, sought.number), ranges)
      return shownOf(
        tx,
        day,
        ids.map((r) => ({ person: r.person, by: sought.by })),
      )
    },
    (all) => {
      const items = all.filter(fits)
      const subjects = items.length > 0 ? items.map((p) => p.id) : ['nobody']
      return {
        writes: [],
        audit: subjects.map((s) => look('people.search', s, { by: sought.by })),
        events: [],
        answer: { items },
      }
    },
  )
}
