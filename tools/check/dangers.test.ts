/** What no source of the program may hold: ways by which a text that somebody sent becomes a program, and chance that can be guessed. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isCode, isTest, readProject } from './project.ts'

const project = readProject(join(import.meta.dirname, '../..'))
const sources = (...floors: string[]) =>
  project.paths.filter((p) => isCode(p) && !isTest(p) && floors.some((f) => p.startsWith(`${f}/`)))
const holding = (sign: RegExp, ...floors: string[]) => sources(...floors).filter((p) => sign.test(project.text(p)))
const all = ['domain', 'server', 'web']

describe('[security 1] dangers', () => {
  it.each<[string, RegExp, string[]]>([
    ['a page made of text', /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write/, all],
    ['text that is run', /\beval\(|new Function\(|\bimport\(`\$\{|from 'node:vm'/, all],
    ['a shell', /\bexecSync\(|\bexec\(['"`]|shell: true/, all],
    ['chance that can be guessed', /Math\.random/, ['domain', 'server']],
    ['a window that others may speak to', /\.postMessage\(|addEventListener\('message'/, ['web/resident', 'web/staff']],
    ['a broken hash', /createHash\('sha1'\)|createHmac\('(md5|sha1)'/, all],
    ['a certificate that nobody looks at', /rejectUnauthorized: false|NODE_TLS_REJECT_UNAUTHORIZED/, all],
  ])('%s stands nowhere', (_, sign, floors) => {
    expect(sources(...floors).length).toBeGreaterThan(20)
    expect(holding(sign, ...floors)).toEqual([])
  })

  it('patterns are made of texts in these places alone, each of its own words or with their signs escaped', () => {
    expect(holding(/new RegExp\(/, ...all)).toEqual([
      // Chinese characters alone.
      'domain/catalogue/guess.ts',
      // Escaped.
      'domain/forms/values.ts',
      // Of constants.
      'domain/people/import/ticks.ts',
      // Escaped.
      'domain/people/import/vocabulary.ts',
    ])
  })

  it('programs are started in these places alone, with fixed words and lists of arguments', () => {
    expect(holding(/from 'node:child_process'/, ...all)).toEqual([
      'server/duties/share/index.ts',
      'server/kernel/archive/back.ts',
      'server/kernel/pg/account.ts',
      'server/kernel/pg/binaries.ts',
      'server/kernel/pg/cluster.ts',
      'server/kernel/pg/postmaster.ts',
      'server/kernel/sheets/fill/index.ts',
      'server/kernel/sheets/index.ts',
      'server/neighbours/match/index.ts',
      'server/night.ts',
      'server/upgrade.ts',
    ])
  })
})
