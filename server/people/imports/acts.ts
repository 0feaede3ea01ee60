/** What a person does with an import: bring, plan, decide, confirm, take back, lay aside. The work itself is done by `run.ts`. */
import type { Received } from '../../../domain/kernel/api.ts'
import { Refusal, fault } from '../../../domain/kernel/errors.ts'
import { choosable, extraPrefix, type ImportState } from '../../../domain/people/imports.ts'
import type { peopleApi } from '../../../domain/people/api.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Statement, Tx } from '../../kernel/db/tx.ts'
import { edit, ok } from '../../kernel/edit.ts'
import { dayOf } from '../../kernel/day.ts'
import { caresNow } from '../cares.ts'
import { fieldsList } from '../extras.ts'
import { within } from '../policy.ts'
import { clearDifferences } from '../store/difference-store.ts'
import { placeOpen } from '../store/household-store.ts'
import {
  clearRows,
  decideIssue,
  decideRows,
  emptyName,
  insertImport,
  lockImport,
  moveImport,
  oneImport,
  planImport,
  rememberHeaders,
  rememberLayouts,
  type ImportRow,
} from '../store/import-store.ts'
import { bringing, openSheets, sealFileName, write } from './bringing.ts'
import { layoutsOf } from './judge.ts'
import { work } from './run.ts'
import { builtOn, firstShown } from './undo.ts'

type Input<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>

/** As long as an answer may wait for the work it starts; what takes longer goes on by itself, and the page follows it. */
const patience = 6_000

async function awhile(running: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([running, new Promise((resolve) => (timer = setTimeout(resolve, patience)))])
  clearTimeout(timer)
}

const account = (ctx: Ctx) => ctx.session!.account

/** The file goes to disk under the import's id; what it is is told by its bytes, in a process of its own. */
export async function bring(ctx: Ctx, { query }: Input<'bring'>) {
  const sent = ctx.sent!
  const { id, place } = query
  try {
    const ranges = within(ctx.scope.ranges, place)
    if (ranges.length === 0) throw new Refusal('not-found')
    const [there, open] = await ctx.read((tx) => Promise.all([oneImport(tx, id), placeOpen(tx, place, dayOf(ctx.now))]))
    if (there) return again(ctx, there)
    if (!open) throw fault('place', 'place-unknown')
    const file = await ctx.house.spool.take(id, sent.stream, sent.most)
    await ctx.act(
      async () => undefined,
      () => ({
        writes: [
          insertImport({
            id,
            place,
            account: account(ctx),
            fileName: sealFileName(ctx, id, sent.name.replace(/[\p{Cc}\p{Cf}\\/]/gu, '').slice(0, 200)),
            sha256: file.sha256,
            bytes: file.bytes,
            ranges: ctx.scope.ranges,
            at: ctx.now,
          }),
        ],
        audit: [
          {
            act: 'people.bring',
            subjectKind: 'people-import',
            subject: id,
            bodyHash: file.sha256,
            detail: { place, bytes: file.bytes },
          },
        ],
        events: [],
        answer: undefined,
      }),
    )
  } finally {
    sent.stream.resume()
  }
  await awhile(work(ctx.house, ctx.county, id))
  const row = await ctx.read((tx) => oneImport(tx, id))
  // The table itself is refused: said at once, like any other file that cannot be taken.
  if (row?.state === 'refused' && row.why?.startsWith('sheet-'))
    throw new Refusal(/bomb|too-/.test(row.why) ? 'too-large' : 'unsupported-file', { reason: row.why })
  return { id, state: row!.state }
}

function again(ctx: Ctx, there: ImportRow) {
  if (there.account !== account(ctx)) throw new Refusal('not-found')
  return { id: there.id, state: there.state }
}

async function mustBe(tx: Tx, id: string, states: readonly ImportState[]): Promise<ImportRow> {
  const row = await lockImport(tx, id)
  if (!row) throw new Refusal('not-found')
  if (!states.includes(row.state)) throw new Refusal('conflict', { reason: 'import-state' })
  return row
}

interface Step {
  act: string
  states: readonly ImportState[]
  detail?: Record<string, string | number>
  why?: string
}

/** One step: in its turn, logged, done once. */
function stepped(
  ctx: Ctx,
  id: string,
  sent: { id: string } & Record<string, unknown>,
  { act, states, detail, why }: Step,
  decide: (row: ImportRow) => Statement[],
) {
  return edit(
    ctx,
    { ...sent, import: id },
    (tx) => mustBe(tx, id, states),
    (row) => ({
      act,
      kind: 'people-import-step',
      subject: id,
      version: row.version + 1,
      before: { state: row.state },
      after: { state: act },
      ...(why && { why }),
      ...(detail && { detail }),
      writes: decide(row),
      answer: ok,
    }),
    () => ok,
  )
}

export async function plan(ctx: Ctx, { params, body }: Input<'planImport'>) {
  const { id: _, ...planned } = body
  await checked(ctx, planned)
  const done = await stepped(
    ctx,
    params.id,
    body,
    { act: 'people.plan-import', states: ['mapping', 'preview'], detail: { mode: planned.mode } },
    (row) => {
      const headers = Object.entries(planned.uses).map(([key, decision]) => ({ key, decision }))
      const layouts = layoutsOf(openSheets(ctx, row))
      return [
        planImport(params.id, planned, ctx.scope.ranges),
        ...(headers.length > 0 ? [rememberHeaders(headers, account(ctx), ctx.now)] : []),
        ...(layouts.length > 0 ? [rememberLayouts(layouts, ctx.now)] : []),
        moveImport(params.id, { state: 'staging' }, ctx.now),
      ]
    },
  )
  await awhile(work(ctx.house, ctx.county, params.id))
  return done
}

const fields = new Set<string>(choosable)

async function checked(ctx: Ctx, p: Omit<Input<'planImport'>['body'], 'id'>): Promise<void> {
  const cares = await caresNow(ctx, dayOf(ctx.now))
  const open = (code: string) => cares.get(code)?.closed === false
  if (p.mode === 'roster' && p.category === null) throw fault('category', 'required')
  if (p.category !== null && !open(p.category)) throw fault('category', 'category-unknown')
  if (p.month > dayOf(ctx.now).slice(0, 7)) throw fault('month', 'day-future')
  const extras = new Set((await fieldsList(ctx)).filter((f) => !f.closed).map((f) => f.code))
  for (const [key, decision] of Object.entries(p.uses)) {
    if (decision.startsWith(extraPrefix) && extras.has(decision.slice(extraPrefix.length))) continue
    const tick = decision.startsWith('tick:') ? decision.slice(5) : undefined
    if (tick === undefined ? decision !== 'none' && !fields.has(decision) : !open(tick))
      throw fault(`uses.${key}`, 'code')
  }
}

export async function decide(ctx: Ctx, { params, body }: Input<'decideRows'>) {
  const { rows, issue, as } = body
  return ctx.act(
    async (tx) => {
      const row = await mustBe(tx, params.id, ['preview'])
      if (row.mode === 'compare') throw new Refusal('conflict', { reason: 'import-state' })
      return tx.run(rows ? decideRows(params.id, as, rows) : decideIssue(params.id, as, issue!))
    },
    (n) => ({
      writes: [],
      audit: [
        {
          act: 'people.decide-rows',
          subjectKind: 'people-import',
          subject: params.id,
          detail: { as, rows: n, ...(issue && { issue }) },
        },
      ],
      events: [],
      answer: { ok: true, rows: n } as const,
    }),
  )
}

/** From now on the register changes. The one who confirms need not be the one who brought it. */
export async function applyNow(ctx: Ctx, { params, body }: Input<'applyImport'>) {
  const done = await stepped(ctx, params.id, body, { act: 'people.apply-import', states: ['preview'] }, (row) => {
    // What is laid beside the register never goes into it.
    if (row.mode === 'compare') throw new Refusal('conflict', { reason: 'import-state' })
    return [moveImport(params.id, { state: 'applying' }, ctx.now)]
  })
  await awhile(work(ctx.house, ctx.county, params.id))
  return done
}

export async function undoNow(ctx: Ctx, { params, body }: Input<'undoImport'>) {
  const row = await ctx.read((tx) => oneImport(tx, params.id))
  if (!row) throw new Refusal('not-found')
  // Whoever takes it back may see less than whoever brought it.
  const built =
    row.state === 'applied'
      ? await bringing(ctx.house, ctx.county, row).read((tx) => builtOn(tx, params.id, row.at))
      : []
  if (built.length > 0) return { ok: false, ...firstShown(built) }
  await stepped(ctx, params.id, body, { act: 'people.undo-import', states: ['applied'], why: body.why }, () => [
    moveImport(params.id, { state: 'undoing' }, ctx.now),
  ])
  await awhile(work(ctx.house, ctx.county, params.id))
  return { ok: true, builtOn: [], more: 0 }
}

export async function drop(ctx: Ctx, { params, body }: Input<'dropImport'>) {
  const done = await stepped(
    ctx,
    params.id,
    body,
    { act: 'people.drop-import', states: ['mapping', 'preview', 'refused'] },
    () => [
      emptyName(params.id, sealFileName(ctx, params.id, '')),
      moveImport(params.id, { state: 'dropped' }, ctx.now),
    ],
  )
  await ctx.house.spool.remove(params.id)
  await emptied(ctx, params.id)
  return done
}

/** Rows are taken away by the role that may. */
async function emptied(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.read((tx) => oneImport(tx, id))
  if (row) await write(bringing(ctx.house, ctx.county, row), clearDifferences(id), clearRows(id))
}
