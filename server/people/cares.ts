/** What categories mean in this county: brought by packs, edited by the county, dated. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { peopleApi } from '../../domain/people/api.ts'
import { careFaults, caresOn, mayRedefine, type CareKind, type CareLine } from '../../domain/people/cares.ts'
import { perCounty } from '../kernel/cached.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import { bodyHash } from '../kernel/hash.ts'
import { allCares, lockCare, putCares, type CareRow } from './store/care-store.ts'

/** Definitions of before know no time after which they are confirmed anew. */
const kindOf = ({ code, from, definition }: CareRow): CareKind => ({
  ...definition,
  recheck: definition.recheck ?? null,
  code,
  from,
})

const rowOf = ({ code, from, ...definition }: CareKind, packHash: string | null = null) => ({
  code,
  from,
  definition,
  hash: bodyHash({ code, from, ...definition }),
  packHash,
})

const kept = perCounty(allCares)

/** Every definition there is, with its version. */
export const caresList = async (ctx: Pick<Doing, 'house' | 'county'>) =>
  (await kept.of(ctx.house, ctx.county))
    .map((row) => ({ ...kindOf(row), version: row.version }))
    .sort((a, b) => a.sort - b.sort || (a.code + a.from < b.code + b.from ? -1 : 1))

/** Definitions in force on a day. */
export const caresNow = async (doing: Pick<Doing, 'house' | 'county'>, day: string): Promise<Map<string, CareKind>> =>
  new Map(caresOn((await kept.of(doing.house, doing.county)).map(kindOf), day).map((k) => [k.code, k]))

export interface CareCount {
  new: number
  changed: number
  same: number
  keptLocal: number
}

interface Plan {
  count: CareCount
  fresh: Omit<CareRow, 'version'>[]
}

/** What the county edited itself is kept; what the pack changed since last time is written anew. */
function planOf(rows: readonly CareRow[], lines: readonly CareLine[]): Plan {
  const plan: Plan = { count: { new: 0, changed: 0, same: 0, keptLocal: 0 }, fresh: [] }
  lines.forEach((line, sort) => {
    const row = rowOf({ ...line, sort })
    const there = rows.find((r) => r.code === row.code && r.from === row.from)
    const verdict = !there
      ? 'new'
      : there.hash === row.hash
        ? 'same'
        : there.hash === there.packHash
          ? 'changed'
          : 'keptLocal'
    plan.count[verdict]++
    if (verdict === 'new' || verdict === 'changed') plan.fresh.push({ ...row, packHash: row.hash })
  })
  return plan
}

/** What installing would bring. */
export const newCares = async (doing: Doing, lines: readonly CareLine[]): Promise<CareCount> =>
  planOf(await doing.read(allCares), lines).count

/** Installs the definitions of a pack; a second time changes nothing. */
export async function installCares(doing: Doing, lines: readonly CareLine[]): Promise<void> {
  const { fresh } = planOf(await doing.read(allCares), lines)
  if (fresh.length === 0) return
  const id = doing.house.newId()
  await edit(
    doing,
    { id },
    allCares,
    (rows) => {
      const now = planOf(rows, lines).fresh
      return {
        act: 'people.install-cares',
        kind: 'care-install',
        subject: id,
        version: 1,
        before: null,
        after: { rows: now.length, hash: bodyHash(now) },
        detail: { rows: now.length },
        writes: [putCares(now)],
        events: [caresChanged(id)],
        answer: undefined,
      }
    },
    () => undefined,
  )
  kept.forget(doing.house, doing.county)
}

const caresChanged = (id: string) => ({
  name: 'people.cares-changed',
  version: 1,
  subject: id,
  seq: 1,
  payload: {},
  topics: ['people'],
})

/** A definition from a day on. What is in force already keeps its ages: whoever wants others begins them on a later day. */
export async function defineCare(ctx: Ctx, code: string, body: Received<(typeof peopleApi)['defineCare']>['body']) {
  const { kind } = body
  if (kind.code !== code) throw fault('kind.code', 'code-differs')
  const done = await edit(
    ctx,
    body,
    async (tx: Tx) => ({ rows: await lockCare(tx, code), all: await allCares(tx) }),
    ({ rows, all }) => {
      const row = rows.find((r) => r.from === kind.from)
      if ((row?.version ?? 0) !== body.base) throw new Refusal('conflict', { reason: 'version' })
      const wrong = mayRedefine(row && kindOf(row), kind, dayOf(ctx.now))
      if (wrong) throw fault(`kind.${wrong.path}`, wrong.code)
      const others = caresOn(all.map(kindOf), kind.from).filter((k) => k.code !== code)
      if (careFaults([...others, kind]).some((f) => f.code === 'word-twice')) throw fault('kind.words', 'word-twice')
      return {
        act: 'people.define-care',
        kind: 'care-kind',
        subject: `${code}/${kind.from}`,
        version: body.base + 1,
        before: row ? kindOf(row) : null,
        after: kind,
        ...(body.why && { why: body.why }),
        detail: { code, from: kind.from },
        writes: [putCares([rowOf(kind)])],
        events: [caresChanged(body.id)],
        answer: ok,
      }
    },
    () => ok,
  )
  kept.forget(ctx.house, ctx.county)
  return done
}
