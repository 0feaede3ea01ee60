/** The process that opens a foreign file: no secrets in its environment, a small heap, and one line of JSON per event. */
import { once } from 'node:events'
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import type { SheetLimits } from './limits.ts'
import { sheetEvents } from './read.ts'

/** The last line: how it ended. */
export type Ending = { is: 'done' } | { is: 'refused'; reason: string } | { is: 'failed'; code: string }

async function say(line: SheetEvent | Ending): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain')
}

async function run(path: string, limits: SheetLimits): Promise<Ending> {
  try {
    for await (const event of sheetEvents(path, limits)) await say(event)
    return { is: 'done' }
  } catch (error) {
    if (error instanceof Refusal && error.more.reason) return { is: 'refused', reason: error.more.reason }
    // A message could quote the file; a code cannot.
    return { is: 'failed', code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' }
  }
}

const [path, limits] = process.argv.slice(2)
await say(await run(path!, JSON.parse(limits!) as SheetLimits))
