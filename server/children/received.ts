/** The side of the offices that are told of harm to a minor: a list without a word, a look with its reason, what was done. */
import type { Received } from '../../domain/kernel/api.ts'
import type { childrenApi } from '../../domain/children/api.ts'
import { owners, type HarmReport } from '../../domain/children/harm.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { accountNames } from '../accounts/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { act, logged, opened, read, sealed, type Asking } from '../kernel/restricted/inside.ts'
import { classesOwned } from '../kernel/restricted/looks.ts'
import { harmClass, officeNamer, reachedOf, type Who } from './harm.ts'
import {
  headsFor,
  imagesOf,
  insertConfirms,
  insertNote,
  notesOf,
  openReport,
  reachedBy,
  receiptOf,
  reporterOf,
} from './harm-store.ts'

const newest: [string, string] = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
const ok = { ok: true } as const

/** Under the offices somebody receives for, and under their own name where they answer for the class. */
const asking = (ctx: Ctx): Asking => ({
  house: ctx.house,
  county: ctx.county,
  now: ctx.now,
  session: ctx.session,
  units: ctx.scopeOf('children.receive').units,
})

const isOwner = async (ctx: Asking) => (await classesOwned(ctx)).includes(harmClass)

export async function harmReports(ctx: Ctx, q: { after?: string | undefined; size: number; open: '0' | '1' }) {
  const who = asking(ctx)
  const owner = await isOwner(who)
  const units = [...(who.units ?? []), ...(owner ? [owners] : [])]
  const rows = await read(who, (tx) =>
    headsFor(tx, { units, owner, open: q.open === '1', after: afterCursor(q.after, newest), size: q.size + 1 }),
  )
  return paged(
    rows,
    q.size,
    (r) => ({
      id: r.report,
      refNo: r.ref_no,
      receivedAt: r.received_at.toISOString(),
      dueAt: r.confirmed ? null : (r.due_at?.toISOString() ?? null),
      confirmed: r.confirmed,
      done: r.done,
    }),
    (r) => [r.received_at.toISOString(), r.report],
  )
}

type Said = Omit<HarmReport, 'id' | 'secret' | 'reporter' | 'by'>

export async function readHarm(ctx: Ctx, id: string, why: string) {
  const who = asking(ctx)
  const found = await act(
    who,
    async (tx) => {
      const report = await openReport(tx, id)
      if (!report) return undefined
      const [receipt, reporter, notes, images] = await Promise.all([
        receiptOf(tx, id),
        reporterOf(tx, id),
        notesOf(tx, id),
        imagesOf(tx, id),
      ])
      return { report, receipt: receipt!, reporter, notes, images }
    },
    (there) => {
      if (!there) throw new Refusal('not-found')
      return { writes: [], log: [logged(who, { class: harmClass }, 'look', why)], answer: there }
    },
  )
  const said = opened<Said>(who, 'harm_report', 'body', id, found.report.body)
  const by = found.reporter && opened<Who>(who, 'harm_reporter', 'body', id, found.reporter.body)
  const names = await ctx.read((tx) => accountNames(tx, [...new Set(found.notes.map((n) => n.account))]))
  const office = await officeNamer(ctx)
  return {
    refNo: found.receipt.ref_no,
    receivedAt: found.report.received_at.toISOString(),
    child: said.child,
    signs: said.signs,
    what: said.what,
    by: by?.by ?? null,
    reporter: by?.name || by?.phone ? { name: by.name || null, phone: by.phone || null } : null,
    secret: found.report.secret,
    pictures: found.images.map((i) => ({ id: i.id, jpeg: opened<string>(who, 'harm_image', 'body', i.id, i.body) })),
    reached: await reachedOf(ctx, who, id),
    notes: found.notes.map((n) => ({
      at: n.at.toISOString(),
      office: office(n.unit),
      who: names.get(n.account) ?? '',
      said: opened<string>(who, 'harm_note', 'said', n.id, n.said),
      done: n.done,
    })),
  }
}

/** The offices that were told and for which the asker speaks; the class itself, where only that. */
async function told(who: Asking, id: string): Promise<string[]> {
  const rows = await read(who, async (tx) => ((await openReport(tx, id)) ? await reachedBy(tx, id) : undefined))
  if (!rows) throw new Refusal('not-found')
  const mine = rows.map((r) => r.unit).filter((u) => who.units?.includes(u))
  return mine.length > 0 ? mine : [owners]
}

export async function confirmHarm(ctx: Ctx, id: string) {
  const who = asking(ctx)
  const units = await told(who, id)
  await act(
    who,
    async () => undefined,
    () => ({
      writes: [insertConfirms(id, units, ctx.session!.account, ctx.now)],
      log: [],
      audit: [{ act: 'restricted.confirm', subjectKind: 'restricted', subject: ctx.house.newId() }],
      answer: undefined,
    }),
  )
  return ok
}

type Noted = Received<(typeof childrenApi)['noteHarm']>['body']

/** Whoever writes what was done has it: that counts as confirmed. */
export async function noteHarm(ctx: Ctx, id: string, body: Noted) {
  const who = asking(ctx)
  const units = await told(who, id)
  const said = sealed(who, 'harm_note', 'said', body.id, body.said)
  const note = { id: body.id, report: id, unit: units[0]!, account: ctx.session!.account, at: ctx.now, done: body.done }
  await act(
    who,
    async () => undefined,
    () => ({
      writes: [insertConfirms(id, units, note.account, ctx.now), insertNote({ ...note, said })],
      log: [],
      audit: [{ act: 'restricted.note', subjectKind: 'restricted', subject: body.id }],
      answer: undefined,
    }),
  )
  return ok
}
