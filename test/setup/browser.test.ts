import type { Browser } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { openBrowser, systemChromium, type Source } from './browser.ts'

const sources: Source[] = [
  ...(systemChromium() ? (['system'] as const) : []),
  ...(process.arch === 'x64' ? (['npm'] as const) : []),
]

describe.each(sources)('the browser of the journeys, from: %s', (source) => {
  let browser: Browser | undefined
  afterEach(async () => browser?.close())

  it('draws Chinese: every character has a picture of its own, none is blank or the box for a missing one', async () => {
    browser = await openBrowser(source)
    const page = await browser.newPage()
    await page.setContent('<p lang="zh">邻里</p>')
    const pictures = await page.evaluate(draw, ['邻', '里', '𠮷', '\uFFFF', ' '])
    const [lin, li, , missing, blank] = pictures
    expect(new Set([lin, li, missing, blank]).size).toBe(4)
    const bold = await page.evaluate(draw, ['bold 邻'])
    expect(bold[0]).not.toBe(lin)
  })

  it('runs several pages, a worker and WebGL, as the map and the offline store need', async () => {
    browser = await openBrowser(source)
    const pages = await Promise.all([1, 2, 3].map(() => browser!.newPage()))
    expect(await Promise.all(pages.map((page) => page.evaluate(() => 1 + 1)))).toEqual([2, 2, 2])
    const seen = await pages[0]!.evaluate(async () => {
      const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(7)'])))
      const said = await new Promise((done) => (worker.onmessage = (message) => done(message.data)))
      return { said, gl: document.createElement('canvas').getContext('webgl2') !== null }
    })
    expect(seen).toEqual({ said: 7, gl: true })
  })
})

/** Runs in the page: the pixels of each character as text. */
function draw(characters: string[]): string[] {
  return characters.map((text) => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 40
    const context = canvas.getContext('2d')!
    const bold = text.startsWith('bold ')
    context.font = `${bold ? 'bold ' : ''}32px sans-serif`
    context.fillText(bold ? text.slice(5) : text, 2, 34)
    return Array.from(context.getImageData(0, 0, 40, 40).data).join()
  })
}
