/**
 * Asks and volunteers brought together by HiGHS in its own process at the lowest priority, as the server seeks it: what the choice is worth,
 * what no choice can beat (the bound, reckoned over every pair), how far apart the two are, beside the greedy choice; and meanwhile a paced
 * load of one request opened by its id, a fifth of what eight clients get through unpaced. `npm run bench -- match [rounds]`; asks and
 * volunteers are drawn from a seed over the grids of the demonstration county. The bars: within 2 % of the bound; p95 of the load at most
 * 1.2 of what it is beside nothing.
 */
import {
  chosenOf,
  greedy,
  keepsLimits,
  modelOf,
  valueOf,
  type At,
  type Helper,
  type Need,
} from '../domain/neighbours/matching.ts'
import { seeded } from '../domain/kernel/seeded.ts'
import type { FreeTime, HowFar } from '../domain/volunteers/schema.ts'
import { bestMatch } from '../server/neighbours/match/index.ts'
import { gridsOf } from './crowd/places.ts'
import { county, openBench, type Seed } from './kit/house.ts'
import { load, median, serve } from './kit/processes.ts'
import { signIn } from './kit/session.ts'

const rounds = Number(process.argv[2] ?? 3)
const most = 6
const grids = gridsOf('linkou')
const requests = 10_000
const seed: Seed = {
  seats: [],
  crowd: {
    grids,
    quiet: grids.at(-3)!,
    desk: 'shoulizhongxin',
    ofTowns: 0,
    requests,
    now: new Date('2026-03-10T10:00:00+08:00'),
    openAmong: 1,
    oneOpenIn: 1,
    actsOfOneIn: 1,
    counted: true,
  },
}

const at = (grid: string): At => {
  const steps = grid.split('/').slice(0, -1)
  const path = (n: number) => `${steps.slice(0, n).join('/')}/`
  return { grid, community: path(steps.length - 1), town: path(2) }
}

const skills = [
  'haircut',
  'repair',
  'cooking',
  'cleaning',
  'company',
  'escort',
  'reading',
  'phone-help',
  'tutoring',
  'driving',
]

function world(needs: number, helpers: number, number: number) {
  const rand = seeded(number)
  const free = (): FreeTime[] =>
    rand.chance(0.3)
      ? []
      : [1, 2, 3, 4, 5, 6, 7].flatMap((day) =>
          rand.chance(0.4)
            ? [
                {
                  day,
                  ...rand.pick([
                    { from: 480, to: 720 },
                    { from: 780, to: 1080 },
                  ]),
                },
              ]
            : [],
        )
  const far: HowFar[] = ['grid', 'community', 'community', 'town', 'town', 'county']
  return {
    needs: Array.from({ length: needs }, (_, i): Need => ({
      id: `n${i}`,
      at: at(rand.pick(grids)),
      skill: rand.chance(0.3) ? null : rand.pick(skills),
      free: free(),
      known: rand.chance(0.2) ? [`h${rand.int(0, helpers - 1)}`] : [],
    })),
    helpers: Array.from({ length: helpers }, (_, i): Helper => ({
      id: `h${i}`,
      at: at(rand.pick(grids)),
      howFar: rand.pick(far),
      skills: skills.filter(() => rand.chance(0.25)),
      free: free(),
      has: rand.pick([0, 0, 0, 1, 2]),
    })),
  }
}

const bench = await openBench('act', seed)
const dispatcher = await signIn(bench.admin, 'dispatch')
const server = await serve(bench.at)
const job = {
  port: server.port,
  headers: dispatcher.headers,
  method: 'GET' as const,
  paths: Array.from(
    { length: requests },
    (_, i) => `/${county.code}/api/requests/00000000-0000-7000-8000-${String(i + 1).padStart(12, '0')}`,
  ),
}
await load({ ...job, clients: 8, seconds: 20 })
const usual = await load({ ...job, clients: 8, seconds: 10 })
const perSecond = usual.perSecond / 5
console.log(`usual ${usual.perSecond.toFixed(0)}/s, paced ${perSecond.toFixed(0)}/s`)

const ratios: number[] = []
for (let round = 0; round < rounds; round++) {
  const number = 20261123 + round
  const { needs, helpers } = world(3_000, 500, number)
  const alone = await load({ ...job, clients: 8, seconds: 10, perSecond })
  // Sought again and again, so that none of the load is beside nothing.
  let over = false
  const tooks: number[] = []
  const seek = async () => {
    for (;;) {
      const began = performance.now()
      const found = await bestMatch(needs, helpers, { most })
      tooks.push((performance.now() - began) / 1_000)
      if (over) return found
    }
  }
  const seeking = seek()
  const beside = await load({ ...job, clients: 8, seconds: 10, perSecond })
  over = true
  const found = await seeking
  const model = modelOf(needs, helpers, most)
  const chosen = chosenOf(model, found.pairs)
  const first = valueOf(model, greedy(model))
  const gap = found.bound === null ? null : (found.bound - found.value) / found.bound
  ratios.push(beside.p95 / alone.p95)
  console.log(
    [
      `3000 asks, 500 volunteers, ${model.pairs.length} pairs, seed ${number}: ${median(tooks).toFixed(1)} s (${tooks.length} times), ${chosen.length} pairs chosen, limits ${keepsLimits(model, chosen) ? 'kept' : 'BROKEN'}`,
      `worth ${found.value}, bound ${found.bound?.toFixed(1) ?? 'none'}, gap ${gap === null ? 'unknown' : `${(gap * 100).toFixed(3)} %`} (bar 2 %), greedy ${first}`,
      `load p95 ${alone.p95.toFixed(1)} ms alone, ${beside.p95.toFixed(1)} ms beside it: ${ratios.at(-1)!.toFixed(2)} (bar 1.2)`,
    ].join('; '),
  )
}
console.log(`p95 beside ÷ alone, median of ${rounds}: ${median(ratios).toFixed(2)}`)
await server.stop()
await bench.close()
