/**
 * The draw of a competition [S2-22]. Its seed is chosen before the list is shut and kept back; its hash is shown from then on. Once the draw is
 * made the seed is shown as well, so that anybody can repeat it: numbers 1 to n in the order of SHA-256 of `<seed>:<number>`. Pure.
 */

export const drawForms = ['knockout', 'groups'] as const
export type DrawForm = (typeof drawForms)[number]

/** The most who can be drawn at once. */
export const mostDrawn = 512

/** @param hash SHA-256 of a text, in hexadecimal */
export function orderBy(seed: string, n: number, hash: (text: string) => string): number[] {
  const numbers = Array.from({ length: n }, (_, i) => i + 1)
  const keys = new Map(numbers.map((k) => [k, hash(`${seed}:${k}`)]))
  return numbers.sort((a, b) => (keys.get(a)! < keys.get(b)! ? -1 : 1))
}

export interface Match {
  round: number
  /** Within its round, from 1. */
  no: number
  /** Of groups: which one, from 1. */
  group: number | null
  /** Numbers; null: not known yet, or nobody (a bye). */
  a: number | null
  b: number | null
  /** Nobody plays: whoever stands there goes on. */
  bye: boolean
}

/** Of `size` matches of a first round in which order byes are given: the halves of the table fill evenly. */
function spread(size: number): number[] {
  if (size === 1) return [0]
  const half = spread(size / 2)
  return [...half.map((k) => 2 * k), ...half.map((k) => 2 * k + 1)]
}

/** Rounds of a knock-out: as many byes as fill the table, at most one of a match, spread over it. */
export function knockout(order: readonly number[]): Match[] {
  let size = 2
  while (size < order.length) size *= 2
  const matches = size / 2
  const byes = new Set(spread(matches).slice(0, size - order.length))
  let at = 0
  const first = Array.from({ length: matches }, (_, i): Match => {
    const bye = byes.has(i)
    const a = order[at++]!
    return { round: 1, no: i + 1, group: null, a, b: bye ? null : order[at++]!, bye }
  })
  const later: Match[] = []
  for (let n = matches / 2, round = 2; n >= 1; n /= 2, round++)
    for (let i = 0; i < n; i++) later.push({ round, no: i + 1, group: null, a: null, b: null, bye: false })
  return [...first, ...later]
}

/** Groups whose sizes differ by one at most; within each everybody meets everybody once. */
export function groups(order: readonly number[], size: number): Match[] {
  const count = Math.max(1, Math.ceil(order.length / size))
  const members = Array.from({ length: count }, (): number[] => [])
  order.forEach((k, i) => members[i % count]!.push(k))
  let no = 0
  return members.flatMap((of, g) =>
    of.flatMap((a, i) =>
      of.slice(i + 1).map((b): Match => ({ round: 1, no: (no += 1), group: g + 1, a, b, bye: false })),
    ),
  )
}

export interface Result {
  round: number
  no: number
  /** Null: nobody won, where groups play. */
  winner: number | null
}

const keyOf = (m: { round: number; no: number }) => `${m.round} ${m.no}`

/** Every match with who is known to play it, round by round. */
export function played(matches: readonly Match[], results: readonly Result[]): Match[] {
  const won = new Map(results.map((r) => [keyOf(r), r.winner]))
  const known = new Map<string, Match>()
  for (const m of matches) {
    const came = (side: 0 | 1) => {
      const from = known.get(keyOf({ round: m.round - 1, no: 2 * m.no - 1 + side }))
      return from ? (from.bye ? from.a : (won.get(keyOf(from)) ?? null)) : null
    }
    known.set(keyOf(m), m.round === 1 ? m : { ...m, a: came(0), b: came(1) })
  }
  return matches.map((m) => known.get(keyOf(m))!)
}

/** @returns why a result cannot be entered; a later match that was played stands on it */
export function resultFault(
  form: DrawForm,
  matches: readonly Match[],
  results: readonly Result[],
  now: Result,
): 'match-unknown' | 'not-a-player' | 'winner-needed' | 'played-on' | undefined {
  const m = played(matches, results).find((x) => x.round === now.round && x.no === now.no)
  if (!m || m.bye || m.a === null || m.b === null) return 'match-unknown'
  if (now.winner !== null && now.winner !== m.a && now.winner !== m.b) return 'not-a-player'
  if (form === 'groups') return undefined
  if (now.winner === null) return 'winner-needed'
  const next = { round: m.round + 1, no: Math.ceil(m.no / 2) }
  const before = results.find((r) => keyOf(r) === keyOf(m))
  const stands = results.some((r) => keyOf(r) === keyOf(next))
  return stands && before?.winner !== now.winner ? 'played-on' : undefined
}
