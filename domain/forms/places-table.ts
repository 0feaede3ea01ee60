/** An empty table of counts: a row per village, community or town, and in its columns how many. */
import { foldHeader } from '../people/import/fold.ts'
import { findHeader, type Column, type Header } from '../people/import/layout.ts'
import type { Grid } from '../people/import/sample.ts'
import { countAsked, countOf, countUse, type Terms } from './counts.ts'
import { ownField } from './fields.ts'
import type { CountRow } from './schema.ts'

/** Whoever is named by one of these stands in a row of their own: that is a list of people. */
const persons = /^(name|id-number|phone|phone-other|born|address|head-name|relation|disability-number|head-id-number)$/

/** Words for the first column that say nothing of a level. */
const anyPlace =
  /^(单位|单位名称|填报单位|上报单位|地区|地域|区域|辖区|地名|地方|名称|各?乡镇\(?场?\)?|[所各]*(镇村|村屯|村居社区|村社区)名?称?)$/

const levels: Readonly<Record<string, string>> = { town: 'town', community: 'community', grid: 'grid' }

export interface CountColumn extends Column {
  /** Proposed. */
  means: string | null
  sure: boolean
}

/** @returns undefined when it is none */
export function countsTable(terms: Terms, grid: Grid): { header: Header; columns: CountColumn[] } | undefined {
  const header = findHeader(terms.words, grid, undefined, (text) => countAsked(terms, text) !== undefined)
  if (!header?.rows) return undefined
  if (header.columns.some((c) => c.use.is === 'field' && persons.test(c.use.field))) return undefined
  const columns = header.columns.filter((c) => c.header).map((c) => meant(terms, c))
  const placed = columns.some((c) => placeUse(c) !== null)
  const counted = columns.filter((c) => c.means !== null && countOf(c.means) !== undefined)
  if (!placed || counted.length === 0) return undefined
  // Two columns of one meaning: at least one of them means something else.
  const twice = (c: CountColumn) => counted.some((o) => o !== c && o.means === c.means)
  return { header, columns: columns.map((c) => (twice(c) ? { ...c, sure: false } : c)) }
}

function meant(terms: Terms, column: Column): CountColumn {
  const place = placeUse(column)
  if (place) return { ...column, means: place, sure: place !== 'place' || anyPlace.test(foldHeader(column.header)) }
  const own = ownField(column.header.split(' / ').at(-1)!)
  if (own === 'serial' || own === 'month' || own === 'filled-on') return { ...column, means: own, sure: true }
  const asked = countAsked(terms, column.header)
  return { ...column, means: asked ? countUse(asked.count) : null, sure: asked?.sure ?? false }
}

function placeUse({ use, header }: Column): string | null {
  const folded = foldHeader(header.replaceAll(' / ', ''))
  if (anyPlace.test(folded)) return 'place'
  if (ownField(header) === 'county') return 'county'
  return use.is === 'field' ? (levels[use.field] ?? null) : null
}

const sums = /^(合计|总计|共计|总数|全[县区市镇乡村].{0,3}|.{1,6}合计)$/
/** What stands below a table: who filled it, when, how it is to be filled. */
const foot = /[:：。]|填表|填报|审核|负责人|联系|签字|盖章|公章|说明|备注|日期|^注/

/** The lowest column of places, then the one above it. */
const order = ['grid', 'community', 'place', 'town', 'county']

export const placeColumns = (columns: readonly { column: number; use: string | null }[]): number[] =>
  order.flatMap((use) => columns.filter((c) => c.use === use).map((c) => c.column))

/** Rows of a table of counts in which a place or a sum is written already. */
export function countRows(grid: Grid, header: number, places: readonly number[]): CountRow[] {
  const rows: CountRow[] = []
  const [lowest, above] = places
  if (lowest === undefined) return rows
  for (const at of grid.ats.filter((n) => n > header)) {
    const texts = (grid.rows.get(at) ?? []).filter(Boolean)
    const words = texts.filter((t) => !/^[\d.\s]*$/.test(t))
    const first = foldHeader(words[0] ?? '')
    if (words.some((w) => foot.test(w))) break
    if (first === '小计') rows.push({ at, name: first, above: '', sum: 'part' })
    else if (sums.test(first)) rows.push({ at, name: first, above: '', sum: 'all' })
    else if (grid.own(at, lowest)) {
      rows.push({ at, name: grid.own(at, lowest), above: above === undefined ? '' : grid.said(at, above), sum: null })
    } else if (words.length > 0 && !(above !== undefined && grid.said(at, above))) break
  }
  return rows
}
