/**
 * Somebody reports that a minor may be harmed. It is taken from anybody, in whatever state it is, sealed at once and told to
 * the offices of the county in the same transaction. Who is signed in is not kept: the act has no account. Nobody deletes it:
 * there is no route, and the database gives no role the right.
 */
import { randomInt } from 'node:crypto'
import {
  firstDeliveries,
  harmFaults,
  HarmSettings,
  harmSettingName,
  HarmSigns,
  harmSignsName,
  nextDelivery,
  owners,
  usualReceivers,
  type Delivery,
  type HarmReport,
} from '../../domain/children/harm.ts'
import type { Reached } from '../../domain/children/harm-api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { refNo } from '../../domain/kernel/refno.ts'
import { isOpenOrg } from '../../domain/organisations/rules.ts'
import { raced } from '../kernel/db/race.ts'
import { perCounty } from '../kernel/cached.ts'
import type { County, CountySetting, Ctx, House, Job } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { canonical } from '../kernel/hash.ts'
import { act, read, sealed, type Asking } from '../kernel/restricted/inside.ts'
import { ownersByClass } from '../kernel/restricted/offers.ts'
import { readSetting } from '../kernel/settings/index.ts'
import { blindIndex } from '../kernel/vault.ts'
import { organisationsOf } from '../organisations/index.ts'
import {
  dueDeliveries,
  insertDeliveries,
  insertReceipt,
  insertReport,
  insertReporter,
  reachedBy,
  receiptBy,
  receiptOf,
  unitsHeld,
  type ReachedRow,
} from './harm-store.ts'
import { ownersName } from './words.ts'

/** The class of the restricted room these lie in. */
export const harmClass = 'minor-in-danger'
export const receiverRole = 'child-protector'

const chosen = perCounty(async (tx) => ({
  receivers: await readSetting(tx, harmSettingName, HarmSettings, usualReceivers),
  signs: await readSetting(tx, harmSignsName, HarmSigns, []),
}))

const unitsIn = ({ receivers }: HarmSettings) => [...new Set(receivers.flatMap((r) => [r.unit, ...r.next]))]

export const receiversSetting: CountySetting = {
  name: harmSettingName,
  shape: HarmSettings,
  usual: usualReceivers,
  changed: chosen.forget,
  faults: async ({ house, county }, value: HarmSettings) => {
    const all = await organisationsOf(house, county)
    const today = dayOf(house.now())
    const there = (unit: string) => {
      const org = all.get(unit)
      return org !== undefined && isOpenOrg(org, today)
    }
    return value.receivers.flatMap((r, i) => [
      ...(there(r.unit) ? [] : [{ path: `receivers.${i}.unit`, code: 'no-such-unit' }]),
      ...(r.next.every(there) ? [] : [{ path: `receivers.${i}.next`, code: 'no-such-unit' }]),
    ])
  },
  names: async ({ house, county }, value: HarmSettings) => {
    const all = await organisationsOf(house, county)
    return Object.fromEntries(unitsIn(value).flatMap((u) => (all.has(u) ? [[u, all.get(u)!.name]] : [])))
  },
}

/** By itself, whoever may be signed in. */
export const nobody = ({ house, county, now }: Pick<Asking, 'house' | 'county' | 'now'>): Asking => ({
  house,
  county,
  now,
  session: undefined,
})

export async function officeNamer(at: { house: House; county: County; locale: 'zh' | 'en' }) {
  const all = await organisationsOf(at.house, at.county)
  return (unit: string) => (unit === owners ? ownersName[at.locale] : (all.get(unit)?.name ?? unit))
}

const shown = (name: (unit: string) => string, rows: readonly ReachedRow[]): Reached[] =>
  rows.map((r) => ({
    office: name(r.unit),
    toldAt: r.told_at.toISOString(),
    confirmedAt: r.confirmed_at?.toISOString() ?? null,
  }))

export const reachedOf = async (ctx: Ctx, asking: Asking, report: string): Promise<Reached[]> =>
  shown(await officeNamer(ctx), await read(asking, (tx) => reachedBy(tx, report)))

export async function harmSigns(ctx: Ctx) {
  const { receivers, signs } = await chosen.of(ctx.house, ctx.county)
  const name = await officeNamer(ctx)
  return { signs, offices: receivers.receivers.map((r) => name(r.unit)) }
}

/** Codes and times for whoever is to look; no word of what it is about. */
const waits = (ctx: Asking, to: readonly Delivery[], answering: readonly string[]) => ({
  name: 'children.waits',
  version: 1,
  subject: ctx.house.newId(),
  seq: 1,
  payload: {
    units: [...new Set(to.map((d) => d.unit).filter((u) => u !== owners))],
    accounts: to.some((d) => d.unit === owners) ? [...answering] : [],
  },
})

async function toldNow(ctx: Ctx): Promise<Delivery[]> {
  const { receivers } = await chosen.of(ctx.house, ctx.county)
  const held = await ctx.read((tx) => unitsHeld(tx, unitsIn(receivers), receiverRole, dayOf(ctx.now)))
  return firstDeliveries(receivers, new Set(held.map((h) => h.unit)), ctx.now)
}

/** Who reports, and in what part: kept apart from what they say. */
export type Who = HarmReport['reporter'] & Pick<HarmReport, 'by'>
const hasWord = (w: Who) => Boolean(w.name || w.phone || w.by)

export async function reportHarm(ctx: Ctx, sent: HarmReport) {
  const faults = harmFaults(sent)
  if (faults.length > 0) throw new Refusal('validation', { faults })
  const to = await toldNow(ctx)
  return raced(() => taken(ctx, sent, to), drawn)
}

/** A number drawn twice, or the same sent twice at once, is tried again. */
export const drawn = 4

async function taken(ctx: Ctx, sent: HarmReport, to: Delivery[]) {
  const asking = nobody(ctx)
  const { id, secret, reporter, by, ...said } = sent
  const who: Who = { ...reporter, by }
  const answering = (await ownersByClass(asking)).get(harmClass) ?? []
  const hash = blindIndex(ctx.house.keys, ctx.county.code, 'harm-report', canonical(sent)).toString('hex')
  const number = await act(
    asking,
    (tx) => receiptOf(tx, id),
    (there) => {
      if (there && there.hash !== hash) throw new Refusal('id-reused')
      if (there) return { writes: [], log: [], answer: there.ref_no }
      const ref = refNo(randomInt(100_000_000))
      return {
        writes: [
          insertReport({
            id,
            body: sealed(asking, 'harm_report', 'body', id, said),
            secret,
            received_at: ctx.now,
          }),
          ...(hasWord(who) ? [insertReporter(id, sealed(asking, 'harm_reporter', 'body', id, who))] : []),
          insertReceipt({ report: id, ref_no: ref, hash, received_at: ctx.now }),
          insertDeliveries(id, to),
        ],
        log: [],
        // That something was received, and by what hash it is proven: neither what nor by whom.
        audit: [{ act: 'restricted.receive', subjectKind: 'restricted', subject: ctx.house.newId(), bodyHash: hash }],
        events: [waits(asking, to, answering)],
        answer: ref,
      }
    },
  )
  return { refNo: number, reached: await reachedOf(ctx, asking, id) }
}

export async function harmReceipt(ctx: Ctx, number: string) {
  const asking = nobody(ctx)
  const found = await read(asking, (tx) => receiptBy(tx, number))
  if (!found) throw new Refusal('not-found')
  return { receivedAt: found.received_at.toISOString(), reached: await reachedOf(ctx, asking, found.report) }
}

/** Nobody of an office confirmed in its minutes: the next is told. */
export async function climb(work: Pick<Asking, 'house' | 'county' | 'now'>): Promise<number> {
  const asking = nobody(work)
  const answering = (await ownersByClass(asking)).get(harmClass) ?? []
  return act(
    asking,
    (tx: Tx) => dueDeliveries(tx, work.now),
    (due) => {
      const next = due.map((d) => ({ report: d.report, to: nextDelivery(d, work.now) }))
      return {
        writes: next.map((n) => insertDeliveries(n.report, [n.to])),
        log: [],
        events: next.map((n) => waits(asking, [n.to], answering)),
        answer: next.length,
      }
    },
  )
}

export const ladder: Job = {
  name: 'children.ladder',
  every: '* * * * *',
  run: async (work) => void (await climb(work)),
}
