/** The filled file: lists and tables of counts in one, forms one file each. */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Filled } from '../../domain/forms/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { filled, mediaTypes, packed, type Fill } from '../kernel/sheets/fill/index.ts'
import { countFill } from './counting.ts'
import type { Loaded } from './loading.ts'
import type { Tally } from './tally.ts'
import { takenBy } from './words.ts'

/** Forms of one person each: as many as somebody looks through. */
const mostForms = 300

type File = Pick<Filled, 'fileName' | 'mediaType' | 'file'>

export async function written(
  ctx: Ctx,
  { row, bytes, tell }: Loaded,
  body: { place: string; month: string },
  tallies: readonly Tally[],
): Promise<File> {
  const end = row.kind === 'docx' ? 'docx' : 'xlsx'
  const where = tell.place(body.place, 'grid') ?? tell.place(body.place, 'community') ?? tell.place(body.place, 'town')
  const name = `${row.name}-${where ?? ''}-${body.month}`
  const common = { said: takenBy(ctx.session!.name, ctx.now, row.department), at: ctx.now }
  const make = (fill: Pick<Fill, 'lists' | 'forms'>) => filled(row.kind, bytes, { ...common, ...fill })
  const of = (content: Buffer, ending: 'zip' | 'docx' | 'xlsx'): File => ({
    fileName: `${name}.${ending}`,
    mediaType: mediaTypes[ending],
    file: content.toString('base64'),
  })
  const form = tallies.find((t) => t.of.sheet.is === 'form')
  if (!form) return of(await make(tables(tallies, tell)), end)
  const { sheet, handed } = form.of
  const people = handed?.people ?? []
  if (people.length > mostForms) throw new Refusal('too-large', { reason: 'forms-too-many' })
  const files = new Map<string, Buffer>()
  for (const [i, p] of people.entries()) {
    const cells = sheet.slots.map((slot) => ({ ...form.put(slot, p, i + 1), at: slot.row! }))
    const content = await make({ lists: [], forms: [{ sheet: sheet.index, cells }] })
    files.set(`${String(i + 1).padStart(3, '0')}-${p.name.replace(/[^\p{L}\p{N}·]/gu, '')}.${end}`, content)
  }
  const only = files.size === 1 ? [...files.values()][0] : undefined
  return only ? of(only, end) : of(await packed(files, ctx.now), 'zip')
}

function tables(tallies: readonly Tally[], tell: Loaded['tell']): Pick<Fill, 'lists' | 'forms'> {
  const all = tallies.map((tally) => {
    const { sheet, handed, counted } = tally.of
    if (counted) return countFill(sheet, counted, { ...tell, why: tally.why })
    if (!handed) return {}
    const rows = handed.people.map((p, i) => sheet.slots.map((slot) => tally.put(slot, p, i + 1)))
    const probe = sheet.slots.find((s) => s.use === 'name')?.column ?? sheet.slots[0]!.column
    return { list: { sheet: sheet.index, header: sheet.header, probe, rows } }
  })
  return { lists: all.flatMap((f) => f.list ?? []), forms: all.flatMap((f) => ('form' in f && f.form) || []) }
}
