/** What the dialogs of acts have in common. */
import { useState } from 'react'
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import { mint } from '../mint.ts'
import { dayText } from '../shanghai.ts'

/** Ids that name the acts of one dialog, so that sending again does nothing twice, and the day of today. */
export function useOnce(): { id: string; second: string; today: string } {
  const [once] = useState(() => ({ id: mint(), second: mint(), today: dayText(Date.now()) }))
  return once
}

export const needed = <V extends object>(values: V, ...names: (keyof V & string)[]): FieldFault[] =>
  names.flatMap((path) => (values[path] ? [] : [{ path, code: 'required' }]))

/** A last day before the first. */
export const turned = (from: string, to: string): FieldFault[] =>
  to && to < from ? [{ path: 'to', code: 'day-order' }] : []
