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

/** What the service worker keeps. */
const fieldFiles = () =>
  JSON.parse(/FIELD_FILES = (\[[^\]]*\])/.exec(readFileSync(join(folder, 'field/worker.js'), 'utf8'))![1]!) as string[]

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

  it('[S1-49] a field phone loads at most 132 KB of compressed script before its PIN, and no shape at any time', () => {
    const gate = weightOf(folder, ['field/index.html'])
    expect(gate).toBeLessThanOrEqual(132 * kilobyte)
    expect(gate).toBeGreaterThan(100 * kilobyte)
    // The day behind the PIN.
    expect(weightOf(folder, ['field/index.html', 'field/Inside.tsx'])).toBeLessThanOrEqual(170 * kilobyte)
    const shapes = assets('.js').filter(({ text }) => text.includes('_zod'))
    expect(shapes.length).toBeGreaterThan(0)
    expect(shapes.map(({ name }) => name).filter((name) => fieldFiles().includes(`/assets/${name}`))).toEqual([])
  })

  it('[L1] all that the field shell may fetch later lies in the list of its service worker', () => {
    const fetched = [
      ...new Set(
        assets('.js')
          .filter(({ name }) => fieldFiles().includes(`/assets/${name}`))
          .flatMap(({ text }) =>
            [...text.matchAll(/import\(`\.\/([^`]+)`\)|"(assets\/[^"]+\.css)"/g)].map((m) =>
              m[1] ? `/assets/${m[1]}` : `/${m[2]}`,
            ),
          ),
      ),
    ]
    expect(fetched.length).toBeGreaterThan(15)
    expect(fetched.filter((name) => !fieldFiles().includes(name))).toEqual([])
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
