/** The web as it is built: what a resident's phone must load, and nothing that Chromium 90 does not know. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { weightOf } from '../../tools/web/weight.ts'
import { buildPages } from './gallery/serve.ts'

const web = join(import.meta.dirname, '../../web')
const folder = mkdtempSync(join(tmpdir(), 'linli-web-'))
const shells = ['resident', 'field', 'staff']

beforeAll(() => buildPages(web, Object.fromEntries(shells.map((s) => [s, join(web, s, 'index.html')])), folder))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const assets = (ending: string) =>
  readdirSync(join(folder, 'assets'))
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, text: readFileSync(join(folder, 'assets', name), 'utf8') }))

const kilobyte = 1000

describe('the built web', () => {
  it('a resident loads at most 110 KB of compressed script until the first words of a report', () => {
    const home = weightOf(folder, ['resident/index.html'])
    const report = weightOf(folder, ['resident/index.html', 'requests/resident/What.tsx'])
    expect(home).toBeLessThan(95 * kilobyte)
    expect(report).toBeLessThanOrEqual(110 * kilobyte)
    // A build that lost half of itself would pass too.
    expect(home).toBeGreaterThan(60 * kilobyte)
  })

  it('phones load no part of the staff console', () => {
    const heavy = assets('.js').filter(({ text }) => text.includes('ant-table'))
    expect(heavy.length).toBeGreaterThan(0)
    for (const shell of ['resident', 'field']) {
      const html = readFileSync(join(folder, shell, 'index.html'), 'utf8')
      expect(heavy.filter(({ name }) => html.includes(name))).toEqual([])
    }
  })

  it('[ux-41] style sheets hold nothing newer than Chromium 90', () => {
    const newer = /:has\(|:modal|color-mix\(|oklch\(|@layer|@container|\d[dsl]v[hw]\b|accent-color|&\s*[.:[{]/
    const found = assets('.css').flatMap(({ name, text }) =>
      newer.exec(text) ? [`${name}: ${newer.exec(text)![0]}`] : [],
    )
    expect(found).toEqual([])
    expect(assets('.css').length).toBeGreaterThan(2)
  })

  it('pages hold no script or style of their own, and a place for the nonce', () => {
    for (const shell of shells) {
      const html = readFileSync(join(folder, shell, 'index.html'), 'utf8')
      expect(html.match(/<script(?![^>]*\ssrc=)|<style|\son\w+=/)).toBeNull()
      expect(html).toContain('nonce="__NONCE__"')
    }
  })
})
