/** Looking at screens: axe, the ruler, the console and the policy of the page. */
import axeCore, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { county, type Look, type Seat } from './house.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What is wider inside than outside and would be cut off. */
const spilling = `[...document.querySelectorAll('main, .drawer, .drawer-body, .ant-modal-body')]
  .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.className + ' spills')`

// What turns for as long as an answer is awaited never comes to rest, and has no other contrast while it turns.
// Between two frames what is about to move does not move yet: counted after both.
const moving = `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() =>
  document.getAnimations().filter((a) => a.playState === 'running' && Number.isFinite(a.effect.getComputedTiming().endTime)).length +
  document.querySelectorAll('[class*="-appear-prepare"], [class*="-enter-prepare"], [class*="-appear-start"], [class*="-enter-start"]').length)`
/** Until it is so: a busy machine takes its time. */
const patient = { timeout: 40_000 }

/**
 * No page has a frame, so one window is all there is to look at. The rules are read once in a document, however many screens it shows, and
 * only what is wrong is brought over.
 */
export async function axe(page: Page): Promise<Pick<AxeResults, 'violations'>> {
  if (!(await page.evaluate<boolean>('typeof axe === "object"'))) await page.evaluate(axeCore.source)
  const options = JSON.stringify({ runOnly: rules, resultTypes: ['violations'] })
  return page.evaluate(`axe.run(document, ${options}).then(({ violations }) => ({ violations }))`)
}

/** Nothing fades or moves: what is half faded in has another contrast for a moment. */
export async function atRest(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate<number>(moving), patient).toBe(0)
}

const small = 'target-size: '

/**
 * What axe has against it. How much of a target lies under the foot of a phone follows from how long the page happens to be:
 * too small is what is so from the end of the page as well.
 */
async function faults(page: Page): Promise<string[]> {
  const look = async () =>
    (await axe(page)).violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`))
  const found = await look()
  if (!found.some((f) => f.startsWith(small))) return found
  await page.evaluate('scrollTo(0, 1e6)')
  const again = await look()
  await page.evaluate('scrollTo(0, 0)')
  return found.filter((f) => !f.startsWith(small) || again.includes(f))
}

/** What axe, the ruler, the console and the policy have against what is shown now. */
export async function complaints({ page, said }: Seat, width: number): Promise<string[]> {
  // What is pointed at has another contrast.
  await page.mouse.move(0, 0)
  await atRest(page)
  const found = await faults(page)
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth'))
  if (wide > width) found.push(`${wide} px wide`)
  found.push(...(await page.evaluate<string[]>(spilling)))
  return [...found, ...said.splice(0)]
}

/** Nothing is on its way: a heading stands, and no placeholder. */
export async function still(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await expect.poll(() => page.locator('.skeleton, .ant-spin-spinning').count(), patient).toBe(0)
}

/** @returns what is wrong, by address; addresses with nothing wrong are not in it */
export async function visit(seat: Seat, look: Look, paths: readonly string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [n, path] of paths.entries()) {
    // The first from scratch, the others as somebody goes from one to the next.
    await (n === 0 ? seat.open(path) : seat.go(path))
    const wrong = await still(seat.page).then(
      () => complaints(seat, look.width),
      (error: unknown) => [String(error)],
    )
    if (wrong.length > 0) found[path] = wrong
  }
  return found
}

/** Addresses in the navigation of a seat at the console. */
export async function entries(seat: Seat): Promise<string[]> {
  const links = seat.page.locator('.nav a')
  await links.first().waitFor({ state: 'attached' })
  const hrefs = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
  return hrefs.map((href) => href.slice(`/${county}/`.length))
}
