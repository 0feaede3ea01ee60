import { describe, expect, it } from 'vitest'
import { parseAst } from 'vite'
import { z } from 'zod'
import { act, read } from '../../domain/kernel/api.ts'
import { neededBy } from './gate-chunks.ts'
import { leanModule } from './lean-api.ts'
import { marked } from './pure-domain.ts'
import { scriptsOf } from './weight.ts'

describe('shapes stay at home', () => {
  const Thing = z.strictObject({ name: z.string() })
  const thingsApi = {
    list: read('/things', { may: 'public', summary: 'All things', answer: Thing, perMinute: 3 }),
    make: act('POST', '/things', {
      may: 'things.make',
      summary: 'Make one',
      body: Thing,
      answer: Thing,
      media: 'multipart',
      stepUp: true,
    }),
  }

  it('a table of routes travels as method, path, permission and medium', () => {
    expect(leanModule({ thingsApi, Thing, other: { a: 1 }, none: {}, text: 'x' })).toBe(
      'export const thingsApi = {"list":{"method":"GET","path":"/things","kind":"read","spec":{"may":"public"}},' +
        '"make":{"method":"POST","path":"/things","kind":"act","spec":{"may":"things.make","media":"multipart","stepUp":true}}}',
    )
  })
})

describe('what nobody uses stays at home', () => {
  const mark = (code: string) => marked(code, parseAst(code).body)

  it('a value of a file of domain is said to have no effect; functions, names and words need not be', () => {
    const code =
      "import { z } from 'zod'\nexport const A = z.object({ b: B.shape.b.default(1) }), c = 1\nconst f = () => z.any()\n"
    expect(mark(code)).toBe(
      "import { z } from 'zod'\nexport const A = /* @__PURE__ */ (() => (z.object({ b: B.shape.b.default(1) })))(), c = 1\nconst f = () => z.any()\n",
    )
    expect(mark('export function f() {}\nexport { f as g }\n')).toBe('export function f() {}\nexport { f as g }\n')
  })
})

describe('what stands in one file', () => {
  const ways: Record<string, { now: string[]; later: string[] }> = {
    page: { now: ['kit', 'gate'], later: ['inside'] },
    gate: { now: ['kit'], later: ['inside'] },
    inside: { now: ['gate', 'day'], later: ['screen'] },
  }
  const of = (later: boolean) => [...neededBy('page', (id) => ways[id] ?? { now: [], later: [] }, later)].toSorted()

  it('is what a page needs at first; what is fetched later counts where it is asked for', () => {
    expect(of(false)).toEqual(['gate', 'kit', 'page'])
    expect(of(true)).toEqual(['day', 'gate', 'inside', 'kit', 'page', 'screen'])
  })
})

describe('what a page needs', () => {
  const manifest = {
    'a/index.html': { file: 'a.js', imports: ['_shared.js'] },
    '_shared.js': { file: 'shared.js', imports: ['_deep.js'] },
    '_deep.js': { file: 'deep.js', imports: ['_shared.js'] },
    '_style.css': { file: 'style.css' },
    'a/Screen.tsx': { file: 'screen.js', imports: ['_shared.js', '_style.css'] },
    'a/Other.tsx': { file: 'other.js' },
  }

  it('is the entry, the screens opened, and all they import, each once', () => {
    expect(scriptsOf(manifest, ['a/index.html'])).toEqual(['a.js', 'shared.js', 'deep.js'])
    expect(scriptsOf(manifest, ['a/index.html', 'a/Screen.tsx'])).toEqual(['a.js', 'shared.js', 'deep.js', 'screen.js'])
    expect(() => scriptsOf(manifest, ['b/index.html'])).toThrow('no b/index.html')
  })
})
