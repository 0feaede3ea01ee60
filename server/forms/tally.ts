/** What goes into the cells of one sheet; counts, column by column, what stayed empty. */
import { maskable } from '../../domain/forms/fields.ts'
import { countOf } from '../../domain/forms/counts.ts'
import type { Filled, Slot } from '../../domain/forms/schema.ts'
import { answerFor } from '../../domain/forms/values.ts'
import type { Handed } from '../../domain/people/handing.ts'
import type { Put } from '../kernel/sheets/fill/index.ts'
import type { Loaded, Loading } from './loading.ts'

export class Tally {
  readonly of: Loading
  private readonly l: Loaded
  private readonly empty = new Map<Slot, number>()

  constructor(l: Loaded, of: Loading) {
    this.l = l
    this.of = of
  }

  why = (slot: Slot): Slot['why'] => (this.l.noRecords && isServed(slot) ? 'not-permitted' : slot.why)

  put(slot: Slot, person: Handed, no: number): Put {
    const { use, column } = slot
    if (use === null || this.why(slot) !== null) return { column, value: null, mark: slot.why !== 'left' }
    const value = answerFor(slot, use, person, no, { ...this.l.tell, category: this.of.category })
    if (value === null) this.empty.set(slot, (this.empty.get(slot) ?? 0) + 1)
    return { column, value: value === '' ? null : value, mark: value === null }
  }

  columns = (several: boolean): Filled['columns'] =>
    this.of.place === null
      ? []
      : this.of.sheet.slots.map((slot) => ({
          sheet: several ? this.of.sheet.name || String(this.of.sheet.index + 1) : null,
          header: slot.header,
          use: slot.use,
          why: this.why(slot),
          masked: this.l.masked && slot.use !== null && maskable.has(slot.use),
          empty: this.empty.get(slot) ?? 0,
        }))
}

const servedUnits: ReadonlySet<string | undefined> = new Set(['visits', 'hours'])

const isServed = ({ use }: Slot) => use !== null && (servedUnits.has(use) || servedUnits.has(countOf(use)?.unit))
