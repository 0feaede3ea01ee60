/** Three years of all twenty teams, each whole: every elder called every day, one person placed too few, one dispute too many. */
import { expect, it } from 'vitest'
import { count } from './count.ts'
import { begin, enter } from './county.ts'
import { communitiesHold, listsHold, teamsHold } from './held.ts'
import { promises } from './promises.ts'
import { story } from './story.ts'

const daily = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'))

it.each([
  { seed: 1, placed: 999, agreed: 94, otherwise: 5, stands: 'missed' },
  { seed: 2, placed: 1000, agreed: 190, otherwise: 10, stands: 'met' },
  { seed: 3, placed: 1234, agreed: 0, otherwise: 3, stands: 'missed' },
])('[E8][S4-01] a whole year, story $seed', async ({ stands, ...size }) => {
  const b = await begin()
  try {
    const s = story({ ...size, daily, newId: b.v.newId, estates: b.estates })
    await enter(b, s)
    expect(
      count(
        s,
        promises.find((p) => p.code === 'resolved')!,
      )[0]!.standing,
    ).toBe(stands)
    expect(await teamsHold(b, s)).toBe(191)
    await communitiesHold(b, s)
    await listsHold(b, s)
  } finally {
    await b.v.r.close()
  }
})
