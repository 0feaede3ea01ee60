/** One press: people of a place and a month into a department's table. What left, to whom and why is logged; nothing is kept. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import type { formsApi } from '../../domain/forms/api.ts'
import { maskable } from '../../domain/forms/fields.ts'
import type { Filled, FormSheet, Slot } from '../../domain/forms/schema.ts'
import { answerFor, type Telling } from '../../domain/forms/values.ts'
import type { Handed } from '../../domain/people/handing.ts'
import { monthSpan } from '../../domain/people/population.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { filled, mediaTypes, packed, type Fill, type Put } from '../kernel/sheets/fill/index.ts'
import { insertText, textsOf, type TextRow } from '../kernel/texts/store.ts'
import { caresNow, handedOn, type HandedOn } from '../people/index.ts'
import { servedBetween } from '../records/index.ts'
import { takenBy } from './words.ts'
import { bytesOf, namesOfPlaces, oneTemplate, wasFilled, type TemplateRow } from './store.ts'

type Body = Received<(typeof formsApi)['fill']>['body']

/** Forms of one person each: as many as somebody looks through. */
const mostForms = 300

interface Loaded {
  row: TemplateRow
  bytes: Buffer
  handed: HandedOn
  tell: Telling
  texts: TextRow[]
  /** The reader may not read records there. */
  noRecords: boolean
}

async function load(ctx: Ctx, tx: Tx, id: string, body: Body): Promise<Loaded> {
  const row = await oneTemplate(tx, id)
  if (!row) throw new Refusal('not-found')
  if (!row.ready) throw new Refusal('conflict', { reason: 'form-not-settled' })
  const { category, ageFrom, ageTo } = row.plan
  const handed = await handedOn(ctx, tx, { place: body.place, month: body.month, category, ageFrom, ageTo })
  const slots = row.sheets.flatMap((s) => s.slots)
  const noRecords = !ctx.may('records.read', body.place)
  const served = slots.some((s) => s.use === 'visits' || s.use === 'hours') && !noRecords
  const [from, to] = monthSpan(body.month)
  const span: [Date, Date] = [new Date(`${from}T00:00:00+08:00`), new Date(`${to}T00:00:00+08:00`)]
  const paths = [...new Set([body.place, ...handed.people.map((p) => p.place)].flatMap(lineage))]
  const [file, texts, names, counts] = await Promise.all([
    bytesOf(tx, id),
    tx.rows<TextRow>(textsOf('form', id)),
    namesOfPlaces(tx, paths),
    served
      ? servedBetween(
          tx,
          [rangeOf(body.place)],
          handed.people.map((p) => p.id),
          span,
        )
      : [],
  ])
  const cares = await caresNow(ctx, dayOf(ctx.now))
  const placed = new Map(names.map((n) => [n.path, n]))
  const visits = new Map(counts.map((c) => [c.person, c]))
  const tell: Telling = {
    month: body.month,
    today: dayOf(ctx.now),
    place: (path, level) =>
      lineage(path)
        .map((p) => placed.get(p))
        .findLast((p) => p && levelOf(p.kind) === level)?.name ?? null,
    care: (code) => cares.get(code)?.name.zh ?? code,
    category,
    served: (person) => visits.get(person),
  }
  return { row, bytes: file!.bytes, handed, tell, texts, noRecords }
}

const levels: Record<string, 'county' | 'town' | 'community' | 'grid'> = {
  county: 'county',
  town: 'town',
  forestry: 'town',
  'sub-district': 'town',
  community: 'community',
  village: 'community',
  grid: 'grid',
}
const levelOf = (kind: string) => levels[kind]

export async function fill(ctx: Ctx, id: string, body: Body): Promise<Filled> {
  return ctx.act(
    (tx) => load(ctx, tx, id, body),
    async (l) => {
      const tally = new Tally(l)
      const file = await written(ctx, l, body, tally)
      const columns = tally.columns()
      const answer: Filled = { people: l.handed.people.length, away: l.handed.away, columns, ...file }
      // The same press sent twice has left once.
      if (l.texts.some((t) => t.id === body.id)) return { writes: [], audit: [], events: [], answer }
      const what = [...new Set(columns.flatMap((c) => (c.use ? [c.use] : [])))].sort().join(' ')
      const detail = { form: id, month: body.month, what, masked: l.handed.masked, reason: body.id }
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
        ],
        audit: [
          {
            act: 'forms.export',
            subjectKind: 'form',
            subject: id,
            detail: { ...detail, place: body.place, rows: l.handed.people.length },
          },
          ...(l.handed.people.length > 0
            ? [
                {
                  act: 'forms.handout',
                  subjectKind: 'form',
                  subject: id,
                  many: l.handed.people.map((p) => p.id),
                  detail,
                },
              ]
            : []),
        ],
        events: [],
        answer,
      }
    },
  )
}

/** Counts, column by column, what stayed empty. */
class Tally {
  private readonly l: Loaded
  private readonly empty = new Map<Slot, number>()
  readonly sheet: FormSheet

  constructor(l: Loaded) {
    this.l = l
    // A list before a form: beside a list, forms in the same file are examples of how to fill it.
    const sheet = l.row.sheets.find((s) => s.is === 'list') ?? l.row.sheets.find((s) => s.is === 'form')
    if (!sheet) throw new Refusal('conflict', { reason: 'form-not-settled' })
    this.sheet = sheet
  }

  why = (slot: Slot): Slot['why'] =>
    this.l.noRecords && (slot.use === 'visits' || slot.use === 'hours') ? 'not-permitted' : slot.why

  put(slot: Slot, person: Handed, no: number): Put {
    const { use, column } = slot
    if (use === null || this.why(slot) !== null) return { column, value: null, mark: slot.why !== 'left' }
    const value = answerFor(slot, use, person, no, this.l.tell)
    if (value === null) this.empty.set(slot, (this.empty.get(slot) ?? 0) + 1)
    return { column, value: value === '' ? null : value, mark: value === null }
  }

  columns = (): Filled['columns'] =>
    this.sheet.slots.map((slot) => ({
      header: slot.header,
      use: slot.use,
      why: this.why(slot),
      masked: this.l.handed.masked && slot.use !== null && maskable.has(slot.use),
      empty: this.empty.get(slot) ?? 0,
    }))
}

async function written(
  ctx: Ctx,
  l: Loaded,
  body: Body,
  tally: Tally,
): Promise<Pick<Filled, 'fileName' | 'mediaType' | 'file'>> {
  const { row, bytes, handed } = l
  const { sheet } = tally
  const end = row.kind === 'docx' ? 'docx' : 'xlsx'
  const where =
    l.tell.place(body.place, 'grid') ?? l.tell.place(body.place, 'community') ?? l.tell.place(body.place, 'town') ?? ''
  const name = `${row.name}-${where}-${body.month}`
  const common = { said: takenBy(ctx.session!.name, ctx.now, row.department), at: ctx.now }
  const make = (fill: Pick<Fill, 'lists' | 'forms'>) => filled(row.kind, bytes, { ...common, ...fill })
  const of = (content: Buffer, ending: 'zip' | 'docx' | 'xlsx') => ({
    fileName: `${name}.${ending}`,
    mediaType: mediaTypes[ending],
    file: content.toString('base64'),
  })
  if (sheet.is === 'list') {
    const rows = handed.people.map((p, i) => sheet.slots.map((slot) => tally.put(slot, p, i + 1)))
    const probe = sheet.slots.find((s) => s.use === 'name')?.column ?? sheet.slots[0]!.column
    return of(await make({ lists: [{ sheet: sheet.index, header: sheet.header, probe, rows }], forms: [] }), end)
  }
  if (handed.people.length > mostForms) throw new Refusal('too-large', { reason: 'forms-too-many' })
  const files = new Map<string, Buffer>()
  for (const [i, p] of handed.people.entries()) {
    const cells = sheet.slots.map((slot) => ({ ...tally.put(slot, p, i + 1), at: slot.row! }))
    const content = await make({ lists: [], forms: [{ sheet: sheet.index, cells }] })
    files.set(`${String(i + 1).padStart(3, '0')}-${p.name.replace(/[^\p{L}\p{N}·]/gu, '')}.${end}`, content)
  }
  const only = files.size === 1 ? [...files.values()][0] : undefined
  return only ? of(only, end) : of(await packed(files, ctx.now), 'zip')
}
