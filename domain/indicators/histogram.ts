/**
 * A ninth decile that can be kept for every place and month without keeping the list: minutes fall into buckets, to the
 * minute up to twenty and five per cent wide above. What is shown is the upper end of the bucket: at most 5 % (and one
 * minute of rounding) above the true value, never below it.
 */

/** Bucket → how many, without and with what was taken out of the rates. */
export type Buckets = Record<string, readonly [n: number, all: number]>

const exact = 20
const step = Math.log(1.05)

/** @param minutes ≥ 0 */
export const bucketOf = (minutes: number): number =>
  minutes <= exact ? Math.ceil(minutes) : exact + Math.ceil(Math.log(minutes / exact) / step - 1e-9)

/** The most minutes that lie in a bucket. */
export const upperEnd = (bucket: number): number =>
  bucket <= exact ? bucket : Math.ceil(exact * Math.exp(step * (bucket - exact)) - 1e-6)

/** Adds, and drops what has become nothing. */
export function addTo(buckets: Buckets, changes: readonly { bucket: number; n: number; all: number }[]): Buckets {
  const sum = new Map<number, [number, number]>()
  for (const [b, [n, all]] of Object.entries(buckets)) sum.set(Number(b), [n, all])
  for (const { bucket, n, all } of changes) {
    const [was, wasAll] = sum.get(bucket) ?? [0, 0]
    sum.set(bucket, [was + n, wasAll + all])
  }
  const kept = [...sum].filter(([, [n, all]]) => n !== 0 || all !== 0).sort(([a], [b]) => a - b)
  return Object.fromEntries(kept.map(([b, counts]) => [String(b), counts]))
}

/** Nine in ten took at most so many minutes; null where there is nothing. @param whole with what was taken out */
export function p90(buckets: Buckets, whole: boolean): number | null {
  const counts = Object.entries(buckets)
    .map(([b, [n, all]]) => ({ bucket: Number(b), count: whole ? all : n }))
    .sort((a, b) => a.bucket - b.bucket)
  const total = counts.reduce((sum, c) => sum + c.count, 0)
  if (total === 0) return null
  const rank = Math.ceil(total * 0.9)
  let seen = 0
  for (const { bucket, count } of counts) {
    seen += count
    if (seen >= rank) return upperEnd(bucket)
  }
  return null
}
