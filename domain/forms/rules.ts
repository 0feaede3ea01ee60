/** What may be decided about a table, and what follows from it. */
import { countOf, isCountKey } from './counts.ts'
import { besideCounts, isFillable } from './fields.ts'
import type { BlankWhy, FormPlan, FormSheet, SheetPlan, Slot } from './schema.ts'

/** Nobody decides these: they are never handed on, or have no room. */
const fixed: ReadonlySet<BlankWhy | null> = new Set(['never', 'sealed', 'sensitive', 'no-room'])

export const isFixed = (slot: Pick<Slot, 'why'>) => fixed.has(slot.why)

/** Sheets that one press fills: lists and tables of counts; beside them a form is an example of how to fill one. */
export function toFill(sheets: readonly FormSheet[]): FormSheet[] {
  const tables = sheets.filter((s) => s.is === 'list' || s.is === 'counts')
  return tables.length > 0 ? tables : sheets.filter((s) => s.is === 'form').slice(0, 1)
}

/** By which it is remembered what a sheet is for. */
export const sheetKey = ({ name, index }: Pick<FormSheet, 'name' | 'index'>) => name.trim().slice(0, 100) || `#${index}`

export const sheetPlan = (plan: FormPlan, sheet: FormSheet): SheetPlan =>
  plan.sheets?.[sheetKey(sheet)] ?? { fill: true, category: null, own: false }

const everySlot = (sheets: readonly FormSheet[]) => sheets.flatMap((s) => s.slots)

/** What goes where now, by key: as it is remembered. */
export const usesOf = (sheets: readonly FormSheet[]): FormPlan['uses'] =>
  Object.fromEntries(
    everySlot(sheets)
      .filter((s) => s.key && s.key.length <= 200 && (s.use !== null || s.why === 'left'))
      .map((s) => [s.key, s.use ?? 'none']),
  )

/** @returns keys whose decision is none that can be carried out */
export const wrongUses = (
  uses: FormPlan['uses'],
  cares: { has: (code: string) => boolean },
  extras: { has: (code: string) => boolean },
): string[] =>
  Object.entries(uses)
    .filter(([key, use]) => {
      if (isCountKey(key)) return use !== 'none' && !isForCounts(use, cares)
      if (use.startsWith('tick:')) return !cares.has(use.slice(5))
      if (use.startsWith('extra:')) return !extras.has(use.slice(6))
      return use !== 'none' && !isFillable(use)
    })
    .map(([key]) => key)

function isForCounts(use: string, cares: { has: (code: string) => boolean }): boolean {
  if ((besideCounts as readonly string[]).includes(use)) return true
  const count = countOf(use)
  return count !== undefined && (count.category === null || cares.has(count.category))
}

/** The table as it was decided; what may not be decided stays. */
export const settled = (sheets: readonly FormSheet[], uses: FormPlan['uses']): FormSheet[] =>
  sheets.map((sheet) => ({
    ...sheet,
    slots: sheet.slots.map((slot): Slot => {
      const use = uses[slot.key]
      if (use === undefined || isFixed(slot)) return slot
      return use === 'none' ? { ...slot, use: null, why: 'left', sure: true } : { ...slot, use, why: null, sure: true }
    }),
  }))

/** A number by which a person is known stands in it: it is no empty table. */
export const namesSomebody = (cells: readonly string[]): boolean =>
  cells.some((c) => /(?<!\d)\d{17}[\dXx](?!\d)/.test(c.replace(/\s/g, '')) || /^\d\.\d{9,}E\+1[67]$/.test(c))
