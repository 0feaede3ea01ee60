/**
 * Rules as data, once for all rooms: dated definitions that packs bring and the county edits. A room says what its kind is
 * called and how a pack's lines are read; listing, what holds on a day, installing and editing follow.
 */
import type { Dated, LineFault } from '../../../domain/kernel/dated.ts'
import { onDay } from '../../../domain/kernel/dated.ts'
import { fault, Refusal } from '../../../domain/kernel/errors.ts'
import { perCounty } from '../cached.ts'
import type { Consumer, Ctx } from '../context.ts'
import { dayOf } from '../day.ts'
import type { Deed } from '../db/act.ts'
import type { Tx } from '../db/tx.ts'
import { edit, ok, type Doing } from '../edit.ts'
import { bodyHash } from '../hash.ts'
import type { OutboxEvent } from '../outbox/event.ts'
import { packFiles } from '../packs-folder.ts'
import { definitionsOf, lockDefinitions, putDefinitions, type DefinitionRow } from './store.ts'

type Line<T extends Dated> = Omit<T, 'sort'>
type At = Pick<Doing, 'house' | 'county'>

export interface DefinitionKind<T extends Dated> {
  /** In the table and in the history: `facility-kind`. */
  kind: string
  /** Whose it is; its live lists are told of a change. */
  room: string
  /** Of a pack's folder: what it brings, and what of it cannot be read. */
  lines: (files: Readonly<Record<string, string>>) => { lines: Line<T>[]; faults: readonly object[] }
  /** Of one definition, against the others that hold on its day. */
  faults?: (next: T, others: readonly T[]) => LineFault | undefined
  /** What may be edited of one that stands. @param standing what the county has from the same day */
  mayRedefine: (standing: T | undefined, next: T, today: string) => LineFault | undefined
  /** Names of the two acts and of the event. */
  names: { install: string; define: string; changed: string }
}

/** What somebody sends who defines: the version they looked at, the whole definition, why. */
export interface Defining<T> {
  id: string
  base: number
  definition: T
  why?: string | undefined
}

export interface Definitions<T extends Dated> {
  /** Every definition there is, with its version, in their order. */
  list: (at: At) => Promise<(T & { version: number })[]>
  /** Definitions in force on a day, by code. */
  on: (at: At, day: string) => Promise<ReadonlyMap<string, T>>
  /** The same inside a transaction, with what it wrote itself. */
  within: (tx: Tx, day: string) => Promise<ReadonlyMap<string, T>>
  /** Consumes `catalogue.changed`: what the county edited itself is kept, what the pack changed since last time is written anew. */
  install: Consumer
  /** A definition from a day on. @throws 409 `version` when somebody was first, 422 with a path below `definition` */
  define: (ctx: Ctx, code: string, sent: Defining<T>) => Promise<typeof ok>
}

export function definitions<T extends Dated>(of: DefinitionKind<T>): Definitions<T> {
  const { kind, room, names } = of
  const kept = perCounty((tx) => definitionsOf(tx, kind))
  const all = async (at: At) => (await kept.of(at.house, at.county)).map((row) => read<T>(row))
  const changed = (id: string, payload: OutboxEvent['payload']): OutboxEvent => ({
    name: names.changed,
    version: 1,
    subject: id,
    seq: 1,
    payload,
    topics: [room],
  })

  const install: Consumer = async (event, work) => {
    const { pack } = event.payload as { pack?: string }
    const files = pack ? packFiles(pack) : undefined
    if (!files) return
    const { lines, faults } = of.lines(files)
    if (faults.length > 0)
      work.house.log.error({ pack, kind, faults: faults.slice(0, 5) }, 'definitions cannot be read')
    if (lines.length === 0) return
    await work.act(
      (tx) => lockDefinitions(tx, kind),
      (rows): Deed<undefined> => {
        const fresh = freshOf(rows, lines)
        if (fresh.length === 0) return { writes: [], audit: [], events: [], answer: undefined }
        return {
          writes: [putDefinitions(kind, fresh)],
          audit: [{ act: names.install, subjectKind: 'pack', subject: pack!, detail: { kind, rows: fresh.length } }],
          events: [changed(work.house.newId(), { pack: pack! })],
          answer: undefined,
        }
      },
    )
    kept.forget(work.house, work.county)
  }

  const define: Definitions<T>['define'] = async (ctx, code, sent) => {
    const next = sent.definition
    if (next.code !== code) throw fault('definition.code', 'code-differs')
    const done = await edit(
      ctx,
      { ...sent },
      (tx) => lockDefinitions(tx, kind),
      (rows) => {
        const row = rows.find((r) => r.code === code && r.from === next.from)
        if ((row?.version ?? 0) !== sent.base) throw new Refusal('conflict', { reason: 'version' })
        const before = row && read<T>(row)
        const others = onDay(
          rows.map((r) => read<T>(r)),
          next.from,
        ).filter((d) => d.code !== code)
        const wrong = of.mayRedefine(before, next, dayOf(ctx.now)) ?? of.faults?.(next, others)
        if (wrong) throw fault(`definition.${wrong.path}`, wrong.code)
        return {
          act: names.define,
          kind,
          subject: `${code}/${next.from}`,
          version: sent.base + 1,
          before: before ?? null,
          after: next,
          ...(sent.why && { why: sent.why }),
          detail: { code, from: next.from },
          writes: [putDefinitions(kind, [rowOf(next)])],
          events: [changed(sent.id, { code })],
          answer: ok,
        }
      },
      () => ok,
    )
    kept.forget(ctx.house, ctx.county)
    return done
  }

  return {
    list: async (at) =>
      (await kept.of(at.house, at.county))
        .map((row) => ({ ...read<T>(row), version: row.version }))
        .sort((a, b) => a.sort - b.sort || (a.code + a.from < b.code + b.from ? -1 : 1)),
    on: async (at, day) => byCode(onDay(await all(at), day)),
    within: async (tx, day) =>
      byCode(
        onDay(
          (await definitionsOf(tx, kind)).map((row) => read<T>(row)),
          day,
        ),
      ),
    install,
    define,
  }
}

const byCode = <T extends Dated>(all: readonly T[]): ReadonlyMap<string, T> => new Map(all.map((d) => [d.code, d]))

const read = <T extends Dated>({ code, from, body }: Pick<DefinitionRow, 'code' | 'from' | 'body'>) =>
  ({ ...body, code, from }) as T

const rowOf = ({ code, from, ...body }: Dated, packHash: string | null = null) => ({
  code,
  from,
  body,
  hash: bodyHash({ code, from, ...body }),
  packHash,
})

/** New lines, and those the pack changed since last time; one that differs from what the pack brought is the county's. */
function freshOf<T extends Dated>(rows: readonly DefinitionRow[], lines: readonly Line<T>[]) {
  return lines.flatMap((line, sort) => {
    const row = rowOf({ ...line, sort })
    const there = rows.find((r) => r.code === row.code && r.from === row.from)
    if (there && (there.hash === row.hash || there.hash !== there.packHash)) return []
    return [{ ...row, packHash: row.hash }]
  })
}
