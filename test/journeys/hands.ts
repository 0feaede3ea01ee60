/** What hands do with the fields of the console, at the pace of the screen. */
import type { Locator, Page } from 'playwright-core'
import { encodeQR } from 'qr'
import { expect } from 'vitest'

const patient = { timeout: 40_000 }

/**
 * Chooses in a field with a list by typing a piece. The list is told from that of the field before, which may still be
 * on its way out, and has gone when this ends.
 */
export async function pick(at: Locator, typed: string, wanted: string | RegExp = typed): Promise<void> {
  await at.click()
  await at.fill(typed)
  await expect.poll(() => at.getAttribute('aria-controls'), patient).not.toBeNull()
  const id = await at.getAttribute('aria-controls')
  const list = at.page().locator('.ant-select-dropdown', { has: at.page().locator(`[id="${id}"]`) })
  await list.locator('.ant-select-item-option', { hasText: wanted }).first().click()
  if (await at.locator('xpath=ancestor::*[contains(@class, "ant-select-multiple")]').count()) await at.press('Escape')
  await list.waitFor({ state: 'hidden' })
}

/** On the form of a visit: they were met. Nothing says so by itself. */
export const met = (page: Page) => page.locator('label:has(input[name=outcome][value=met])').click()

/** Chooses one of several and sees that it is chosen: on a busy machine the field may still be moving under the hand. */
export async function mark(within: Locator, name: string): Promise<void> {
  const radio = within.getByRole('radio', { name, exact: true })
  const chosen = async () => {
    if (!(await radio.isChecked())) await within.getByText(name, { exact: true }).click()
    return radio.isChecked()
  }
  await expect.poll(chosen, patient).toBe(true)
}

/** A script after which the camera sees this square. */
export const cameraOf = (text: string) => `{
  const rows = ${JSON.stringify(encodeQR(text, 'raw', { border: 4 }))}
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 480
  const at = canvas.getContext('2d')
  const one = 480 / rows.length
  const draw = () => rows.forEach((row, y) => row.forEach((dark, x) => {
    at.fillStyle = dark ? '#222' : '#eee'
    at.fillRect(x * one, y * one, one + 1, one + 1)
  }))
  setInterval(draw, 100)
  navigator.mediaDevices.getUserMedia = async () => (draw(), canvas.captureStream(10))
}`

/** A script after which there is a microphone, and silence before it. */
export const microphone =
  'navigator.mediaDevices.getUserMedia = async () => new AudioContext().createMediaStreamDestination().stream'
