/** The parts of the kit in a real browser: both languages, elder mode, wide and narrow; axe finds nothing, nothing overflows, the policy holds. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atRest, axe } from './looks.ts'
import { openBrowser } from '../setup/browser.ts'
import { buildPages, servePages } from './gallery/serve.ts'

let browser: Browser
let site: Awaited<ReturnType<typeof servePages>>
const folder = mkdtempSync(join(tmpdir(), 'linli-gallery-'))

beforeAll(async () => {
  const root = join(import.meta.dirname, 'gallery')
  await buildPages(root, { phone: join(root, 'phone/index.html'), staff: join(root, 'staff/index.html') }, folder)
  ;[browser, site] = await Promise.all([openBrowser(), servePages(folder)])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Look {
  lang: 'zh' | 'en'
  elder?: boolean
  width: number
}

/** Opens a page, does something, and tells what the console, the policy, axe and the ruler have against it. */
async function complaints(
  path: string,
  { lang, elder, width }: Look,
  first: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width, height: 844 } })
  const page = await context.newPage()
  const found: string[] = []
  page.on('console', (m) => m.type() === 'error' && found.push(m.text()))
  page.on('pageerror', (e) => found.push(String(e)))
  await page.addInitScript(
    `localStorage.setItem('linli:lang', '"${lang}"'); localStorage.setItem('linli:elder', '${elder ?? false}')`,
  )
  await page.goto(site.url + path)
  await page.locator('h1').waitFor()
  await first(page)
  await atRest(page)
  const { violations } = await axe(page)
  found.push(...violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`))
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (wide > width) found.push(`${wide} px wide`)
  await context.close()
  return found
}

const pages: [string, ((page: Page) => Promise<unknown>)?][] = [
  ['what'],
  [
    'contact',
    (page) =>
      page
        .locator('button[type=submit]')
        .click()
        .then(() => page.locator('.summary').waitFor()),
  ],
  ['check'],
  [
    'progress',
    (page) =>
      page
        .locator('.icon-btn')
        .click()
        .then(() => page.locator('dialog[open]').waitFor()),
  ],
  ['faces'],
]

const looks: Look[] = [
  { lang: 'zh', width: 390 },
  { lang: 'en', width: 320 },
  { lang: 'zh', elder: true, width: 320 },
]

describe('[L11][L12] phone pages', () => {
  for (const look of looks) {
    it.each(pages)(`%s, ${look.lang}${look.elder ? ', elder' : ''}, ${look.width} px`, async (path, first) => {
      expect(await complaints(`/990000/phone/${path}`, look, first)).toEqual([])
    })
  }

  it('[ux-25] a fault stands beside its field and leads there from the top; what was typed stays', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.url}/990000/phone/contact`)
    await page.locator('#f-name').fill('王')
    await page.locator('button[type=submit]').click()
    await page.locator('.summary a', { hasText: '手机号' }).first().click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-phone')
    expect(await page.locator('#f-phone').getAttribute('aria-describedby')).toBe('f-phone-h f-phone-f')
    expect(await page.locator('#f-phone-f').innerText()).toContain('11 位')
    expect(await page.locator('#f-name').inputValue()).toBe('王')
    await page.close()
  })

  it('[ux-8] a draft is there after the page was closed', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${site.url}/990000/phone/what`)
    await page.locator('textarea').fill('三楼灯坏')
    await page.close()
    const again = await context.newPage()
    await again.goto(`${site.url}/990000/phone/what`)
    expect(await again.locator('textarea').inputValue()).toBe('三楼灯坏')
    await context.close()
  })

  it('[ux-4] targets of elder mode are 60 px and more, others 44', async () => {
    for (const [elder, least] of [
      [true, 60],
      [false, 44],
    ] as const) {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
      await page.goto(`${site.url}/990000/phone/what?elder=${elder ? 1 : 0}`)
      await page.locator('h1').waitFor()
      const small = await page.evaluate((px) => {
        const seen = [...document.querySelectorAll('button, a[href], textarea, label.btn')]
        return seen
          .filter((e) => e.getBoundingClientRect().height < px && !e.matches('.skip'))
          .map((e) => e.textContent)
      }, least)
      expect(small).toEqual([])
      await page.close()
    }
  })
})

describe('[L11] parts of the staff console', () => {
  const reveal = async (page: Page) => {
    await page.locator('.masked button').click()
    await page.locator('.ant-modal textarea').waitFor()
  }
  /** What was typed and chosen can be taken out again by a small sign in the field. */
  const filled = async (page: Page) => {
    await page.locator('.filters input').first().fill('482')
    await page.locator('.filters .ant-select').click()
    await page.locator('.ant-select-item-option').click()
    await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' })
    await page.locator('.filters .ant-select').hover()
  }
  it.each([
    ['zh', 1440, undefined],
    ['en', 1440, undefined],
    ['zh', 720, undefined],
    ['zh', 1440, reveal],
    ['zh', 1440, filled],
    ['en', 1440, filled],
  ] as const)('%s, %i px', async (lang, width, first) => {
    expect(await complaints('/990000/staff/board', { lang, width }, first)).toEqual([])
  })

  it('[ux-37] a masked value asks why, and shows the value after', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${site.url}/990000/staff/board`)
    await reveal(page)
    await page.locator('.ant-modal textarea').fill('核对地址')
    await page.locator('.ant-modal .ant-btn-primary').click()
    await page.getByText('00012345678').waitFor()
    await page.close()
  })

  it('[ux-36] j and k move through the rows, and are letters in a field', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${site.url}/990000/staff/board`)
    const current = () => page.locator('tr.current').getAttribute('data-row-key')
    await page.locator('tr.current').waitFor()
    await page.keyboard.press('j')
    expect(await current()).toBe('482175032')
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    expect(await current()).toBe('482175030')
    await page.locator('.filters input').first().fill('')
    await page.locator('.filters input').first().pressSequentially('jk')
    expect(await current()).toBe('482175030')
    await expect.poll(() => new URL(page.url()).search).toBe('?q=jk')
    await page.close()
  })
})
