/** One press: people of a place and a month into a department's table. What left, to whom and why is logged; nothing is kept. */
import type { Filled } from '../../domain/forms/schema.ts'
import { filledWrites } from '../demands/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { insertText } from '../kernel/texts/store.ts'
import { codeOf } from './asking.ts'
import { load, type Body, type Loaded } from './loading.ts'
import type { SheetOf } from './places.ts'
import { wasFilled } from './store.ts'
import { Tally } from './tally.ts'
import { written } from './writing.ts'

export async function fill(ctx: Ctx, id: string, body: Body): Promise<Filled> {
  return ctx.act(
    (tx) => load(ctx, tx, id, body),
    async (l) => {
      const tallies = l.sheets.map((s) => new Tally(l, s))
      const file = await written(ctx, l, body, tallies)
      const told = toldOf(l, tallies)
      const answer: Filled = { ...told, ...file }
      // The same press sent twice has left once.
      if (l.texts.some((t) => t.id === body.id)) return { writes: [], audit: [], events: [], answer }
      const what = [...new Set(told.columns.flatMap((c) => (c.use ? [c.use] : [])))].sort().join(' ')
      const detail = { form: id, month: body.month, what: what.slice(0, 500), masked: l.masked, reason: body.id }
      const many = [...new Set(l.sheets.flatMap((s) => s.handed?.people ?? []).map((p) => p.id))]
      return {
        writes: [
          insertText({
            id: body.id,
            kind: 'form',
            subject: id,
            class: 'people.reveal-reason',
            body: `${l.row.department}：${body.why}`,
            at: ctx.now,
          }),
          wasFilled(id, ctx.now),
          ...filledWrites(codeOf(l.row), body.place, body.seconds, ctx.now),
        ],
        audit: [
          {
            act: 'forms.export',
            subjectKind: 'form',
            subject: id,
            detail: { ...detail, place: body.place, rows: told.people + told.places },
          },
          ...(many.length > 0 ? [{ act: 'forms.handout', subjectKind: 'form', subject: id, many, detail }] : []),
        ],
        events: [],
        answer,
      }
    },
  )
}

type Told = Omit<Filled, 'fileName' | 'mediaType' | 'file'>

/** What came of it, and what did not. */
function toldOf({ sheets }: Loaded, tallies: readonly Tally[]): Told {
  const name = ({ sheet }: SheetOf) => sheet.name || String(sheet.index + 1)
  const rows = sheets.flatMap((s) => (s.counted?.rows ?? []).map((r) => ({ sheet: name(s), ...r })))
  return {
    people: new Set(sheets.flatMap((s) => s.handed?.people ?? []).map((p) => p.id)).size,
    places: rows.filter((r) => r.place !== null).length,
    away: sheets.reduce((n, s) => n + (s.handed?.away ?? s.counted?.away ?? 0), 0),
    unplaced: [
      ...sheets.flatMap((s) => (s.why ? [{ sheet: name(s), name: null, why: s.why }] : [])),
      ...rows.flatMap((r) => (r.why ? [{ sheet: r.sheet, name: r.name, why: r.why }] : [])),
    ],
    missing: [...new Set(sheets.flatMap((s) => s.counted?.missing ?? []))],
    columns: tallies.flatMap((t) => t.columns(sheets.length > 1)),
  }
}
