/** Documents of tags: each table is told as soon as it has been read whole. */
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import { type Encoding, textOf } from './encoding.ts'
import type { Grid } from './grid.ts'
import type { SheetLimits } from './limits.ts'
import type { markup } from './markup.ts'
import type { Spent } from './rows.ts'

/** @param readerOf makes the reader; it says `ready` at the end of each table */
export async function* tellAsRead(
  path: string,
  encoding: Encoding,
  limits: SheetLimits,
  readerOf: (ready: (grid: Grid) => void) => ReturnType<typeof markup>,
): AsyncGenerator<SheetEvent> {
  const ready: Grid[] = []
  const reader = readerOf((grid) => ready.push(grid))
  const spent: Spent = { sheets: 0, rows: 0 }
  for await (const piece of textOf(path, encoding)) {
    reader.write(piece)
    while (ready.length) yield* ready.shift()!.tell(limits, spent)
  }
  reader.end()
  while (ready.length) yield* ready.shift()!.tell(limits, spent)
}
