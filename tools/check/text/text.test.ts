/** Each check on texts notices the fault it is there for, and stays quiet about its neighbour. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../fault.ts'
import { projectOf } from '../project.ts'
import { asvsFaults, asvsFile, provenFaults } from './asvs.ts'
import { glossaryFaults } from './glossary.ts'
import { itselfFaults } from './itself.ts'
import { anchorsOf, linkFaults } from './links.ts'
import { problemFaults } from './problems.ts'
import { sizeFaults, sizeReport } from './sizes.ts'
import { wordFaults } from './words.ts'

const says = (faults: Fault[]) => faults.map((f) => f.says)
const lines = (n: number) => 'x\n'.repeat(n)

describe('[design 2] sizes', () => {
  it.each([
    ['server/requests/acts.ts', 401, 1],
    ['server/requests/acts.ts', 400, 0],
    ['server/requests/acts.test.ts', 600, 0],
    ['server/requests/acts.test.ts', 601, 1],
    ['test/factories.ts', 600, 0],
    ['server/migrations/0001_kernel.sql', 601, 1],
    ['server/schema.sql', 5000, 0],
    ['web/kit/kit.css', 401, 1],
    ['docs/guide/start.md', 2000, 0],
  ])('%s with %i lines: %i faults', (path, n, faults) => {
    expect(sizeFaults(projectOf({ [path]: lines(n) }))).toHaveLength(faults)
  })

  it('reports the median of the sources', () => {
    const project = projectOf({ 'a.ts': lines(10), 'b.ts': lines(20), 'c.ts': lines(300), 'c.test.ts': lines(900) })
    expect(sizeReport(project)).toMatchObject({ median: 20, p90: 300, files: 3 })
  })
})

describe('[L10] words', () => {
  const words = (text: string, path = 'web/requests/words.ts') => says(wordFaults(projectOf({ [path]: text })))

  it.each([
    ["defineWords({ close: { zh: '办结' } })", 'has no en'],
    ["defineWords({ close: { en: 'Close' } })", 'has no zh'],
    ["defineWords({ close: { zh: '办结', en: ' ' } })", 'en is empty'],
    ["defineWords({ close: { zh: '', en: 'Close' } })", 'zh is empty'],
    ["defineWords({ close: { zh: '办结', en: '办结' } })", 'en holds Chinese characters'],
    [
      'defineWords({ left: { zh: (n: number) => `还有${n}天`, en: (n: number) => `还有${n}天` } })',
      'en holds Chinese characters',
    ],
    ["defineWords({ close: 'Close' })", '`close` is no pair of zh and en'],
    ["defineWords({ a: { zh: '甲', en: 'A' }, a: { zh: '乙', en: 'B' } })", '`a` stands twice'],
    ["defineWords({ late: { zh: '过期 {n} 天', en: 'late' } })", 'en leaves out {n}'],
    ["defineWords({ late: { zh: '过期', en: { one: 'late', other: '{n} days late' } } })", 'zh leaves out {n}'],
    ['defineWords({ ...others })', 'an entry whose key or words cannot be read'],
    ["const problemWords = { gone: { zh: { title: '没有了' } } }", 'has no en'],
  ])('%s', (text, fault) => {
    expect(words(text)).toEqual([fault])
  })

  it.each([
    '<p>Close</p>',
    "<p>{'Close'}</p>",
    '<p>{open ? `Close ${n}` : null}</p>',
    "<p>{name || 'nobody'}</p>",
    '<button title="Close" />',
    "<img alt={'A ' + name} />",
    '<Button okText="Yes" />',
    '<p>办结</p>',
    '<p title="办结" />',
    "<p>{w('办结')}</p>",
  ])('are not written into a component: %s', (jsx) => {
    expect(words(`const x = ${jsx}`, 'web/requests/Desk.tsx')).toHaveLength(1)
  })

  it.each([
    '<p className="Close">{w.close}</p>',
    '<kbd>Ctrl Enter</kbd>',
    '<p>·  {n}</p>',
    "<p>{w('close')}</p>",
    '<input type="text" name="close" />',
    '<p>{/* 办结 */}</p>',
  ])('stays quiet about %s', (jsx) => {
    expect(words(`const x = ${jsx}`, 'web/requests/Desk.tsx')).toEqual([])
  })

  it('stand in no other file of web and server either', () => {
    expect(words("const title = '办结'", 'web/requests/queries.ts')).toHaveLength(1)
    expect(words("const title = '办结'", 'server/notices/acts.ts')).toHaveLength(1)
    expect(words("const title = '办结'", 'domain/places/rules.ts')).toEqual([])
    expect(words("const title = '办结'", 'server/notices/acts.test.ts')).toEqual([])
  })
})

describe('[L10] problem codes', () => {
  const house = {
    'domain/kernel/errors.ts': "export const problems = { 'gone': 410, 'conflict': 409 } as const",
    'domain/kernel/refno.ts': "const R = z.string().refine(f, { error: 'refno' }); throw fault('name', 'empty')",
    'server/kernel/http/problem-words.ts': "const w = { 'gone': {}, 'conflict': {} }",
    'web/kit/kit-words.ts': 'const w = { refno: {}, empty: {} }',
  }
  it('each have words', () => {
    expect(problemFaults(projectOf(house))).toEqual([])
  })
  it('are missed when they have none', () => {
    const bare = {
      ...house,
      'server/kernel/http/problem-words.ts': 'const w = { gone: {} }',
      'web/kit/kit-words.ts': 'const w = { empty: {} }',
    }
    expect(says(problemFaults(projectOf(bare)))).toEqual([
      'has no words for `conflict`',
      'no words.ts of the web says what `refno` means',
    ])
  })
  it.each([
    "const of = (x) => unless(x.fits, 'unit', 'too-far')",
    "report('items', path, known ? 'too-far' : 'empty')",
    "export type LimitFault = 'empty' | 'too-far'",
    "interface Bar { code: 'too-far' | 'empty' }",
    "ctx.addIssue({ code: 'custom', message: 'too-far' })",
  ])('are found wherever a fault is made: %s', (text) => {
    expect(says(problemFaults(projectOf({ ...house, 'domain/requests/far.ts': text })))).toEqual([
      'no words.ts of the web says what `too-far` means',
    ])
  })
  it.each(["throw new Refusal('conflict', { reason: 'too-late' })", "export type Obstacle = 'too-late'"])(
    'a reason has its sentence: %s',
    (text) => {
      const words = 'server/kernel/http/reason-words.ts'
      const of = (reasons: string) => projectOf({ ...house, 'domain/requests/late.ts': text, [words]: reasons })
      expect(says(problemFaults(of('const w = {}')))).toEqual([`${words} does not say what \`too-late\` means`])
      expect(problemFaults(of("const w = { 'too-late': {} }"))).toEqual([])
    },
  )
})

describe('links in documents', () => {
  const links = (text: string, more: Record<string, string> = {}) => {
    const project = projectOf({
      'docs/guide/a.md': text,
      'docs/b.md': '# One\n\n## Two words, `code`\n\n# One\n',
      ...more,
    })
    return says(linkFaults(project, (p) => project.has(p) || ['docs', 'docs/guide'].includes(p)))
  }
  it.each([
    ['[x](c.md)', 'points to c.md, which is not there'],
    ['![x](img/p.png)', 'points to img/p.png, which is not there'],
    ['[x](../b.md#three)', 'points to ../b.md#three: docs/b.md has no such heading'],
    ['[x](#here)', 'points to #here: docs/guide/a.md has no such heading'],
    ['[x](../../../other/a.md)', 'points outside the project: ../../../other/a.md'],
    ['[x]\n\n[x]: gone.md', 'points to gone.md, which is not there'],
    ['<img src="p.png">', 'points to p.png, which is not there'],
    ['see `server/kernel/gone.ts`', 'names server/kernel/gone.ts, which is not there'],
  ])('%s', (text, fault) => {
    expect(links(text)).toEqual([fault])
  })
  it.each([
    '[x](../b.md)',
    '[x](../b.md#two-words-code)',
    '[x](../b.md#one-1)',
    '[x](https://example.org/none)',
    '```\n[x](c.md)\n```',
    '# Here\n[x](#here)',
    'see `server/migrations/NNNN_x.sql`, `domain/*/api.ts`',
    '[x](../guide)',
  ])('stays quiet about %s', (text) => {
    expect(links(text)).toEqual([])
  })
  it('are looked for in comments too', () => {
    expect(links('', { 'server/a.ts': '// see docs/gone.md' })).toEqual(['names docs/gone.md, which is not there'])
  })
  it('keep Chinese headings', () => {
    expect([...anchorsOf('## 两条命令（start）')]).toEqual(['两条命令start'])
  })
})

describe('the table of ASVS, and tests that documents name', () => {
  const faults = (row: string) => {
    const project = projectOf({
      [asvsFile]: `| number | asked for | proof |\n| --- | --- | --- |\n${row}\n`,
      'test/a.test.ts': "it('holds what it promises, always', () => {})",
    })
    return says([...asvsFaults(project, ['1.2.1']), ...provenFaults(project)])
  }
  it.each([
    ['', ['has no row for 1.2.1']],
    [
      '| 1.2.1 | x | |',
      ['1.2.1 names no test, and says none of "open: …", "not applicable because …" and "written in …"'],
    ],
    ['| 1.2.1 | x | `test/b.test.ts › holds` |', ['names test/b.test.ts, which is no test']],
    ['| 1.2.1 | x | `test/a.test.ts › promises` |', ['names a test that is not in test/a.test.ts: promises']],
    ['| 1.2.1 | x | open: a |\n| 1.2.1 | x | open: b |', ['has 1.2.1 twice, or without a reason']],
    ['| 1.2.1 | x | open: a |\n| 9.9.9 | x | open: b |', ['has 9.9.9 twice, or without a reason']],
  ])('%s', (row, wanted) => {
    expect(faults(row)).toEqual(wanted)
  })
  it.each([
    '| 1.2.1 | x | `test/a.test.ts › holds what it promises` |',
    '| 1.2.1 | x | open: nobody looked |',
    '| 1.2.1 | x | not applicable because there is none |',
  ])('stays quiet about %s', (row) => {
    expect(faults(row)).toEqual([])
  })
})

describe('[design 6] glossary', () => {
  const glossary = (rows: string, more: Record<string, string> = {}) =>
    says(
      glossaryFaults(
        projectOf({
          'GLOSSARY.md': `| Term | 中文 | Code | Meaning |\n|---|---|---|---|\n${rows}`,
          'domain/places/schema.ts': 'const place = 1',
          ...more,
        }),
      ),
    )
  it.each([
    ['| place | 地域 | `place` | x |\n| Place | 地方 | | y |', 'binds place a second time (line 3)'],
    ['| place | 地域 | | x |\n| area | 地域 | | y |', 'binds 地域 a second time (line 3)'],
    ['| place | 地域 | `parcel` | x |', 'names `parcel`, which stands nowhere in the code'],
    ['| place | area | | x |', 'is no row of term, 中文, code, meaning'],
  ])('%s', (rows, fault) => {
    expect(glossary(rows)).toEqual([fault])
  })
  it('rules words out on every screen', () => {
    const never = '| care group | 重点关爱对象 | | x |\n\n| Never | But |\n|---|---|\n| 重点人员 | 重点关爱对象 |\n'
    expect(glossary(never)).toEqual([])
    expect(glossary(never, { 'web/people/words.ts': "const w = { zh: '重点人员', en: 'x' }" })).toEqual([
      'shows 重点人员, which GLOSSARY.md rules out',
    ])
  })
})

describe('the project speaks of itself alone', () => {
  const itself = (text: string, path = 'server/a.ts') => says(itselfFaults(projectOf({ [path]: text })))
  it.each([
    ["const p = '/home/me/x'", 'server/a.ts'],
    ['see ../shared/notes', 'README.md'],
    ['"resolved": "https://x/y.tgz"', 'package-lock.json'],
    ['// TODO later', 'server/a.ts'],
    ['it.only(x)', 'server/a.test.ts'],
    ['describe.skip(x)', 'server/a.test.ts'],
    ['it.concurrent.skip(x)', 'server/a.test.ts'],
    ['  debugger', 'web/a.ts'],
    ['// @ts-ignore', 'web/a.ts'],
  ])('%s in %s', (text, path) => {
    expect(itself(text, path)).toHaveLength(1)
  })
  it.each([
    ['// homework/x', 'server/a.ts'],
    ['rows.skip(3)', 'server/a.ts'],
    ['it.each(x)', 'server/a.test.ts'],
  ])('stays quiet about %s', (text, path) => {
    expect(itself(text, path)).toEqual([])
  })
})
