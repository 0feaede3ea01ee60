/** The sentences of fields that a county adds to its people, and of what stands in them [B1]. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { CareCode } from './cares.ts'
import { ExtraField } from './extras.ts'
import { MaskedPerson } from './schema.ts'

const of = { params: z.strictObject({ id: Id, field: CareCode }) }
const value = z.string().min(1, { error: 'required' }).max(200)

export const extrasApi = {
  fields: read('/people/fields', {
    may: 'self',
    summary: 'Fields the county added to a person, with what each is kept for',
    answer: z.strictObject({ items: z.array(ExtraField.safeExtend({ version: z.int() })) }),
  }),
  defineField: act('PUT', '/people/fields/:code', {
    may: 'people.define',
    summary: 'Add a field to every person, or change one; its kind, its seal and its search stay',
    params: z.strictObject({ code: CareCode }),
    body: z.strictObject({
      id: Id,
      base: z.int().min(0),
      field: ExtraField,
      why: z.string().trim().max(200).optional(),
    }),
    answer: done,
  }),
  setExtra: act('PUT', '/people/:id/extras/:field', {
    may: 'people.edit',
    summary: 'Fill in an added field of a person; null empties it',
    ...of,
    body: z.strictObject({ id: Id, base: z.int(), value: value.nullable() }),
    answer: done,
  }),
  revealExtra: act('POST', '/people/:id/extras/:field/reveal', {
    may: 'people.reveal',
    summary: 'Show the sealed value of an added field, with a reason, logged',
    ...of,
    body: z.strictObject({ id: Id, why: z.string().trim().min(2, { error: 'reason' }).max(200) }),
    answer: z.strictObject({ value: z.string() }),
    stepUp: true,
  }),
  findExtra: act('POST', '/people/extras/find', {
    may: 'people.search',
    summary: 'People by the whole value of an added field that says it may be searched; of a sealed one it is a look',
    body: z.strictObject({ field: CareCode, value, place: PlacePath.optional() }),
    answer: z.strictObject({ items: z.array(MaskedPerson).max(50), more: z.boolean() }),
  }),
}
