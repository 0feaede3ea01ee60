/** Several numbers in the one field of a dialog. */
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import { cleanPhone } from '../../../../domain/people/phone.ts'

/** Several numbers in one field, as they are typed. */
export const phonesIn = (typed: string): string[] =>
  typed
    .split(/[,，、;；\n]+/)
    .map((p) => p.trim())
    .filter(Boolean)

/** @returns faults of the field `phones` */
export function phoneFaults(typed: string): FieldFault[] {
  const all = phonesIn(typed)
  if (all.length > 4) return [{ path: 'phones', code: 'too-many-phones' }]
  return all.some((p) => cleanPhone(p) === undefined) ? [{ path: 'phones', code: 'phone' }] : []
}

/** The server names the second of several phones `phones.1`: the field is one. */
export const personPaths = (prefix: string): Record<string, string> => ({
  ...Object.fromEntries([0, 1, 2, 3].map((n) => [`${prefix}.phones.${n}`, 'phones'])),
  [`${prefix}.`]: '',
})
