/** 满意率 never stands without 主动评价率 [S1-53]: a rate of few who answered says little. Pure. */

const satisfied = 'satisfaction-rate'
const rated = 'rated-rate'

export const partnerOf = (code: string): string | undefined =>
  code === satisfied ? rated : code === rated ? satisfied : undefined

/** Cards in their order; the two that belong together are one group, where the first of them stood. */
export function grouped<C extends { code: string }>(cards: readonly C[]): C[][] {
  const pair = [satisfied, rated].flatMap((code) => cards.find((c) => c.code === code) ?? [])
  if (pair.length < 2) return cards.map((c) => [c])
  const first = cards.find((c) => pair.includes(c))
  return cards.flatMap((c) => (c === first ? [pair] : pair.includes(c) ? [] : [[c]]))
}
