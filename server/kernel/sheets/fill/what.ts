/** What is to be put into a table: values by their places, and which cells stay empty and say so. */

/** A day stands as a date where the cell shows dates, else as its text. */
export type Value = string | number | { day: string }

export interface Put {
  column: number
  /** Null: there is nothing to put. */
  value: Value | null
  /** Could not be filled: the cell is coloured. */
  mark?: boolean
}

/** People below each other: rows are added as they are needed, and what stands below moves down. */
export interface ListFill {
  sheet: number
  /** The last row of the header, from 1. */
  header: number
  /** A column that every row of the table has. */
  probe: number
  rows: readonly (readonly Put[])[]
  /** Sums: rows below or above, by where they stood before rows came in. */
  after?: readonly { at: number; puts: readonly Put[] }[]
}

export interface FormFill {
  sheet: number
  cells: readonly (Put & { at: number })[]
}

export interface Fill {
  lists: readonly ListFill[]
  forms: readonly FormFill[]
  /** Who took it, for whom and when: into the file's properties and its foot. */
  said: string
  at: Date
}

/** Soft yellow, as spreadsheets mark what needs attention. */
export const markColour = 'FFF2CC'

const risky = /^[=+\-@\t\r＝＋－＠]/

/** What a program would run when the table is saved as text later is text for certain (OWASP, CSV injection). */
export const harmless = (text: string) => (risky.test(text) ? `'${text}` : text)
