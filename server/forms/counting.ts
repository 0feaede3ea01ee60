/** One sheet of a table of counts: how many, place by place; sums where the department has no formula of its own. */
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { countOf, type Count } from '../../domain/forms/counts.ts'
import type { FormSheet, Slot } from '../../domain/forms/schema.ts'
import type { Telling } from '../../domain/forms/values.ts'
import type { Counting } from '../../domain/people/handing.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { FormFill, ListFill, Put } from '../kernel/sheets/fill/index.ts'
import { countedOn, idsOn, seesWhole } from '../people/index.ts'
import { servedIn } from '../records/index.ts'
import { placeRows, summed, type FormPlace, type PlaceRow, type SheetOf } from './places.ts'

export interface Counted {
  rows: PlaceRow[]
  missing: string[]
  away: number
  /** Row by row what stands in the column of a slot. */
  numbers: Map<Slot, number[]>
}

export interface Asking {
  month: string
  ageFrom: number | null
  ageTo: number | null
  span: [Date, Date]
  /** The reader may not read records there. */
  noRecords: boolean
}

export async function counted(
  ctx: Ctx,
  tx: Tx,
  { sheet, category, place }: SheetOf,
  places: readonly FormPlace[],
  asking: Asking,
): Promise<Counted> {
  const { rows, missing } = placeRows(sheet, place!, places, (p) => seesWhole(ctx, p))
  const known = rows.flatMap((r) => (r.place ? [r.place] : []))
  const whom = { month: asking.month, category, ageFrom: asking.ageFrom, ageTo: asking.ageTo }
  const asked = sheet.slots.flatMap((slot) => {
    const count = slot.use === null ? undefined : countOf(slot.use)
    return count ? [{ slot, count }] : []
  })
  const people = asked.filter((a) => isOfPeople(a.count))
  const served = asked.filter((a) => !isOfPeople(a.count))
  const { numbers, away } = await countedOn(
    ctx,
    tx,
    known,
    whom,
    people.map((a) => a.count as Counting),
  )
  const result = new Map<Slot, number[]>()
  const spread = (values: (index: number) => number) => {
    let index = 0
    return rows.map((r) => (r.place ? values(index++) : 0))
  }
  people.forEach(({ slot }, column) =>
    result.set(
      slot,
      spread((i) => numbers[i]![column]!),
    ),
  )
  if (served.length > 0 && !asking.noRecords && known.length > 0) {
    const everybody = category === null && asking.ageFrom === null && asking.ageTo === null
    const of = everybody ? null : await idsOn(tx, known, whom)
    const found = await servedIn(tx, known.map(rangeOf), of, asking.span)
    const at = new Map(found.map((f) => [f.row - 1, f]))
    for (const { slot, count } of served) {
      const value = (i: number) =>
        count.unit === 'visits' ? (at.get(i)?.visits ?? 0) : Math.round((at.get(i)?.minutes ?? 0) / 6) / 10
      result.set(slot, spread(value))
    }
  }
  return { rows, missing, away, numbers: result }
}

const isOfPeople = ({ unit }: Count) => unit === 'people' || unit === 'households'

export interface CountTelling extends Pick<Telling, 'month' | 'today' | 'place'> {
  why: (slot: Slot) => Slot['why']
}

/** Values by their places in the sheet. */
export function countFill(sheet: FormSheet, of: Counted, tell: CountTelling): { list?: ListFill; form?: FormFill } {
  const all = sheet.rows ?? []
  const lines = of.rows.map((row, i) => sheet.slots.map((slot) => rowPut(slot, row, i, of, tell)))
  const sums = all
    .filter((r) => r.sum !== null)
    .map((sum) => ({
      at: sum.at,
      puts: sheet.slots.flatMap((slot): Put[] => {
        const numbers = of.numbers.get(slot)
        if (!numbers) return []
        const value = summed(
          sum,
          all,
          of.rows.map((r, i) => ({ ...r, number: numbers[i]! })),
        )
        return [{ column: slot.column, value, mark: value === null }]
      }),
    }))
  if (of.rows.some((r) => r.at !== null)) {
    const own = of.rows.flatMap((r, i) => lines[i]!.map((put) => ({ ...put, at: r.at! })))
    return {
      form: { sheet: sheet.index, cells: [...own, ...sums.flatMap((s) => s.puts.map((p) => ({ ...p, at: s.at })))] },
    }
  }
  // A sum that stands above its rows is part of the header for whoever adds rows.
  const header = sums.some((s) => s.at === sheet.header + 1) ? sheet.header + 1 : sheet.header
  const probe = sheet.slots.find((s) => of.numbers.has(s))?.column ?? sheet.slots[0]!.column
  return { list: { sheet: sheet.index, header, probe, rows: lines, after: sums } }
}

function rowPut(slot: Slot, row: PlaceRow, i: number, of: Counted, tell: CountTelling): Put {
  const { column, use } = slot
  const numbers = of.numbers.get(slot)
  if (numbers) return { column, value: row.place ? numbers[i]! : null, mark: row.place === null }
  if (use === null || tell.why(slot) !== null) return { column, value: null, mark: slot.why !== 'left' }
  // What the department has printed is its own.
  if (row.at !== null && use !== 'filled-on' && use !== 'month') return { column, value: null }
  return { column, value: besideValue(use, row, i, tell) }
}

function besideValue(use: string, row: PlaceRow, i: number, tell: CountTelling): Put['value'] {
  if (use === 'serial') return i + 1
  if (use === 'month') return tell.month
  if (use === 'filled-on') return { day: tell.today }
  if (use === 'place') return row.name
  const named = row.place && tell.place(row.place, use as Parameters<typeof tell.place>[1])
  return named ?? (use === 'county' ? null : row.name)
}
