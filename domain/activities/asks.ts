/**
 * What is asked when an activity is closed: the questions of its kind, each line of its checklist, met or not met [S4-13], and of each
 * good how many were handed over [S4-16]. Pure, and without shapes: the browser asks the same.
 */
import type { FormSchema } from '../catalogue/form.ts'
import type { ActivityKind } from './kinds.ts'

type Asking = Pick<ActivityKind, 'closing' | 'checklist' | 'goods'>

/** As many of one good as anybody hands over at once. */
const mostGoods = 10_000

/** A line that nobody looked at is left open: neither met nor not met. */
export function asksAtClosing({ closing, checklist, goods }: Asking): FormSchema {
  const checks = checklist.map((c) => [
    `check-${c.code}`,
    { type: 'boolean' as const, title: c.name.zh, 'x-en': c.name.en },
  ])
  const given = goods.map((g) => [
    `goods-${g.code}`,
    { type: 'integer' as const, minimum: 0, maximum: mostGoods, title: g.name.zh, 'x-en': g.name.en },
  ])
  return {
    ...closing,
    properties: { ...closing.properties, ...Object.fromEntries(checks), ...Object.fromEntries(given) },
  }
}
