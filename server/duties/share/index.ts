/** Asks for a fair share in a process of its own, within a time; without one in time the greedy share stands, and says so. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { greedy, modelOf, priceOf, type Hand, type Prices, type Stop } from '../../../domain/duties/share.ts'
import type { Asked, Sought } from './child.ts'

const source = import.meta.url.endsWith('.ts')
const program = fileURLToPath(new URL(source ? './child.ts' : './child.js', import.meta.url))

export interface Share {
  /** By stop: to whom. Stops nobody may be given are not in it. */
  to: Map<string, string>
  /** In the unit of `Prices`; no share costs less than `bound`. */
  price: number
  /** Null: the greedy share, of which nothing is proven. */
  bound: number | null
  optimal: boolean
}

/** Beyond the solver's own time: to start, read and answer. */
const margin = 20_000

/**
 * @param seconds for the solver
 * @returns a share that keeps what is bound, gives each stop to one who may have it, and costs no more than the greedy one
 */
export async function fairShare(
  stops: readonly Stop[],
  hands: readonly Hand[],
  { prices, seconds = 10 }: { prices?: Prices; seconds?: number } = {},
): Promise<Share> {
  const model = modelOf(stops, hands, prices)
  const first = greedy(model, stops)
  const sought = first.length === 0 ? undefined : await ask({ model, stops: [...stops], seconds })
  const better = sought && priceOf(model, stops, sought.chosen) <= priceOf(model, stops, first) ? sought : undefined
  const chosen = better?.chosen ?? first
  return {
    to: new Map(chosen.map((c) => [stops[model.choices[c]!.stop]!.id, hands[model.choices[c]!.hand]!.id])),
    price: priceOf(model, stops, chosen),
    bound: sought?.bound ?? null,
    optimal: better?.optimal ?? false,
  }
}

/** @returns undefined when it did not answer in time or broke off */
function ask(asked: Asked): Promise<Sought | undefined> {
  const flags = ['--max-old-space-size=512', ...(source ? ['--import', 'tsx'] : [])]
  const child = spawn(process.execPath, [...flags, program], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  })
  return new Promise((done) => {
    let text = ''
    const late = setTimeout(() => child.kill('SIGKILL'), asked.seconds * 1_000 + margin)
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
    child.stdin.on('error', () => undefined)
    child.on('error', () => done(undefined))
    child.on('close', (code) => {
      clearTimeout(late)
      done(code === 0 ? (JSON.parse(text) as Sought) : undefined)
    })
    child.stdin.end(JSON.stringify(asked))
  })
}
