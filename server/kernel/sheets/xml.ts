/** The XML of Excel 2003 (SpreadsheetML), usually called .xls: what many systems of the time still send. */
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import { exactNumber } from './cells.ts'
import type { Encoding } from './encoding.ts'
import { Grid } from './grid.ts'
import { refused, type SheetLimits } from './limits.ts'
import { attribute, markup } from './markup.ts'
import { tellAsRead } from './tell.ts'
import { isoCell } from './xlsx.ts'

export const readXml = (path: string, encoding: Encoding, limits: SheetLimits): AsyncGenerator<SheetEvent> =>
  tellAsRead(path, encoding, limits, workbookReader)

const number = (text: string | undefined) => Number(text ?? 0) || 0

function workbookReader(ready: (grid: Grid) => void) {
  let grid: Grid | undefined
  let row = 0
  let column = 0
  let across = 0
  let data: { type: string; text: string } | undefined
  /** A cell's comment holds a `Data` of its own. */
  let comments = 0
  const openCell = (a: Record<string, string>) => {
    column = attribute(a, 'Index') ? number(attribute(a, 'Index')) - 1 : column
    across = number(attribute(a, 'MergeAcross'))
    const formula = attribute(a, 'Formula')
    if (formula && grid) {
      if (formula.includes('[') && /\.xl\w+\]/i.test(formula)) throw refused('sheet-links')
      grid.formulas++
    }
    grid?.merge(row, column, number(attribute(a, 'MergeDown')) + 1, across + 1)
  }
  return markup('xml', {
    open(tag, a) {
      if (tag === 'Worksheet') {
        grid = new Grid()
        grid.name = attribute(a, 'Name') ?? ''
        row = 0
      } else if (tag === 'Visible' && grid) grid.hidden = true
      else if (tag === 'Row') {
        row = attribute(a, 'Index') ? number(attribute(a, 'Index')) : row + 1
        column = 0
      } else if (tag === 'Cell') openCell(a)
      else if (tag === 'Comment') comments++
      else if (tag === 'Data' && !comments) data = { type: attribute(a, 'Type') ?? 'String', text: '' }
    },
    text(piece) {
      if (data) data.text += piece
    },
    close(tag) {
      if (tag === 'Comment') comments--
      else if (tag === 'Data' && data && !comments) {
        grid?.put(row, column, valueOf(data.type, data.text))
        data = undefined
      } else if (tag === 'Cell') column += across + 1
      else if (tag === 'Worksheet' && grid) {
        ready(grid)
        grid = undefined
      }
    },
  })
}

function valueOf(type: string, text: string): string {
  if (type === 'Number') return exactNumber(text)
  if (type === 'DateTime') return isoCell(text)
  if (type === 'Boolean') return text === '1' ? 'TRUE' : 'FALSE'
  return text
}
