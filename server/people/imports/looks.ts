/** What is shown of imports: the list, one of them, its rows masked; and the refused rows given back. */
import { Readable } from 'node:stream'
import type { Received } from '../../../domain/kernel/api.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { maskIdNumber, maskName } from '../../../domain/people/mask.ts'
import { noCounts, type ImportLine, type RowView } from '../../../domain/people/imports.ts'
import type { peopleApi } from '../../../domain/people/api.ts'
import { accountNames } from '../../accounts/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { afterCursor, paged } from '../../kernel/cursor.ts'
import { reasonWords } from '../../kernel/http/reason-words.ts'
import { within } from '../policy.ts'
import { peopleByIds } from '../store/person-store.ts'
import { dayOf } from '../../kernel/day.ts'
import {
  countIssues,
  importsIn,
  nameOfAccount,
  oneImport,
  rowsOfVerdict,
  sameBytes,
  undecided,
  type ImportRow,
  type SeenRow,
} from '../store/import-store.ts'
import { openContent, openFileName, openSheets } from './bringing.ts'
import { refusedTable } from './refused.ts'

type Input<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>

const lineOf = (ctx: Ctx, row: ImportRow, by: string | null): ImportLine => ({
  id: row.id,
  place: row.place,
  state: row.state,
  fileName: openFileName(ctx, row),
  bytes: row.bytes,
  at: row.at.toISOString(),
  by,
  mode: row.mode,
  category: row.category,
  month: row.month,
  source: row.source,
  counts: { ...noCounts, ...row.counts },
  done: row.done,
  why: row.why,
  told: row.why && (reasonWords[row.why]?.[ctx.locale].detail ?? null),
})

export async function list(ctx: Ctx, { query }: Input<'imports'>) {
  const ranges = within(ctx.scope.ranges, query.place)
  if (ranges.length === 0) throw new Refusal('not-found')
  const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
  const after = afterCursor<[string, string]>(query.after, ['infinity', last])
  const rows = await ctx.read((tx) => importsIn(tx, ranges, after, query.size + 1))
  return paged(
    rows,
    query.size,
    (r) => lineOf(ctx, r, r.by),
    (r) => [r.at.toISOString(), r.id],
  )
}

export async function one(ctx: Ctx, id: string) {
  return ctx.read(async (tx) => {
    const row = await oneImport(tx, id)
    if (!row) throw new Refusal('not-found')
    const [by, before, issues, open] = await Promise.all([
      nameOfAccount(tx, row.account),
      sameBytes(tx, row.sha256, id),
      countIssues(tx, id),
      undecided(tx, id),
    ])
    const names = await accountNames(tx, [...new Set(row.restricted.flatMap((r) => r.to))])
    const said = (verdict: string, n: 'n' | 'open') =>
      Object.fromEntries(issues.filter((i) => i.verdict === verdict && i[n] > 0).map((i) => [i.issue, i[n]]))
    return {
      ...lineOf(ctx, row, by?.shown ?? null),
      kind: row.kind,
      sheets: openSheets(ctx, row),
      familiar: row.familiar,
      doubts: said('doubtful', 'open'),
      refusals: said('refused', 'n'),
      undecided: open?.n ?? 0,
      restricted: row.restricted.map((r) => ({ class: r.class, n: r.n, to: r.to.flatMap((a) => names.get(a) ?? []) })),
      before: before ? { id: before.id, at: before.at.toISOString() } : null,
      own: row.account === ctx.session!.account,
    }
  })
}

export async function rows(ctx: Ctx, { params, query }: Input<'importRows'>) {
  const after = Number(afterCursor<[string]>(query.after, ['0'])[0])
  if (!Number.isSafeInteger(after))
    throw new Refusal('validation', { faults: [{ path: 'query.after', code: 'cursor' }] })
  return ctx.read(async (tx) => {
    if (!(await oneImport(tx, params.id))) throw new Refusal('not-found')
    const page = await rowsOfVerdict(tx, params.id, query.verdict, after, query.size + 1)
    const known = page.filter((r) => r.verdict === 'missing' && r.person).map((r) => r.person!)
    const names = new Map((known.length ? await peopleByIds(tx, dayOf(ctx.now), known) : []).map((p) => [p.id, p.name]))
    return paged(
      page,
      query.size,
      (r) => rowOf(ctx, params.id, r, names),
      (r) => [String(r.no)],
    )
  })
}

function rowOf(ctx: Ctx, id: string, row: SeenRow, names: ReadonlyMap<string, string>): RowView {
  const content = row.content === null ? null : openContent(ctx, id, row.no, row.content)
  const name = content?.is === 'wanted' ? content.wanted.name : (content?.name ?? null)
  const number = content?.is === 'wanted' ? content.wanted.idNumber : null
  return {
    no: row.no,
    sheet: row.sheet,
    at: row.at,
    verdict: row.verdict,
    decided: row.decided,
    // Of a new one there is no card yet.
    person: row.found ? row.person : null,
    name: name ? maskName(name) : row.person ? (names.get(row.person) ?? null) : null,
    idNumber: number && maskIdNumber(number),
    place: row.spot,
    issues: row.issues,
    deeds: row.deeds,
  }
}

/** What was sent goes back in clear to whoever may import here: a line says so. */
export async function refused(ctx: Ctx, id: string) {
  const row = await ctx.act(
    (tx) => oneImport(tx, id),
    (found) => {
      if (!found) throw new Refusal('not-found')
      if (!['preview', 'applying', 'applied'].includes(found.state))
        throw new Refusal('conflict', { reason: 'import-state' })
      return {
        writes: [],
        audit: [{ act: 'people.refused-rows', subjectKind: 'people-import', subject: id }],
        events: [],
        answer: found,
      }
    },
  )
  const { name, type, bytes } = await refusedTable(ctx, row)
  ctx.reply.stream(name, type, Readable.from([bytes]))
}
