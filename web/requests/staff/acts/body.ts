/** From what was filled in to the body of an act. Pure but for the ids, which the caller mints. */
import type { StaffAct } from '../../../../domain/requests/acts.ts'
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import { momentFrom } from '../../../kit/staff/moment.ts'
import type { RequestView } from '../queries.ts'
import { actFields, type ActField, type Values } from './table.ts'

export interface Around {
  view: RequestView
  /** The order an act was offered on. */
  order?: string | undefined
  mint: () => string
}

/** Orders being handled now, the leading one first. */
export const liveLead = (view: RequestView) =>
  view.orderList.find(
    (o) =>
      o.role === 'lead' &&
      !['returned', 'reassigned', 'declined', 'cancelled'].includes(o.status) &&
      (view.status === 'rectifying' ? o.purpose === 'rectification' : true),
  )

/** The supervision sheet that is still open: of the last one that was written. */
const openSheet = (view: RequestView): unknown => {
  const ended = new Set(view.timeline.filter((e) => e.kind === 'end-supervision').map((e) => e.facts['sheet']))
  return view.timeline.find((e) => e.kind === 'supervise' && !ended.has(e.facts['sheet']))?.facts['sheet']
}

/** Ids and facts nobody types. */
export function unasked(kind: StaffAct, { view, order, mint }: Around): Values {
  switch (kind) {
    case 'supervise':
      return { sheet: mint() }
    case 'answer-supervision':
    case 'end-supervision':
      return { sheet: openSheet(view) }
    case 'offer':
      return { order: mint() }
    case 'decline':
      return { order, next: mint() }
    case 'refer-out':
      return { copy: mint() }
    case 'resolve':
      return { order: liveLead(view)?.id }
    case 'rate':
    case 'rate-again':
      return { channel: 'call-back', handlerPresent: false }
    default:
      return order === undefined ? {} : { order }
  }
}

/** What a form begins with. */
export const startOf = (kind: StaffAct): Values =>
  Object.fromEntries(actFields[kind].map((f) => [f.name, f.start ?? (f.as === 'box' || f.as === 'text' ? '' : null)]))

export const shownFields = (kind: StaffAct, values: Values): ActField[] =>
  actFields[kind].filter((f) => !f.when || f.when(values))

const isEmpty = (v: unknown) =>
  v === undefined || v === null || (typeof v === 'string' && v.trim() === '') || (Array.isArray(v) && v.length === 0)

/** What this page can see for itself. */
export const missing = (kind: StaffAct, values: Values): FieldFault[] =>
  shownFields(kind, values).flatMap((f) =>
    f.needed && isEmpty(values[f.name]) ? [{ path: f.name, code: 'required' }] : [],
  )

/** Empty fields are left out; dots in a name make an inner object. */
export function bodyOf(
  kind: StaffAct,
  values: Values,
  fields: readonly ActField[] = shownFields(kind, values),
): Values {
  const body: Values = {}
  for (const field of fields) {
    const value = valueOf(field, values[field.name])
    if (!isEmpty(value)) put(body, field.name, value)
  }
  return body
}

function valueOf(field: ActField, value: unknown): unknown {
  if (isEmpty(value)) return undefined
  if (field.as === 'moment') return momentFrom(value as string)
  if (field.as === 'radio' && !field.options) return value === 'yes'
  if (field.name === 'level') return Number(value)
  return typeof value === 'string' ? value.trim() : value
}

function put(body: Values, name: string, value: unknown): void {
  const [first = '', ...rest] = name.split('.')
  if (rest.length === 0) body[first] = value
  else put((body[first] ??= {}) as Values, rest.join('.'), value)
}

/** A fault deep inside a field's value is shown at the field. */
export const atFields = (faults: readonly FieldFault[], names: readonly string[]): FieldFault[] =>
  faults.map((f) => ({ ...f, path: names.find((n) => f.path === n || f.path.startsWith(`${n}.`)) ?? f.path }))
