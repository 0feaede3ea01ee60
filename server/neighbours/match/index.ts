/** Asks for the best choice in a process of its own at the lowest priority; without an answer in time the greedy one stands, and says so. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { greedy, modelOf, pairsOf, valueOf, type Helper, type Need } from '../../../domain/neighbours/matching.ts'
import { lowest } from '../../kernel/lowest.ts'
import type { Asked, Matched } from './child.ts'

const source = import.meta.url.endsWith('.ts')
const program = fileURLToPath(new URL(source ? './child.ts' : './child.js', import.meta.url))

/** Beyond the solver’s own time: to start, read, reckon and answer. */
const margin = 30_000

/** @returns a choice that keeps every limit and is worth no less than the greedy one; the same for the same question */
export async function bestMatch(
  needs: readonly Need[],
  helpers: readonly Helper[],
  { most, seconds = 30 }: { most: number; seconds?: number },
): Promise<Matched> {
  if (needs.length === 0 || helpers.length === 0) return { pairs: [], value: 0, bound: 0 }
  const found = await ask({ needs, helpers, most, seconds })
  if (found) return found
  const model = modelOf(needs, helpers, most)
  const chosen = greedy(model)
  return { pairs: pairsOf(model, chosen), value: valueOf(model, chosen), bound: null }
}

/** @returns undefined when it did not answer in time or broke off */
function ask(asked: Asked): Promise<Matched | undefined> {
  const flags = ['--max-old-space-size=768', ...(source ? ['--import', 'tsx'] : [])]
  const child = spawn(...lowest([...flags, program]), {
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
      done(code === 0 ? (JSON.parse(text) as Matched) : undefined)
    })
    child.stdin.end(JSON.stringify(asked))
  })
}
