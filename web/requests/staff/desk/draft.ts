/** What is typed at the desk, and what it becomes when it is filed. Pure. */
import { cleanPhone } from '../../../../domain/people/phone.ts'
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import type { ActInput } from '../../../../domain/requests/acts.ts'
import { momentFrom } from '../../../kit/staff/moment.ts'
import { sentAnswers, type AnswerValues } from '../../../kit/form/questions.ts'
import type { Picked } from '../../../places/queries.ts'

export type ReportBody = ActInput<'report'>
type Representative = NonNullable<ReportBody['representative']>

export interface DeskDraft {
  channel: ReportBody['channel']
  phone: string
  name: string
  inPerson: boolean
  bestTime: string
  what: string
  item: string | null
  answers: AnswerValues | null
  /** From the register of addresses. */
  address: Picked | null
  /** From the tree, when no address was found. */
  place: string | null
  described: string
  onBehalf: boolean
  byName: string
  byPhone: string
  relation: Representative['relation'] | null
  consent: Representative['consent'] | null
  open: boolean
  confidential: boolean
  foreignNumber: string
  foreignDue: string
}

export const emptyDesk: DeskDraft = {
  channel: 'phone',
  phone: '',
  name: '',
  inPerson: false,
  bestTime: '',
  what: '',
  item: null,
  answers: null,
  address: null,
  place: null,
  described: '',
  onBehalf: false,
  byName: '',
  byPhone: '',
  relation: null,
  consent: null,
  open: false,
  confidential: false,
  foreignNumber: '',
  foreignDue: '',
}

/** Digits of a whole number; undefined while it is being typed. */
export function wholePhone(typed: string): string | undefined {
  const digits = cleanPhone(typed)
  return digits && digits.length >= 7 ? digits : undefined
}

/** A mobile number or one with its area code: long enough to look somebody up by. */
export const searchable = (typed: string): string | undefined => {
  const digits = wholePhone(typed)
  return digits && digits.length >= 11 ? digits : undefined
}

const required = (path: string, value: unknown): FieldFault[] => (value ? [] : [{ path, code: 'required' }])
const phoneFault = (path: string, typed: string): FieldFault[] =>
  typed.trim() === '' || wholePhone(typed) ? [] : [{ path, code: 'phone' }]

export function deskFaults(d: DeskDraft): FieldFault[] {
  return [
    ...phoneFault('phone', d.phone),
    ...required('what', d.what.trim()),
    ...(d.address || d.place ? [] : [{ path: 'place', code: 'choose-place' }]),
    ...(d.channel === 'city-line' ? required('foreignNumber', d.foreignNumber.trim()) : []),
    ...(d.onBehalf
      ? [
          ...required('byName', d.byName.trim()),
          ...phoneFault('byPhone', d.byPhone),
          ...required('relation', d.relation),
          ...required('consent', d.consent),
        ]
      : []),
  ]
}

export function whereOf({
  address,
  place,
  described,
}: Pick<DeskDraft, 'address' | 'place' | 'described'>): ReportBody['where'] | undefined {
  const path = address?.place ?? place
  if (!path) return undefined
  const said = [address?.kind === 'building' ? address.label : '', described.trim()].filter(Boolean).join(' ')
  return { place: path, ...(address && idOf(address)), ...(said && { described: said }) }
}

function idOf({ kind, id }: Picked): Partial<ReportBody['where']> {
  if (!id || kind === 'building') return {}
  if (kind === 'landmark') return { landmark: id }
  return kind === 'estate' ? { estate: id } : { dwelling: id }
}

const text = (value: string) => value.trim() || undefined

/** @param id of the act; minted once for each draft, so that filing again does nothing twice */
export function deskBody(d: DeskDraft, id: string): ReportBody {
  const phone = wholePhone(d.phone)
  const byPhone = wholePhone(d.byPhone)
  const answers = d.item && d.answers ? sentAnswers(d.answers) : {}
  return {
    id,
    channel: d.channel,
    what: d.what.trim(),
    where: whereOf(d)!,
    contact: {
      inPerson: d.inPerson,
      ...(phone && { phone }),
      ...(text(d.name) && { name: d.name.trim() }),
      ...(text(d.bestTime) && { bestTime: d.bestTime.trim() }),
    },
    open: d.open,
    confidential: d.confidential,
    ...(d.item && { item: d.item }),
    ...(Object.keys(answers).length > 0 && { answers }),
    ...(d.onBehalf && {
      representative: {
        name: d.byName.trim(),
        relation: d.relation!,
        consent: d.consent!,
        ...(byPhone && { phone: byPhone }),
      },
    }),
    ...(d.channel === 'city-line' && {
      foreign: {
        system: 'city-12345',
        number: d.foreignNumber.trim(),
        ...(d.foreignDue && { dueAt: momentFrom(d.foreignDue) }),
      },
    }),
  }
}
