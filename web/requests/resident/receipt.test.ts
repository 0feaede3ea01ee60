import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { lastReceipt, reportDraft, takeReceipt } from './store.ts'

const kept = new Map<string, string>()

beforeEach(() => {
  kept.clear()
  vi.stubGlobal('location', { pathname: '/231025/' })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

const answer = (refNo: string, quiet?: true) => ({
  request: '019a0000-0000-7000-8000-000000000001',
  refNo,
  next: [],
  callAtOnce: [],
  ...(quiet && { quiet }),
})
const lying = () => [...kept.values()].join(' ')

it('the receipt of a report is there after the page was closed', () => {
  takeReceipt(reportDraft(), answer('260310001'))
  expect(lying()).toContain('260310001')
  expect(lastReceipt()?.refNo).toBe('260310001')
})

it('[design: rights] a report of harm at home shows its number once and leaves nothing on the phone', () => {
  takeReceipt(reportDraft(), answer('260310001'))
  const before = lying()
  takeReceipt(reportDraft(), answer('260310002', true))
  expect(lastReceipt()?.refNo).toBe('260310002')
  expect(lying()).not.toContain('260310002')
  expect(before).toContain('260310001')
  takeReceipt(reportDraft(), answer('260310003'))
  expect(lastReceipt()?.refNo).toBe('260310003')
})
