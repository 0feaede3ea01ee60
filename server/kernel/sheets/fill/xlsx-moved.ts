/** What stands beside a sheet and points at its rows: pictures, notes, tables. */
import { shiftedRanges, shiftedRow, type Inserted } from './formula.ts'
import { change, relations, textOf, type Parts } from './package.ts'
import { below, type Element, raw } from './tree.ts'

export function movedParts(parts: Parts, sheet: string, by: Inserted): void {
  for (const { type, target } of relations(parts, sheet)) {
    if (type === 'drawing') change(parts, target, (drawing) => anchors(drawing, by))
    if (type === 'comments') change(parts, target, (notes) => refsOf(notes, 'comment', by))
    if (type === 'table')
      change(parts, target, (table) => {
        refsOf({ ...table, kids: [table] }, 'table', by)
        refsOf(table, 'autoFilter', by)
      })
    if (type === 'vmlDrawing') notes(parts, target, by)
  }
}

/** Rows of anchors count from 0. */
function anchors(drawing: Element, by: Inserted): void {
  for (const row of below([drawing], 'row')) {
    const at = Number(raw(row))
    row.kids = [String(shiftedRow(at + 1, by) - 1)]
  }
}

function refsOf(tree: Element, name: string, by: Inserted): void {
  for (const e of below(tree.kids, name)) if (e.attrs.ref) e.attrs.ref = shiftedRanges(e.attrs.ref, by)
}

/** The old drawing language of notes is not always well-formed; its numbers are found as text. */
function notes(parts: Parts, part: string, by: Inserted): void {
  const text = textOf(parts, part)
  if (text === undefined) return
  const row = (at: string) => String(shiftedRow(Number(at) + 1, by) - 1)
  const moved = text
    .replace(/(<x:Row>)(\d+)(<\/x:Row>)/g, (_, open: string, at: string, close: string) => open + row(at) + close)
    .replace(/(<x:Anchor>)([^<]*)(<\/x:Anchor>)/g, (_, open: string, list: string, close: string) => {
      const n = list.split(',').map((p) => p.trim())
      if (n.length === 8) {
        const grown = Number(row(n[2]!)) - Number(n[2])
        n[2] = String(Number(n[2]) + grown)
        n[6] = String(Number(n[6]) + grown)
      }
      return open + n.join(', ') + close
    })
  parts.set(part, Buffer.from(moved))
}
