/** An appointment from two presses. Pure. */
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import type { Values } from './forms.ts'

/** Two hours each; what people are at home for. */
export const slots = ['08:00-10:00', '10:00-12:00', '13:00-15:00', '15:00-17:00', '17:00-19:00', '19:00-21:00'] as const

function windowOf({ day, date, slot }: Values): { from: string; to: string } | undefined {
  const on = day === 'other' ? date : day
  const [from, to] = (slot ?? '').split('-')
  return on && from && to ? { from: `${on}T${from}:00+08:00`, to: `${on}T${to}:00+08:00` } : undefined
}

export function appointFaults(v: Values, now: number): FieldFault[] {
  const missing = ['day', 'slot', 'atHome'].filter((name) => !v[name])
  if (missing.length > 0) return missing.map((path) => ({ path, code: 'choose' }))
  const when = windowOf(v)
  if (!when) return [{ path: 'date', code: 'required' }]
  return Date.parse(when.to) < now ? [{ path: 'slot', code: 'later' }] : []
}

export function appointBody(v: Values): Record<string, unknown> {
  const [who, note] = [v['who']?.trim(), v['note']?.trim()]
  return { ...windowOf(v), atHome: v['atHome'] === 'yes', ...(who && { who }), ...(note && { note }) }
}
