/** GLOSSARY.md binds each domain word to its Chinese term once; words it rules out stand on no screen. */
import { lineAt, type Fault } from '../fault.ts'
import { isCode, isTest, type Project } from '../project.ts'
import { textsOf } from '../syntax.ts'
import { isWords } from './words.ts'

export const glossaryFile = 'GLOSSARY.md'

export interface Entry {
  cells: string[]
  line: number
}

/** Rows of every table whose first heading is `first`. */
export function tableRows(markdown: string, first: string): Entry[] {
  const rows: Entry[] = []
  let inside = false
  for (const m of markdown.matchAll(/^.*$/gm)) {
    const cells = m[0].startsWith('|')
      ? m[0]
          .split('|')
          .slice(1, -1)
          .map((c) => c.trim())
      : []
    if (cells.length === 0) inside = false
    else if (cells[0] === first) inside = true
    else if (inside && !/^:?-+:?$/.test(cells[0]!)) rows.push({ cells, line: lineAt(markdown, m.index) })
  }
  return rows
}

export function glossaryFaults(project: Project): Fault[] {
  if (!project.has(glossaryFile)) return [{ file: glossaryFile, says: 'is missing' }]
  const text = project.text(glossaryFile)
  const terms = tableRows(text, 'Term')
  return [
    ...shapes(terms),
    ...twice(terms, 0),
    ...twice(terms, 1),
    ...unknownNames(project, terms),
    ...ruledOut(project, tableRows(text, 'Never')),
  ]
}

const fault = (line: number, says: string): Fault => ({ file: glossaryFile, line, says })

const shapes = (terms: Entry[]) =>
  terms
    .filter(({ cells }) => cells.length !== 4 || !cells[0] || !/\p{Script=Han}/u.test(cells[1]!))
    .map(({ line }) => fault(line, 'is no row of term, 中文, code, meaning'))

/** A cell may hold several words (`nonstop / around the clock`); each is bound once. */
function twice(terms: Entry[], column: number): Fault[] {
  const seen = new Map<string, number>()
  return terms.flatMap(({ cells, line }) =>
    (cells[column] ?? '')
      .split(/[/、]/)
      .map((w) => w.trim().toLowerCase())
      .filter(Boolean)
      .flatMap((word) => {
        const before = seen.get(word)
        seen.set(word, line)
        return before === undefined ? [] : [fault(line, `binds ${word} a second time (line ${before})`)]
      }),
  )
}

/** A name in the third column stands somewhere in the code. */
function unknownNames(project: Project, terms: Entry[]): Fault[] {
  const code = project.paths
    .filter((p) => (isCode(p) || p.endsWith('.sql')) && /^(domain|server|web|packs)\//.test(p))
    .map((p) => project.text(p))
    .join('\n')
  return terms.flatMap(({ cells, line }) =>
    [...(cells[2] ?? '').matchAll(/`([^`]+)`/g)]
      .filter(([, name]) => !code.includes(name!))
      .map(([, name]) => fault(line, `names \`${name}\`, which stands nowhere in the code`)),
  )
}

function ruledOut(project: Project, never: Entry[]): Fault[] {
  const words = never.flatMap(({ cells }) => cells[0]!.split(/[/、]/).map((w) => w.trim()))
  const screens = project.paths.filter((p) => isCode(p) && !isTest(p) && /^(web|server)\//.test(p) && isWords(p))
  return screens.flatMap((file) =>
    textsOf(project.syntax(file)).flatMap(({ text, line }) =>
      words
        .filter((w) => text.includes(w))
        .map((w) => ({ file, line, says: `shows ${w}, which ${glossaryFile} rules out` })),
    ),
  )
}
