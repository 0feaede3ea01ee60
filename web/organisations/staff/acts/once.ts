import { useState } from 'react'
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import { mint } from '../../../kit/mint.ts'
import { dayText } from '../../../kit/shanghai.ts'

/** The id that names an act, so that sending it again does nothing twice, and the day of today. */
export function useOnce(): { id: string; today: string } {
  const [once] = useState(() => ({ id: mint(), today: dayText(Date.now()) }))
  return once
}

export const needed = <V extends object>(values: V, ...names: (keyof V & string)[]): FieldFault[] =>
  names.flatMap((path) => (values[path] ? [] : [{ path, code: 'required' }]))

export const turned = (from: string, to: string): FieldFault[] =>
  to && to < from ? [{ path: 'to', code: 'day-order' }] : []
