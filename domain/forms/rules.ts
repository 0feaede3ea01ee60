/** What may be decided about a table, and what follows from it. */
import { isFillable } from './fields.ts'
import type { BlankWhy, FormPlan, FormSheet, Slot } from './schema.ts'

/** Nobody decides these: they are never handed on, or have no room. */
const fixed: ReadonlySet<BlankWhy | null> = new Set(['never', 'sealed', 'sensitive', 'no-room'])

export const isFixed = (slot: Pick<Slot, 'why'>) => fixed.has(slot.why)

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
    .filter(([, use]) => {
      if (use.startsWith('tick:')) return !cares.has(use.slice(5))
      if (use.startsWith('extra:')) return !extras.has(use.slice(6))
      return use !== 'none' && !isFillable(use)
    })
    .map(([key]) => key)

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
