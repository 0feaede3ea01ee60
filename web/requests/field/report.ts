/** A report of the field as it travels. Pure. */
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import { cleanPhone } from '../../../domain/people/phone.ts'
import type { ActInput } from '../../../domain/requests/acts.ts'
import type { Picked } from '../../places/queries.ts'

export interface Seen {
  what: string
  described: string
  /** Another place than the own grid. */
  where?: Picked
  forResident: boolean
  name: string
  phone: string
}

export const seenFaults = (v: Seen, grid: Picked | undefined, hasFiles: boolean): FieldFault[] => [
  ...(v.what.trim() || hasFiles ? [] : [{ path: 'what', code: 'say-something' }]),
  ...((v.where ?? grid) ? [] : [{ path: 'where', code: 'choose-where' }]),
  ...(v.forResident && v.phone.trim() && (cleanPhone(v.phone) ?? '').length < 7
    ? [{ path: 'phone', code: 'phone' }]
    : []),
]

export interface Filing {
  act: string
  /** Stands in for words that were spoken or shown. */
  spoken: string
  suggest: boolean
}

export function reportOf(v: Seen, grid: Picked, { act, spoken, suggest }: Filing): ActInput<'report'> {
  const picked = v.where ?? grid
  const described = [picked.kind === 'building' ? picked.label : '', v.described.trim()].filter(Boolean).join(' ')
  const phone = cleanPhone(v.phone)
  const name = v.name.trim()
  return {
    id: act,
    channel: 'grid',
    ...(suggest && { intent: 'suggestion' }),
    what: v.what.trim() || spoken,
    where: { place: picked.place, ...idOf(picked), ...(described && { described }) },
    ...(v.forResident && { contact: { inPerson: !phone, ...(phone && { phone }), ...(name && { name }) } }),
  }
}

function idOf({ kind, id }: Picked): Partial<ActInput<'report'>['where']> {
  if (!id) return {}
  if (kind === 'landmark') return { landmark: id }
  return kind === 'estate' ? { estate: id } : kind === 'place' ? {} : { dwelling: id }
}
