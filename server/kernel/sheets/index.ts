/**
 * Reads tables as they were sent. The file is opened in a process of its own: a heap that bursts there (in a thread it may
 * take the whole server along) or a parser that never ends harms nobody else.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import type { Ending } from './child.ts'
import { type Obstacle, refused, type SheetLimits, usualLimits } from './limits.ts'

export { type SheetLimits, usualLimits } from './limits.ts'

/** From its sources the child needs what the parent has: a loader of TypeScript. */
const source = import.meta.url.endsWith('.ts')
const program = fileURLToPath(new URL(source ? './child.ts' : './child.js', import.meta.url))

/**
 * The file's kind, then each sheet with its rows in chunks. The reader waits while nobody takes; leaving the loop ends it.
 * @param path of the file on disk; its name says nothing
 * @param limits what differs from `usualLimits`; `milliseconds` counts the time we wait for the reader, not ours
 * @throws Refusal 413 or 415 with an `Obstacle` as its reason, possibly after rows were told: what is written from them
 *   must not count before the end was reached
 */
export async function* readSheets(path: string, limits: Partial<SheetLimits> = {}): AsyncGenerator<SheetEvent> {
  const bounds: SheetLimits = { ...usualLimits, ...limits }
  const child = start(path, bounds)
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  const watch = new Watch(bounds.milliseconds, child)
  try {
    const lines = linesOf(child.stdout!)
    for (;;) {
      const { value, done } = await watch.waiting(lines.next())
      if (done) throw await lost(exited, watch)
      const event = JSON.parse(value) as SheetEvent | Ending
      if (event.is === 'done') return
      if (event.is === 'refused') throw refused(event.reason as Obstacle)
      if (event.is === 'failed') throw new Error(`the reader of tables failed: ${event.code}`)
      yield event
    }
  } finally {
    child.kill('SIGKILL')
    await exited
  }
}

/** A thousand lines would wait in `readline`, each with a chunk of rows; here the reader waits. */
async function* linesOf(stream: Readable): AsyncGenerator<string, undefined> {
  let begun = ''
  for await (const piece of stream.setEncoding('utf8')) {
    const lines = `${begun}${String(piece)}`.split('\n')
    begun = lines.pop()!
    yield* lines
  }
  return undefined
}

function start(path: string, limits: SheetLimits): ChildProcess {
  const flags = [
    `--max-old-space-size=${limits.heapMb}`,
    '--max-semi-space-size=4',
    ...(source ? ['--import', 'tsx'] : []),
  ]
  return spawn(process.execPath, [...flags, program, path, JSON.stringify(limits)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  })
}

/** The child is gone without a word: we ended it, or its heap did. */
async function lost(exited: Promise<[number | null, NodeJS.Signals | null]>, watch: Watch): Promise<Error> {
  const [code, signal] = await exited
  if (watch.over) return refused('sheet-too-slow')
  if (signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134) return refused('sheet-too-heavy')
  return new Error(`the reader of tables ended with ${code ?? signal}`)
}

/** Counts only the time spent waiting for the reader. */
class Watch {
  private left: number
  private readonly child: ChildProcess
  over = false

  constructor(milliseconds: number, child: ChildProcess) {
    this.left = milliseconds
    this.child = child
  }

  async waiting<T>(next: Promise<T>): Promise<T> {
    const from = performance.now()
    const timer = setTimeout(
      () => {
        this.over = true
        this.child.kill('SIGKILL')
      },
      Math.max(0, this.left),
    )
    try {
      return await next
    } finally {
      clearTimeout(timer)
      this.left -= performance.now() - from
    }
  }
}
