/**
 * A fair share of households among workers, sought by HiGHS in its own process as the server seeks it: what the share costs,
 * what no share can beat (the bound), how far apart the two are, and how long it took, beside the greedy share that stands when
 * there is no time. `npm run bench -- share [rounds]`; households and workers are drawn from a seed over the grids of the
 * demonstration county. The bar, for a town of 60 workers: within 1 % of the bound inside the server's own time limit.
 */
import { greedy, modelOf, priceOf, type Hand, type Stop } from '../domain/duties/share.ts'
import { seeded } from '../domain/kernel/seeded.ts'
import { gridsToFill } from '../domain/places/grown.ts'
import { placesOf } from '../domain/places/import.ts'
import { loadPack } from '../packs/read.ts'
import { fairShare } from '../server/duties/share/index.ts'

const rounds = Number(process.argv[2] ?? 1)
const grids = gridsToFill(placesOf(loadPack('linkou').pack!.divisions!, '2020-01-01')).map((g) => g.path)
const communityOf = (grid: string) => `${grid.split('/').slice(0, 4).join('/')}/`

const sizes = [
  { homes: 300, workers: 10 },
  { homes: 1_000, workers: 30 },
  { homes: 3_000, workers: 60 },
  { homes: 3_000, workers: 500 },
  { homes: 5_000, workers: 300 },
]

interface World {
  stops: Stop[]
  hands: Hand[]
}

/** Neighbouring grids, workers spread over them unevenly, as they come about: some carry twice what others do. */
function world(homes: number, workers: number, seed: number): World {
  const rand = seeded(seed)
  const used = grids.slice(0, Math.max(2, Math.ceil(workers / 2)))
  const hands = Array.from({ length: workers }, (_, i): Hand => {
    const own = [...new Set([used[i % used.length]!, rand.pick(used)].map(communityOf))]
    return { id: `h${i}`, part: rand.chance(0.2) ? 0.5 : 1, reach: own }
  })
  const stops = Array.from({ length: homes }, (_, i): Stop => {
    const place = rand.pick(used)
    const may = hands.filter((h) => h.reach.includes(communityOf(place)))
    return {
      id: `s${i}`,
      place,
      load: rand.pick([1, 1, 1, 2, 4.3, 4.3, 15, 30]),
      hand: may.length > 0 && rand.chance(0.9) ? may[Math.floor(rand.int(0, may.length - 1) * 0.6)]!.id : null,
      bound: rand.chance(0.15),
    }
  })
  return { stops, hands }
}

for (const { homes, workers } of sizes) {
  for (let round = 0; round < rounds; round++) {
    const seed = 20261123 + round
    const { stops, hands } = world(homes, workers, seed)
    const model = modelOf(stops, hands)
    const first = greedy(model, stops)
    const began = performance.now()
    const share = await fairShare(stops, hands)
    const took = (performance.now() - began) / 1_000
    const gap = share.bound === null ? null : (share.price - share.bound) / share.price
    console.log(
      [
        `${homes} households, ${workers} workers, ${model.choices.length} choices, seed ${seed}: ${took.toFixed(1)} s`,
        `price ${share.price.toFixed(1)}, bound ${share.bound?.toFixed(1) ?? 'none'}`,
        `gap ${gap === null ? 'unknown' : `${(gap * 100).toFixed(2)} %`} (bar 1 %)${share.optimal ? ', optimum proven to 0.5 %' : ''}`,
        `greedy ${priceOf(model, stops, first).toFixed(1)}`,
      ].join('; '),
    )
  }
}
