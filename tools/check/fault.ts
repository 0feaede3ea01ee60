/** One finding of a check. `line` counts from 1; a fault of a whole file has none. */
export interface Fault {
  file: string
  line?: number
  says: string
}

/** `server/requests/store.ts:12  writes …`: the form editors and terminals turn into a link. */
export const printed = (f: Fault) => `${f.file}${f.line ? `:${f.line}` : ''}  ${f.says}`

/** 1-based line of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line++
  return line
}
