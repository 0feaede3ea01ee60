/** Indicators come with packs and are made by people; every change is a new version of the formula, counted anew. */
import { indicatorLines } from '../../domain/indicators/pack.ts'
import { tellsRatings } from '../../domain/indicators/rules.ts'
import type { Definition, DefinitionView } from '../../domain/indicators/schema.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import { nilId } from '../../domain/kernel/id.ts'
import type { Consumer, Ctx } from '../kernel/context.ts'
import { keepVersion } from '../kernel/db/history.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { bodyHash, canonical } from '../kernel/hash.ts'
import { packFiles } from '../kernel/packs-folder.ts'
import {
  allIndicators,
  dropTarget,
  lockIndicator,
  placeAt,
  putIndicator,
  putTarget,
  targetsFor,
  type IndicatorRow,
  type PlaceRow,
  type TargetRow,
} from './store.ts'

export const viewOf = (i: IndicatorRow): DefinitionView => ({
  ...i.body,
  code: i.code,
  version: i.version,
  own: i.own,
  counting: i.counting_from !== null,
  ratings: tellsRatings(i.body),
  ...(i.ended_at && { endedAt: i.ended_at.toISOString() }),
})

const bodyOf = ({ code: _, ...body }: Definition): IndicatorRow['body'] => body

const made = (definition: Definition, version: number, own: boolean): IndicatorRow => ({
  code: definition.code,
  version,
  body: bodyOf(definition),
  own,
  counting_from: nilId,
  ended_at: null,
})

interface Sent {
  id: string
  definition: Definition
  why: string
}

export function define(ctx: Ctx, sent: Sent): Promise<DefinitionView> {
  const { code } = sent.definition
  return edit(
    ctx,
    { ...sent },
    (tx) => tx.one<IndicatorRow>(lockIndicator(code)),
    (there) => {
      if (there) throw fault('definition.code', 'code-taken')
      const row = made(sent.definition, 1, true)
      return changed('indicators.define', row, null, sent.why)
    },
    () => viewOf(made(sent.definition, 1, true)),
  )
}

export function change(ctx: Ctx, code: string, sent: Sent & { seen: number }): Promise<DefinitionView> {
  if (sent.definition.code !== code) throw fault('definition.code', 'code-fixed')
  return edit(
    ctx,
    { ...sent },
    (tx) => tx.one<IndicatorRow>(lockIndicator(code)),
    (there) => {
      const row = made(sent.definition, standing(there, sent.seen).version + 1, true)
      return changed('indicators.change', row, there!.body, sent.why)
    },
    () => viewOf(made(sent.definition, sent.seen + 1, true)),
  )
}

export function end(ctx: Ctx, code: string, sent: { id: string; seen: number; why: string }) {
  return edit(
    ctx,
    { ...sent },
    (tx) => tx.one<IndicatorRow>(lockIndicator(code)),
    (there) => {
      const before = standing(there, sent.seen)
      const row = { ...before, version: before.version + 1, own: true, counting_from: null, ended_at: ctx.now }
      return { ...changed('indicators.end', row, before.body, sent.why), answer: ok }
    },
    () => ok,
  )
}

function standing(there: IndicatorRow | undefined, seen: number): IndicatorRow {
  if (!there || there.ended_at) throw new Refusal('not-found')
  if (there.version !== seen) throw new Refusal('conflict')
  return there
}

const changed = (act: string, row: IndicatorRow, before: unknown, why: string) => ({
  act,
  kind: 'indicator',
  subject: row.code,
  version: row.version,
  before,
  after: { ...row.body, ended: row.ended_at !== null },
  why,
  writes: [putIndicator(row)],
  answer: viewOf(row),
  events: [],
  detail: { code: row.code },
})

interface TargetSent {
  id: string
  place: string
  value: number | null
  why: string
}

/** @throws 404 for an indicator or a place that is not there or not in one's area */
export function setTarget(ctx: Ctx, code: string, sent: TargetSent) {
  if (!ctx.may('indicators.define', sent.place)) throw new Refusal('not-found')
  return edit(
    ctx,
    { ...sent },
    async (tx) => {
      const [indicator, place, targets] = await Promise.all([
        tx.one<IndicatorRow>(lockIndicator(code)),
        tx.one<PlaceRow>(placeAt(sent.place)),
        tx.rows<TargetRow>(targetsFor([sent.place])),
      ])
      return { indicator, place, before: targets.find((t) => t.indicator === code)?.value ?? null }
    },
    ({ indicator, place, before }) => {
      if (!indicator || indicator.ended_at || !place) throw new Refusal('not-found')
      if (indicator.body.unit === 'share' && sent.value !== null && sent.value > 1)
        throw fault('value', 'share-above-one')
      const write =
        sent.value === null
          ? dropTarget(code, sent.place)
          : putTarget({ indicator: code, place: sent.place, value: sent.value })
      return {
        act: 'indicators.target',
        kind: 'indicator-target',
        subject: sent.id,
        version: 1,
        before: { code, place: sent.place, value: before },
        after: { code, place: sent.place, value: sent.value },
        why: sent.why,
        writes: [write],
        detail: { code, place: sent.place },
        answer: ok,
      }
    },
    () => ok,
  )
}

/** A pack was installed or grew: its indicators are entered or renewed; what the county made its own stays as it is. */
export const installFromPack: Consumer = async (event, work, tx) => {
  const { pack } = event.payload as { pack?: string }
  const files = pack ? packFiles(pack) : undefined
  if (!files) return
  const { definitions, faults } = indicatorLines(files)
  if (faults.length > 0)
    work.house.log.error({ pack, faults: faults.slice(0, 5) }, 'indicators of a pack cannot be read')
  const there = new Map((await tx.rows<IndicatorRow>(allIndicators())).map((i) => [i.code, i]))
  const fresh = definitions.flatMap((d) => renewed(d, there.get(d.code)) ?? [])
  if (fresh.length === 0) return
  await work.act(
    async () => undefined,
    () => ({
      writes: fresh.flatMap((row): Statement[] => [
        putIndicator(row),
        keepVersion(
          {
            id: work.house.newId(),
            kind: 'indicator',
            subject: row.code,
            version: row.version,
            before: there.get(row.code)?.body ?? null,
            after: row.body,
            hash: bodyHash(row.body),
            why: null,
          },
          { account: null, now: work.now },
        ),
      ]),
      audit: [{ act: 'indicators.install', subjectKind: 'pack', subject: pack!, detail: { rows: fresh.length } }],
      events: [],
      answer: undefined,
    }),
  )
}

function renewed(d: Definition, there: IndicatorRow | undefined): IndicatorRow | undefined {
  if (!there) return made(d, 1, false)
  if (there.own || there.ended_at || canonical(there.body) === canonical(bodyOf(d))) return undefined
  return made(d, there.version + 1, false)
}
