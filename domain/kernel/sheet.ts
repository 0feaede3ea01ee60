/** Tables as they were sent, told apart by their bytes: plain text in cells, nothing evaluated, nothing guessed. */

export type SheetKind = 'xlsx' | 'xls' | 'ods' | 'docx' | 'xml' | 'html' | 'text'

/** A row with at least one filled cell. Blank rows are left out, so `at` may jump. */
export interface SheetRow {
  /** As the spreadsheet counts: the first row is 1. */
  at: number
  /**
   * From column 0; blanks at the end are left out. Dates are ISO (`1951-03-08`, `1951-03`, `1951-03-08T09:30:00`); a number
   * of more than 15 digits, of which a spreadsheet has lost the end, stands as `1.10101E+17`.
   */
  cells: string[]
}

/** A merged range: rows from 1, columns from 0, ends included. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

export interface SheetHead {
  index: number
  /** Its tab; for a table in a text document the line above it. */
  name: string
  hidden: boolean
  merges: Merge[]
}

/** What a reader tells, in this order: the file, then for each sheet its head, its rows and its end. */
export type SheetEvent =
  | { is: 'file'; kind: SheetKind; encoding: string | null }
  | { is: 'sheet'; head: SheetHead }
  | { is: 'rows'; sheet: number; rows: SheetRow[] }
  | { is: 'end'; sheet: number; rows: number; formulas: number }
