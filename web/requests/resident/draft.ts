/**
 * A report as it is being made on this device, and what it becomes when it is sent. Pure: ids, words and the remembered
 * building are arguments.
 */
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import { cleanPhone } from '../../../domain/people/phone.ts'
import type { ActInput } from '../../../domain/requests/acts.ts'
import type { AnswerValues } from '../../kit/form/questions.ts'
import type { Picked } from '../../places/queries.ts'

/** By which entrance somebody came: something is wrong, somebody needs help, a word about how we work. */
export type Entrance = 'report' | 'help' | 'suggest'
export type Opinion = 'complaint' | 'suggestion' | 'praise'
type Body = ActInput<'report'>
type Representative = NonNullable<Body['representative']>

export interface ReportDraft {
  /** Ids are minted when the report is begun and kept: sending it again does nothing twice. */
  request: string
  act: string
  /** Proves later that this device sent it; the server keeps its hash. */
  key: string
  entrance: Entrance
  opinion?: Opinion
  what: string
  /** Code of a service item, where the person agreed with a guess. */
  item?: string
  answers?: AnswerValues
  /** Names of kept pictures. */
  photos: string[]
  voice?: { name: string; seconds: number }
  spot?: 'home' | 'nearby' | 'other'
  /** For `nearby` and `other`. */
  where?: Picked
  described: string
  point?: { lng: number; lat: number }
  phone: string
  inPerson: boolean
  name: string
  open: 'yes' | 'no'
  confidential: boolean
  /** Speaks for somebody else; both names are kept. */
  forOther: boolean
  myName: string
  myPhone: string
  relation?: Representative['relation']
  consent?: Representative['consent']
  /** Was sent and nobody answered: until there is an answer it goes again as it is. */
  unanswered?: boolean
}

export const emptyDraft = (ids: Pick<ReportDraft, 'request' | 'act' | 'key'>, entrance: Entrance): ReportDraft => ({
  ...ids,
  entrance,
  what: '',
  photos: [],
  described: '',
  phone: '',
  inPerson: false,
  name: '',
  open: 'no',
  confidential: false,
  forOther: false,
  myName: '',
  myPhone: '',
})

export type Step = 'what' | 'where' | 'contact'

/** Where the matter is: the remembered building, or what was picked. */
export const pickedOf = (draft: ReportDraft, home: Picked | undefined): Picked | undefined =>
  draft.spot === 'home' ? home : draft.spot && draft.where

/** What this device can see for itself; the server looks again. */
export function faultsOf(step: Step, draft: ReportDraft, home: Picked | undefined): FieldFault[] {
  if (step === 'what') return said(draft) ? [] : [{ path: 'what', code: 'say-something' }]
  if (step === 'where')
    return pickedOf(draft, home) ? [] : [{ path: draft.spot ? 'where' : 'spot', code: 'choose-where' }]
  return [...phoneFaults(draft), ...otherFaults(draft)]
}

const said = (d: ReportDraft) => d.what.trim() !== '' || d.photos.length > 0 || d.voice !== undefined

const digitsOf = (typed: string) => {
  const digits = cleanPhone(typed)
  return digits !== undefined && digits.length >= 7 ? digits : undefined
}

function phoneFaults({ phone, inPerson }: ReportDraft): FieldFault[] {
  if (inPerson) return []
  if (phone.trim() === '') return [{ path: 'phone', code: 'phone-or-visit' }]
  return digitsOf(phone) ? [] : [{ path: 'phone', code: 'phone' }]
}

function otherFaults(d: ReportDraft): FieldFault[] {
  if (!d.forOther) return []
  return [
    ...(d.myName.trim() ? [] : [{ path: 'myName', code: 'name' }]),
    ...(d.myPhone.trim() === '' || digitsOf(d.myPhone) ? [] : [{ path: 'myPhone', code: 'phone' }]),
    ...(d.relation ? [] : [{ path: 'relation', code: 'required' }]),
    ...(d.consent ? [] : [{ path: 'consent', code: 'required' }]),
  ]
}

/** The first step that is not yet filled in; undefined when all are. */
export const firstOpen = (draft: ReportDraft, home: Picked | undefined): Step | undefined =>
  (['what', 'where', 'contact'] as const).find((step) => faultsOf(step, draft, home).length > 0)

export const tailOf = (phone: string): string | undefined => digitsOf(phone)?.slice(-4)

/**
 * The report as it travels.
 * @param files content addresses of what was uploaded
 * @param spoken what stands in for words when there is only a voice note or a picture
 */
export function bodyOf(draft: ReportDraft, home: Picked | undefined, files: string[], spoken: string): Body {
  const phone = draft.inPerson ? undefined : digitsOf(draft.phone)
  const intent = intentOf(draft)
  const name = draft.name.trim()
  return {
    id: draft.act,
    channel: 'web',
    ...(intent && { intent }),
    ...(draft.item && { item: draft.item }),
    ...(draft.item && draft.answers && { answers: answered(draft.answers) }),
    what: draft.what.trim() || spoken,
    where: whereOf(draft, pickedOf(draft, home)!),
    contact: { inPerson: draft.inPerson, ...(phone && { phone }), ...(name && { name }) },
    ...(draft.forOther && { representative: representativeOf(draft) }),
    open: draft.open === 'yes',
    confidential: draft.confidential,
    ...(files.length > 0 && { files }),
  }
}

const intentOf = ({ entrance, opinion }: ReportDraft): Body['intent'] =>
  entrance === 'help' ? 'help' : entrance === 'suggest' ? (opinion ?? 'suggestion') : undefined

const answered = (all: AnswerValues) =>
  Object.fromEntries(
    Object.entries(all).filter(
      (entry): entry is [string, string | number | boolean] => entry[1] !== undefined && entry[1] !== '',
    ),
  )

export function whereOf(draft: Pick<ReportDraft, 'described' | 'point'>, picked: Picked): Body['where'] {
  const more = draft.described.trim()
  // A building is no dwelling of the register by itself: its name travels in words too.
  const words = picked.kind === 'building' ? [picked.label, more] : [more]
  const described = words.filter(Boolean).join(' ')
  return {
    place: picked.place,
    ...idOf(picked),
    ...(described && { described }),
    ...(draft.point && { point: draft.point }),
  }
}

function idOf({ kind, id }: Picked): Partial<Body['where']> {
  if (!id) return {}
  if (kind === 'landmark') return { landmark: id }
  return kind === 'estate' ? { estate: id } : { dwelling: id }
}

function representativeOf(d: ReportDraft): Representative {
  const phone = digitsOf(d.myPhone)
  return { name: d.myName.trim(), relation: d.relation!, consent: d.consent!, ...(phone && { phone }) }
}
