/** Numbers that look random and come again with the same seed: for invented data and tests, never for secrets. */

export interface Seeded {
  /** In [0, 1). */
  next: () => number
  /** An integer in [lo, hi]. */
  int: (lo: number, hi: number) => number
  pick: <T>(list: readonly T[]) => T
  /** True with this probability. */
  chance: (p: number) => boolean
  bytes: (n: number) => Uint8Array
}

/** SplitMix32. @param seed any integer */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const next32 = () => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  const next = () => next32() / 2 ** 32
  return {
    next,
    int: (lo, hi) => lo + Math.floor(next() * (hi - lo + 1)),
    pick: (list) => list[Math.floor(next() * list.length)]!,
    chance: (p) => next() < p,
    bytes: (n) => Uint8Array.from({ length: n }, () => next32() & 0xff),
  }
}
