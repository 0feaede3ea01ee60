/** Asks for the best choice in a process of its own at the lowest priority; without an answer in time the greedy one stands, and says so. */
import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import {
  boundOf,
  costOf,
  greedy,
  keepsLimits,
  modelOf,
  valueOf,
  type Helper,
  type Model,
  type Need,
} from '../../../domain/neighbours/matching.ts'
import type { Asked, Sought } from './child.ts'

const source = import.meta.url.endsWith('.ts')
const program = fileURLToPath(new URL(source ? './child.ts' : './child.js', import.meta.url))

export interface Matched {
  model: Model
  /** Of the pairs of the model. */
  chosen: number[]
  value: number
  /** Nothing is worth more; reckoned here from the prices, over every pair there is. Null: nothing is proven. */
  bound: number | null
}

/** So many of each need’s best are looked at first; what is left out is proven not to matter, or looked at as well. */
const firstLook = 24
/** Good enough: this share of the bound. */
const near = 0.005
/** Beyond the solver’s own time: to start, read and answer. */
const margin = 20_000

/** @returns a choice that keeps every limit and is worth no less than the greedy one; the same for the same question */
export async function bestMatch(
  needs: readonly Need[],
  helpers: readonly Helper[],
  { most, seconds = 30 }: { most: number; seconds?: number },
): Promise<Matched> {
  const model = modelOf(needs, helpers, most)
  const first = greedy(model)
  let best: Matched = { model, chosen: first, value: valueOf(model, first), bound: null }
  if (model.pairs.length === 0) return { ...best, bound: 0 }
  for (let look = firstLook; ; look *= 4) {
    const kept = bestOfEach(model, look)
    const sought = await ask(askedOf(model, kept, seconds))
    if (!sought) return best
    const chosen = sought.chosen.map((c) => kept[c]!)
    const bound = Math.min(best.bound ?? Infinity, boundOf(model, sought.prices))
    const value = valueOf(model, chosen)
    const better = keepsLimits(model, chosen) && value >= best.value
    best = better ? { model, chosen, value, bound } : { ...best, bound }
    if (best.value >= bound * (1 - near) || kept.length === model.pairs.length) return best
  }
}

/** Pairs stand by need, the best first. */
function bestOfEach({ pairs }: Model, look: number): number[] {
  const kept: number[] = []
  let [need, n] = [-1, 0]
  pairs.forEach((p, i) => {
    n = p.need === need ? n + 1 : 0
    need = p.need
    if (n < look) kept.push(i)
  })
  return kept
}

const askedOf = ({ needs, helpers, pairs, most }: Model, kept: readonly number[], seconds: number): Asked => ({
  needs: needs.length,
  pairs: kept.map((i) => [pairs[i]!.need, pairs[i]!.helper, pairs[i]!.worth]),
  places: helpers.map((h) => Array.from({ length: Math.max(0, most - h.has) }, (_, n) => costOf(h.has + n))),
  seconds,
})

/** @returns undefined when it did not answer in time or broke off */
function ask(asked: Asked): Promise<Sought | undefined> {
  const flags = ['--max-old-space-size=512', ...(source ? ['--import', 'tsx'] : [])]
  const child = spawn(process.execPath, [...flags, program], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  })
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  return new Promise((done) => {
    let text = ''
    const late = setTimeout(() => child.kill('SIGKILL'), asked.seconds * 1_000 + margin)
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
    child.stdin.on('error', () => undefined)
    child.on('error', () => done(undefined))
    child.on('close', (code) => {
      clearTimeout(late)
      done((code === 0 && (JSON.parse(text) as Sought | null)) || undefined)
    })
    child.stdin.end(JSON.stringify(asked))
  })
}
