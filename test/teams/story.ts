/** A year of twenty teams, told before it is entered. Seeded. */
import { seeded } from '../../domain/kernel/seeded.ts'
import { elsewhere, paired, usual, work } from './done.ts'
import { edges } from './edges.ts'
import { communities, type Size, type Story, type Teller } from './said.ts'
import { membersOf, pairsOf, squadsOf } from './there.ts'

export function story(size: Size): Story {
  const rand = seeded(size.seed)
  const estates = [...size.estates]
  const s: Story = {
    communities,
    squads: squadsOf(),
    members: membersOf(),
    pairs: pairsOf(size.newId),
    estates,
    // Two in each estate, three in some; of one estate one was taken down, of another one comes next year.
    boards: estates.flatMap((estate, i) =>
      Array.from({ length: i % 4 === 3 ? 3 : 2 }, (_, n) => ({
        estate,
        from: i === 1 && n === 0 ? '2027-01-01' : '2025-12-20',
        ...(i === 2 && n === 0 && { until: '2026-09-01' }),
      })),
    ),
    deeds: [],
  }
  const tell: Teller = (deed) =>
    s.deeds.push({
      at: '10:00',
      place: communities[0],
      unit: '',
      by: [],
      ended: 'done',
      persons: [],
      heads: 0,
      ...deed,
    })
  usual(rand, s, tell)
  elsewhere(rand, s, tell)
  paired(rand, s, size, tell)
  work(rand, size, tell)
  edges(tell)
  return s
}
