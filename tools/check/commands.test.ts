import { describe, expect, it } from 'vitest'
import { faultsOf, format, lint, types, unused } from './commands.ts'
import { difference } from './schema.ts'

const answer = (out: string, code = 1) => ({ out, code })

describe('what other programs find', () => {
  it('is read from the compiler', () => {
    const out = "server/a.ts(12,7): error TS2322: Type 'x' is not assignable.\n  because of this\n"
    expect(types('server').read(answer(out))).toEqual([
      { file: 'server/a.ts', line: 12, says: "TS2322: Type 'x' is not assignable." },
    ])
  })

  it('is read from the linter, which must have seen every file', () => {
    const found = {
      message: 'Promises must be awaited',
      code: 'typescript(no-floating-promises)',
      filename: 'a.ts',
      labels: [{ span: { line: 3 } }],
    }
    const out = `{ "diagnostics": [${JSON.stringify(found)}], "number_of_files": 9 }`
    expect(lint(9).read(answer(out))).toEqual([
      { file: 'a.ts', line: 3, says: 'typescript(no-floating-promises): Promises must be awaited' },
    ])
    expect(lint(10).read(answer(out))).toHaveLength(2)
    expect(lint(0).read(answer('Failed to find type-aware linter executable.', 0))).toHaveLength(1)
  })

  it('is read from the formatter', () => {
    expect(
      format.read(answer('web/a.tsx\n.ci/x.mjs\nFinished in 5ms on 2 files using 2 threads.\n')).map((f) => f.file),
    ).toEqual(['web/a.tsx', '.ci/x.mjs'])
  })

  it('is read from the search for unused code', () => {
    const rows = {
      issues: [
        { file: 'a.ts', files: [{ name: 'a.ts' }], exports: [] },
        { file: 'b.ts', exports: [{ name: 'x', line: 4 }] },
      ],
    }
    expect(unused.read(answer(JSON.stringify(rows)))).toEqual([
      { file: 'a.ts', line: undefined, says: 'is used by nothing' },
      { file: 'b.ts', line: 4, says: 'exports: x is used by nothing' },
    ])
    expect(unused.read(answer('crashed'))).toEqual([{ file: 'knip', says: 'crashed' }])
  })

  it('is a fault when a program fails without saying why', async () => {
    const broken = { package: 'no-such-package', bin: 'x.js', args: [], read: () => [] }
    const faults = await faultsOf(import.meta.dirname, broken)
    expect(faults).toEqual([{ file: 'no-such-package', says: expect.stringContaining('Cannot find module') as string }])
  })
})

it('[data] the kept schema is compared line by line', () => {
  expect(difference('a\nb\n', 'a\nb\n')).toBeUndefined()
  expect(difference('a\nb\n', 'a\nc\n')).toEqual({ line: 2, kept: 'b', fresh: 'c' })
  expect(difference('a', 'a\nb')).toEqual({ line: 2, kept: '(end)', fresh: 'b' })
})
