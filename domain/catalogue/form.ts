/**
 * The forms of the catalogue: the part of JSON Schema that a clerk can build by hand in a browser and that any JSON
 * Schema validator understands. One object, flat, with string, number, integer, boolean and date fields and choices [D4].
 * It is checked here without generating code, because the browser's content security policy forbids that.
 */
import { z } from 'zod'

const text = z.string().trim().min(1).max(200)
/** `x-en` is the English title; JSON Schema lets keywords it does not know pass. */
const titled = {
  title: text,
  'x-en': text.optional(),
  description: z.string().max(300).optional(),
  'x-en-description': z.string().max(300).optional(),
}

const Choice = z.strictObject({ const: z.string().min(1).max(40), title: text, 'x-en': text.optional() })

export const FormField = z.union([
  z.strictObject({ type: z.literal('string'), oneOf: z.array(Choice).min(2).max(40), ...titled }),
  z.strictObject({ type: z.literal('string'), format: z.literal('date'), ...titled }),
  z.strictObject({
    type: z.literal('string'),
    minLength: z.int().min(0).max(2000).optional(),
    maxLength: z.int().min(1).max(2000).optional(),
    ...titled,
  }),
  z.strictObject({
    type: z.enum(['number', 'integer']),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    ...titled,
  }),
  z.strictObject({ type: z.literal('boolean'), ...titled }),
])
export type FormField = z.output<typeof FormField>

export const FormSchema = z
  .strictObject({
    type: z.literal('object'),
    properties: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,29}$/, { error: 'form-field-name' }), FormField),
    required: z.array(z.string()).default([]),
    additionalProperties: z.literal(false).default(false),
  })
  .refine((f) => f.required.every((name) => name in f.properties), { error: 'form-required-unknown' })
export type FormSchema = z.output<typeof FormSchema>

export const emptyForm: FormSchema = { type: 'object', properties: {}, required: [], additionalProperties: false }

export interface FormFault {
  field: string
  code:
    | 'required'
    | 'unknown-field'
    | 'not-text'
    | 'not-number'
    | 'not-whole'
    | 'not-yes-no'
    | 'not-a-choice'
    | 'day'
    | 'too-short'
    | 'too-long'
    | 'too-small'
    | 'too-large'
  limit?: number
}

/** What is wrong with a filled-in form, field by field; nothing when all is well. */
export function formFaults(form: FormSchema, value: Readonly<Record<string, unknown>>): FormFault[] {
  const faults: FormFault[] = []
  for (const field of Object.keys(value)) {
    if (!Object.hasOwn(form.properties, field)) faults.push({ field, code: 'unknown-field' })
  }
  for (const [field, shape] of Object.entries(form.properties)) {
    const given = Object.hasOwn(value, field) ? value[field] : undefined
    if (given === undefined) {
      if (form.required.includes(field)) faults.push({ field, code: 'required' })
      continue
    }
    const fault = fieldFault(shape, given)
    if (fault) faults.push({ field, ...fault })
  }
  return faults
}

type Fault = Omit<FormFault, 'field'> | undefined

function fieldFault(shape: FormField, given: unknown): Fault {
  if (shape.type === 'boolean') return typeof given === 'boolean' ? undefined : { code: 'not-yes-no' }
  if (shape.type !== 'string') return numberFault(shape, given)
  if (typeof given !== 'string') return { code: 'not-text' }
  if ('oneOf' in shape) return shape.oneOf.some((c) => c.const === given) ? undefined : { code: 'not-a-choice' }
  if ('format' in shape) return z.iso.date().safeParse(given).success ? undefined : { code: 'day' }
  const long = [...given].length
  if (shape.minLength !== undefined && long < shape.minLength) return { code: 'too-short', limit: shape.minLength }
  if (shape.maxLength !== undefined && long > shape.maxLength) return { code: 'too-long', limit: shape.maxLength }
  return undefined
}

function numberFault(shape: Extract<FormField, { type: 'number' | 'integer' }>, given: unknown): Fault {
  if (typeof given !== 'number' || !Number.isFinite(given)) return { code: 'not-number' }
  if (shape.type === 'integer' && !Number.isInteger(given)) return { code: 'not-whole' }
  if (shape.minimum !== undefined && given < shape.minimum) return { code: 'too-small', limit: shape.minimum }
  if (shape.maximum !== undefined && given > shape.maximum) return { code: 'too-large', limit: shape.maximum }
  return undefined
}
