/**
 * What a transaction may see, as PostgreSQL settings. Row-level security reads them; a store repeats them as the
 * search. `SET LOCAL name = 'literal'` and never `set_config()`: only the former reaches the workers of a cluster.
 */
import type { Range } from '../../../domain/kernel/place-path.ts'

export interface Scope {
  /** Half-open place ranges; a range of the county is simply `{ lo: '231025/', hi: '2310250' }`. */
  ranges: Range[]
  /** Codes of the organisations on whose behalf the actor works. */
  units: string[]
  /** The account itself: sees what it reported. */
  account?: string
  /** Of what was handed in for the restricted class: one batch by its id, or `due`, whatever waits. For what ends by itself. */
  offers?: string
}

export const noScope: Scope = { ranges: [], units: [] }

/** Everything of a county, for the county itself; with an account where it is decided what of it that one may see. */
export const wholeCounty = (code: string, account?: string): Scope => ({
  ranges: [{ lo: `${code}/`, hi: `${code}0` }],
  units: [],
  ...(account && { account }),
})

const COUNTY = /^\d{6}$/
const PATH = /^[0-9a-z/-]{1,240}$/
const UNIT = /^[0-9a-z][0-9a-z-]{0,63}$/
const OFFERS = /^(due|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function checked(value: string, shape: RegExp): string {
  if (!shape.test(value)) throw new Error('scope: not a plain value')
  return value
}

const list = (values: string[], shape: RegExp) => `'{${values.map((v) => `"${checked(v, shape)}"`).join(',')}}'`

/** Schema of a county; the code is checked, so the name needs no quoting. */
export const schemaOf = (county: string) => `c${checked(county, COUNTY)}`

/** The settings of one transaction as one text, for a simple query. */
export function settings(county: string, scope: Scope): string {
  return [
    `set local search_path = ${schemaOf(county)}, network, public`,
    `set local linli.lo = ${list(
      scope.ranges.map((r) => r.lo),
      PATH,
    )}`,
    `set local linli.hi = ${list(
      scope.ranges.map((r) => r.hi),
      PATH,
    )}`,
    `set local linli.units = ${list(scope.units, UNIT)}`,
    `set local linli.account = '${scope.account ? checked(scope.account, UUID) : ''}'`,
    ...(scope.offers ? [`set local linli.offers = '${checked(scope.offers, OFFERS)}'`] : []),
  ].join('; ')
}

/** Ranges sorted, with those that lie in others dropped: the planner sees as few as possible. */
export function tidy(ranges: Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => (a.lo < b.lo ? -1 : a.lo > b.lo ? 1 : a.hi > b.hi ? -1 : 1))
  const kept: Range[] = []
  for (const r of sorted) {
    const last = kept.at(-1)
    if (last && r.lo >= last.lo && r.hi <= last.hi) continue
    kept.push(r)
  }
  return kept
}
