/**
 * A visit is recorded: one act writes the service record, what stands beside it, and every duty it covers. The id was minted
 * on the phone; sent again it answers as it did.
 */
import { Report } from '../../../domain/requests/api.ts'
import { needUnsaid } from '../../../domain/duties/said.ts'
import type { Visit, Visited } from '../../../domain/duties/visits.ts'
import { happenedAt, recordOf } from '../../../domain/duties/visits-rules.ts'
import { fault, Refusal } from '../../../domain/kernel/errors.ts'
import { inRange, rangeOf } from '../../../domain/kernel/place-path.ts'
import { channelOpen, sayable, type Channel } from '../../../domain/records/channel.ts'
import { itemEver, catalogueOf, type CatalogueNow } from '../../catalogue/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { alreadyDone, type Deed } from '../../kernel/db/act.ts'
import type { Scope } from '../../kernel/db/scope.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { dayOf } from '../../kernel/day.ts'
import { bodyHash } from '../../kernel/hash.ts'
import { insertText } from '../../kernel/texts/store.ts'
import { organisationsOf } from '../../organisations/index.ts'
import { evidenceWrites, recordWrites, uploads } from '../../records/index.ts'
import { fileRequest, partyWhoFiles, sentByRule } from '../../requests/index.ts'
import { matched } from '../matching.ts'
import { scopeOver } from '../standing-in.ts'
import {
  answerableFor,
  homesOfPersons,
  insertNeeds,
  insertVisit,
  insertVisited,
  movedFrom,
  personsAt,
  settledBy,
  unitOfAccount,
  visitById,
} from './store.ts'

/** Items of a visit are those of the catalogue below this category: what they are is the county's. */
export const visitCategory = 'care.visit'

export const visitItems = (all: CatalogueNow) =>
  [...all.items.values()]
    .filter((i) => i.category === visitCategory || i.category.startsWith(`${visitCategory}.`))
    .sort((a, b) => (a.code < b.code ? -1 : 1))

/** Whose name the service stands under: the own unit of whoever was there, else the committee of the place. */
async function unitFor(ctx: Ctx, place: string, { visitor }: Recording): Promise<string> {
  const own = visitor ? (await ctx.read((tx) => unitOfAccount(tx, visitor, dayOf(ctx.now))))?.unit : ownUnit(ctx)
  if (own) return own
  const all = [...(await organisationsOf(ctx.house, ctx.county)).values()]
  const near = all
    .filter((o) => o.closed === null && place.startsWith(o.place) && /committee/.test(o.kind))
    .sort((a, b) => b.place.length - a.place.length)[0]
  return (near ?? all[0])?.code ?? 'county'
}

const ownUnit = (ctx: Ctx) => ctx.session?.grants.find((g) => g.unit)?.unit

/** Who provides a visit under the name of a unit does not follow from it: it may be said. */
const openFor = async (ctx: Ctx, unit: string): Promise<boolean> => {
  const party = (await organisationsOf(ctx.house, ctx.county)).get(unit)?.party
  return channelOpen({ origin: 'visit', byPersons: false, party })
}

/** What whoever goes may say of who provides it: without a unit of one's own it is the committee's. */
export async function channelsFor(ctx: Ctx): Promise<Channel[]> {
  const unit = ownUnit(ctx)
  return unit && (await openFor(ctx, unit)) ? [...sayable] : []
}

interface Loaded {
  again: Awaited<ReturnType<typeof visitById>>
  there: { id: string; place: string }[]
  moved: Awaited<ReturnType<typeof movedFrom>>
  sent: { sha256: string; media_type: string; bytes: number }[]
  answerable: Awaited<ReturnType<typeof answerableFor>>
}

const load = async (tx: Tx, v: Visit): Promise<Loaded> => {
  const [again, there, moved, sent, answerable] = await Promise.all([
    visitById(tx, v.id),
    personsAt(tx, v.persons),
    movedFrom(tx, v.persons),
    v.files.length > 0 ? tx.rows<Loaded['sent'][number]>(uploads(v.files)) : [],
    answerableFor(tx, v.persons),
  ])
  return { again, there, moved, sent, answerable }
}

/**
 * Who has moved out of sight since then was met all the same; who had moved before needs a word: it is said where they went,
 * and the same visit is taken when the worker says so.
 */
function checkPersons(v: Visit, { there, moved }: Loaded, at: Date, ranges: Scope['ranges']): void {
  const seen = new Set(there.filter((p) => ranges.some((r) => inRange(p.place, r))).map((p) => p.id))
  v.persons.forEach((person, i) => {
    if (seen.has(person)) return
    const step = moved.find((m) => m.person === person && ranges.some((r) => inRange(m.old, r)))
    if (!step) throw new Refusal('not-found')
    if (dayOf(at) > step.day && !v.elsewhere) throw fault(`persons.${i}`, 'person-moved', { day: step.day })
  })
}

interface Recording {
  /** Of a relative, who holds no grant: what they may is decided by whoever calls. */
  scope?: Scope
  /** Who was there, where somebody else writes it down from paper. */
  visitor?: string
}

/**
 * One act: the record, what stands beside it, every duty it covers; then each need as a request. Sent again it answers as it did.
 * @throws 404 beyond one's places; 409 `id-reused`; 422 at the field it concerns, `person-moved` where they had gone before [S1-16 L2]
 */
export async function recordVisit(ctx: Ctx, v: Visit, more: Recording = {}): Promise<Visited> {
  const scope = more.scope ?? (await scopeOver(ctx, v.persons, v.place))
  const ranges = scope.ranges
  if (!ranges.some((r) => inRange(v.place, r))) throw new Refusal('not-found')
  const [catalogue, unit] = await Promise.all([catalogueOf(ctx.house, ctx.county), unitFor(ctx, v.place, more)])
  v.needs.forEach((n, i) => {
    if (n.item && !catalogue.items.has(n.item)) throw fault(`needs.${i}.item`, 'no-such-item')
    // Before anything is written: what has a page of its own is not half a visit.
    if (n.item && catalogue.items.get(n.item)!.instead) throw fault(`needs.${i}.item`, 'own-page')
  })
  v.items.forEach((i, n) => {
    if (!itemEver(catalogue, i)) throw fault(`items.${n}`, 'no-such-item')
  })
  if (v.signature && !v.files.includes(v.signature)) throw fault('signature', 'file-not-sent')
  if (v.outcome === 'met' && v.items.length === 0) throw fault('items', 'required')
  const writer = ctx.session!.account
  const account = more.visitor ?? writer
  const enteredBy = more.visitor ? writer : null
  const hash = bodyHash({ kind: 'visit', body: enteredBy ? { ...v, visitor: account } : v })
  // The desk's clock says nothing about a time read from paper.
  const { at, skewed } = happenedAt(v.capturedAt, ctx.now, more.visitor ? undefined : ctx.browser.clock)
  const fallback = visitItems(catalogue)[0]?.code ?? 'visit'
  const record = recordOf(v, { account, unit, fallback, open: await openFor(ctx, unit) }, at)

  const done = await once(() =>
    ctx.act<Loaded, Done>(
      (tx) => load(tx, v),
      async (loaded, tx): Promise<Deed<Done>> => {
        const { again } = loaded
        if (again) {
          if ((again.enteredBy ?? again.account) !== writer) throw new Refusal('not-found')
          if (again.hash !== hash) throw new Refusal('id-reused')
          return alreadyDone({
            restricted: again.restricted,
            answer: { id: v.id, covered: await settledBy(tx, v.id), skewed: again.skewed },
          })
        }
        checkPersons(v, loaded, at, ranges)
        const found = await matched(tx, ctx, {
          id: v.id,
          item: record.item,
          also: record.also,
          mode: record.mode,
          outcome: record.outcome,
          endedAt: record.endedAt,
          helpers: record.helpers,
          persons: v.persons,
        })
        const hands = loaded.answerable.flatMap((a) =>
          [a.helper, a.overseer, ...(a.helpers ?? [])].flatMap((x) => x ?? []),
        )
        const onlyFor = hands.length > 0 ? [...new Set([account, writer, ...hands])] : undefined
        const author = { account: writer, now: ctx.now, newId: ctx.house.newId, onlyFor }
        const beside = { restricted: onlyFor !== undefined, seenBy: onlyFor ?? [] }
        const text = (id: string, cls: string, body: string) =>
          insertText({ id, kind: 'record', subject: v.id, class: cls, body, at: ctx.now })
        const words = v.needs.map(() => ctx.house.newId())
        return {
          writes: [
            ...recordWrites(record, author),
            insertVisit({
              ...v,
              account,
              enteredBy,
              hash,
              minutes: v.minutes ?? null,
              nextOn: v.nextOn ?? null,
              capturedAt: new Date(v.capturedAt),
              receivedAt: ctx.now,
              at,
              skewed,
              lat: v.spot?.lat ?? null,
              lng: v.spot?.lng ?? null,
              signature: v.signature ?? null,
              ...beside,
            }),
            insertVisited({ id: v.id, place: v.place, at, restricted: beside.restricted }, v.persons),
            ...evidenceWrites(v.files, loaded.sent, 'record', v.id, author),
            ...(v.mood ? [text(ctx.house.newId(), 'record.mood', v.mood)] : []),
            ...v.needs.map((n, i) => text(words[i]!, 'record.need', n.what)),
            ...(v.needs.length > 0 ? [insertNeeds(v, words, beside.restricted)] : []),
            ...found.writes,
          ],
          audit: [
            {
              act: enteredBy ? 'visits.enter' : 'visits.record',
              subjectKind: 'visit',
              subject: v.id,
              bodyHash: hash,
              detail: { outcome: v.outcome, way: v.way, persons: v.persons.length, covered: found.met.length },
            },
          ],
          events: found.events,
          answer: { restricted: beside.restricted, answer: { id: v.id, covered: found.met, skewed } },
          widen: { ranges: [rangeOf(v.place)], units: [unit] },
        }
      },
      scope,
    ),
  )
  return { ...done.answer, requests: await fileNeeds(ctx, v, done.restricted) }
}

interface Done {
  answer: Omit<Visited, 'requests'>
  /** The place may not know of whom it is. */
  restricted: boolean
}

/** Sent twice at once: the second finds the first; an id that is there and not to be seen is somebody else's. */
async function once<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const { constraint } = error as { constraint?: string }
      if (constraint !== 'visit_pkey' && constraint !== 'service_records_pkey') throw error
      if (tries > 1) throw new Refusal('not-found')
    }
  }
}

/**
 * Each need is filed as whoever visits would file it, under ids of the phone, and goes on to whoever answers for it where the
 * catalogue leaves no doubt: sent again it is there already. Of somebody of whom the place may not know a request tells neither
 * the door nor the words: it names the kind of matter and the grid, the words stay with the visit, and whoever handles it asks.
 */
async function fileNeeds(ctx: Ctx, v: Visit, restricted: boolean): Promise<Visited['requests']> {
  if (v.needs.length === 0) return []
  const homes = restricted ? [] : await ctx.read((tx) => homesOfPersons(tx, v.persons.slice(0, 1)))
  const dwelling = homes[0]?.dwelling
  const filed: Visited['requests'] = []
  for (const n of v.needs) {
    const where = { place: v.place, ...(dwelling && { dwelling }) }
    const item = n.item && { item: n.item }
    // In one language whoever sends it again: the same act has the same words.
    const what = restricted ? needUnsaid.zh : n.what
    const report = { id: n.act, channel: 'grid', what, where, doneAt: v.capturedAt, ...item }
    const sent = Report.parse({ request: n.request, report })
    const { refNo } = await fileRequest(ctx, sent, partyWhoFiles(ctx.session, v.place))
    filed.push({ request: n.request, refNo, to: await sentByRule(ctx, n.request, v.place, n.act) })
  }
  return filed
}
