/** Rows that hold nobody: totals, signatures, notes, the header once more, numbers of columns. */
import type { SheetRow } from '../../kernel/sheet.ts'
import { foldHeader } from './fold.ts'
import type { Layout } from './rows.ts'

export type Skip = 'total' | 'note' | 'header' | 'numbering' | 'nobody'

const total = /^(本页|全[村镇乡县区市社]?)?(合计|总计|小计|共计|累计|总合计|汇总)/
const note =
  /(填表|制表|审核|负责|经办|填报|复核|审批|主管|统计|录入)(人|单位|时间|日期|员)?(签字|签名|盖章)?[:：(（]|盖章|签章|^(注|备注|说明|附注|填表说明)[:：]|年\s*月\s*日\s*$|^第.{1,4}页/

/** @returns why a row is passed over, or undefined for one that may hold a person */
export function skipOf(layout: Layout): (row: SheetRow) => Skip | undefined {
  const headers = new Map(
    layout.columns.filter((c) => c.header).map((c) => [c.at, foldHeader(c.header.split(' / ').at(-1)!)]),
  )
  const persons = personColumns(layout)
  return ({ at, cells }) => {
    if (layout.header && at <= layout.header.last) return 'header'
    // Somebody's number makes it somebody's row.
    if (persons.some((c) => /^\d{17}[\dX]$/.test(cells[c] ?? ''))) return undefined
    const filled = cells.map((text, column) => ({ text: text.trim(), column })).filter((c) => c.text)
    if (filled.length === 0) return 'nobody'
    if (filled.slice(0, 3).some((c) => total.test(foldHeader(c.text)))) return 'total'
    if (isNumbering(filled)) return 'numbering'
    const again = filled.filter((c) => headers.get(c.column) === foldHeader(c.text)).length
    if (again >= 2 && again >= filled.length * 0.6) return 'header'
    if (isNote(filled, cells, persons)) return 'note'
    return persons.some((c) => cells[c]) ? undefined : 'nobody'
  }
}

/** Where a name or a number stands that makes a row somebody's. */
function personColumns({ columns, members }: Layout): number[] {
  if (members.length) return members.flatMap((m) => [m.name, ...(m.idNumber === null ? [] : [m.idNumber])])
  return columns
    .filter((c) => c.use.is === 'field' && /^(name|id-number|disability-number)$/.test(c.use.field))
    .map((c) => c.at)
}

/** `1 2 3 4 …`, `甲 乙 1 2 …`, and the sum rules of a table of figures: `1列=2列+5列`. */
function isNumbering(filled: readonly { text: string }[]): boolean {
  if (filled.length < 3) return false
  const numbers = filled.map((c) => Number(/^[(（]?(\d{1,2})(列|[)）])?(=|$)/.exec(c.text)?.[1] ?? Number.NaN))
  const letters = filled.filter((c) => /^[甲乙丙丁戊]$/.test(c.text)).length
  const rising = numbers.filter((n, i) => i > 0 && n === numbers[i - 1]! + 1).length
  return rising >= 2 && rising + letters + 1 >= filled.length - 1
}

/** Signatures stand in few cells, or spread over a row in which no number is. */
function isNote(filled: readonly { text: string }[], cells: readonly string[], persons: readonly number[]): boolean {
  if (!filled.some((c) => note.test(c.text))) return false
  return !persons.some((c) => /\d{15}/.test(cells[c] ?? ''))
}
