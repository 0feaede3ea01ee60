/** Checks that are programs of their own: started with this Node, their answers turned into faults. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Fault } from './fault.ts'

export interface Answer {
  code: number | null
  out: string
}

export interface Command {
  package: string
  bin: string
  args: string[]
  read: (answer: Answer) => Fault[]
}

export async function faultsOf(root: string, { package: name, bin, args, read }: Command): Promise<Fault[]> {
  const answer = await run(root, [join(root, 'node_modules', name, bin), ...args])
  const faults = read(answer)
  // A program that fails without a word we understand has failed nevertheless.
  return answer.code === 0 || faults.length > 0
    ? faults
    : [{ file: name, says: answer.out.trim().slice(0, 2000) || `ended with ${answer.code}` }]
}

function run(root: string, args: string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } })
    let out = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out }))
  })
}

const perLine = (shape: RegExp, says: (groups: string[]) => Fault) => (answer: Answer) =>
  answer.out.split('\n').flatMap((line) => {
    const groups = shape.exec(line)
    return groups ? [says(groups)] : []
  })

export const types = (floor: string): Command => ({
  package: 'typescript',
  bin: 'bin/tsc',
  args: ['-p', `tsconfig.${floor}.json`, '--pretty', 'false'],
  read: perLine(/^(.+?)\((\d+),\d+\): error (TS\d+: .*)$/, ([, file, line, says]) => ({
    file: file!,
    line: Number(line),
    says: says!,
  })),
})

interface LintReport {
  diagnostics: { message: string; code?: string; filename: string; labels: { span: { line: number } }[] }[]
  number_of_files: number
}

/** @param known how many files there are to lint: a linter that saw fewer was not asked rightly */
export const lint = (known: number): Command => ({
  package: 'oxlint',
  bin: 'bin/oxlint',
  args: ['--type-aware', '--deny-warnings', '--report-unused-disable-directives', '--format=json'],
  read: ({ out }) => {
    const start = out.indexOf('{ "diagnostics"')
    if (start < 0) return [{ file: 'oxlint', says: out.trim().slice(0, 2000) }]
    const report = JSON.parse(out.slice(start)) as LintReport
    const few =
      report.number_of_files < known
        ? [{ file: 'oxlint', says: `saw ${report.number_of_files} of ${known} files` }]
        : []
    const faults = report.diagnostics.map((d) => ({
      file: d.filename,
      line: d.labels[0]?.span.line,
      says: `${d.code ?? 'lint'}: ${d.message}`,
    }))
    return [...few, ...faults]
  },
})

export const format: Command = {
  package: 'oxfmt',
  bin: 'bin/oxfmt',
  args: ['--list-different', '.'],
  read: perLine(/^([\w@.][\w@./-]*\.\w+)$/, ([, file]) => ({ file: file!, says: 'is not formatted: npx oxfmt' })),
}

type KnipRow = { file: string } & Record<string, { name?: string; line?: number }[] | string>

export const unused: Command = {
  package: 'knip',
  bin: 'bin/knip.js',
  args: ['--no-progress', '--no-config-hints', '--reporter', 'json'],
  read: ({ out }) => {
    const start = out.indexOf('{"issues"')
    if (start < 0) return [{ file: 'knip', says: out.trim().slice(0, 2000) }]
    const { issues } = JSON.parse(out.slice(start)) as { issues: KnipRow[] }
    return issues.flatMap(({ file, ...kinds }) =>
      Object.entries(kinds).flatMap(([kind, found]) =>
        Array.isArray(found)
          ? found.map((f) => ({
              file,
              line: f.line,
              says: kind === 'files' ? 'is used by nothing' : `${kind}: ${f.name} is used by nothing`,
            }))
          : [],
      ),
    )
  },
}
