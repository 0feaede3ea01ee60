/** The table of OWASP ASVS has a row for every number we hold ourselves to, and every test that a document names is there. */
import { lineAt, type Fault } from '../fault.ts'
import { isTest, type Project } from '../project.ts'
import { tableRows } from './glossary.ts'

export const asvsFile = 'docs/security/asvs.md'

/** Numbers of ASVS 5.0.0, levels 1 and 2, that bite a house like this one. */
const numbers = `
  1.2.1 1.2.4 1.2.5 1.2.9 1.3.1 1.3.3 1.3.4 1.3.6 1.3.11 1.5.2 2.1.1 2.1.2 2.1.3 2.2.1 2.2.2 2.2.3 2.3.1 2.3.2 2.3.3 2.3.4 2.4.1
  3.2.1 3.2.2 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.5.1 3.5.3 4.1.1 4.1.3 4.2.1 4.4.2
  5.1.1 5.2.1 5.2.2 5.2.3 5.3.1 5.3.2 5.4.1 5.4.2 5.4.3 6.1.1 6.2.1 6.2.4 6.2.5 6.2.9 6.2.12 6.3.1 6.3.2 6.3.3 6.3.4 6.4.1 6.4.3
  6.5.1 6.5.3 6.5.4 6.5.5 6.6.1 6.6.2 6.6.3 6.8.1 6.8.2 7.1.1 7.2.1 7.2.3 7.2.4 7.3.1 7.3.2 7.4.1 7.4.2 7.4.3 7.4.5 7.5.1 7.5.2
  8.1.1 8.1.2 8.2.1 8.2.2 8.2.3 8.3.1 8.4.1 9.1.1 9.1.2 9.1.3 9.2.1 9.2.2 9.2.3 10.1.1 10.2.1 10.2.2
  11.1.1 11.1.2 11.2.1 11.2.2 11.3.1 11.3.2 11.3.3 11.4.2 11.5.1 12.1.1 12.2.1 13.2.3 13.2.4 13.3.1 13.4.1 13.4.2 13.4.5
  14.1.1 14.1.2 14.2.1 14.2.3 14.2.4 14.3.1 14.3.2 14.3.3 15.1.1 15.1.2 15.1.3 15.2.2 15.3.1 15.3.2 15.3.3 15.3.4 15.3.5 15.3.6 15.3.7
  16.1.1 16.2.1 16.2.2 16.2.5 16.3.1 16.3.2 16.3.3 16.3.4 16.4.1 16.4.2 16.5.1 16.5.2 16.5.3`
  .trim()
  .split(/\s+/)

/** `file › beginning of the name of a test in it`. */
const proof = /`([^`›\s]+\/[^`›\s]+) › ([^`]+)`/g

export function asvsFaults(project: Project, wanted: readonly string[] = numbers): Fault[] {
  if (!project.has(asvsFile)) return [{ file: asvsFile, says: 'is not there' }]
  const rows = tableRows(project.text(asvsFile), 'number')
  const given = rows.map(({ cells }) => cells[0]!)
  return [
    ...wanted.filter((n) => !given.includes(n)).map((n) => ({ file: asvsFile, says: `has no row for ${n}` })),
    ...given
      .filter((n, i) => given.indexOf(n) !== i || !wanted.includes(n))
      .map((n) => ({ file: asvsFile, says: `has ${n} twice, or without a reason` })),
    ...rows
      .filter(({ cells }) => !said.test(cells[2] ?? '') && !(cells[2] ?? '').match(proof))
      .map(({ cells, line }) => ({
        file: asvsFile,
        line,
        says: `${cells[0]} names no test, and says none of "open: …", "not applicable because …" and "written in …"`,
      })),
  ]
}

const said = /^(open:|not applicable because|written in) \S/

/** Of all documents. */
export function provenFaults(project: Project): Fault[] {
  return project.paths
    .filter((p) => p.endsWith('.md'))
    .flatMap((file) =>
      [...project.text(file).matchAll(proof)].flatMap((m) => {
        const says = missing(project, m[1]!, m[2]!)
        return says ? [{ file, line: lineAt(project.text(file), m.index), says }] : []
      }),
    )
}

function missing(project: Project, file: string, name: string): string | undefined {
  if (!isTest(file) || !project.has(file)) return `names ${file}, which is no test`
  return begins(project.text(file), name) ? undefined : `names a test that is not in ${file}: ${name}`
}

/** As a text in quotes begins. */
const begins = (text: string, name: string) => ["'", '"', '`'].some((quote) => text.includes(quote + name))
