/**
 * The forms of the catalogue: the part of JSON Schema that a clerk can build by hand in a browser and that any JSON
 * Schema validator understands. One object, flat, with string, number, integer, boolean and date fields and choices [D4].
 * It is checked here without generating code, because the browser's content security policy forbids that.
 */
import { z } from 'zod'

const text = z.string().trim().min(1).max(200)
/** `x-en` is the English title; JSON Schema lets keywords it does not know pass. */
const titled = { title: text, 'x-en': text.optional(), description: z.string().max(300).optional(), 'x-en-description': z.string().max(300).optional() }

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

export type FormValue = Record<string, string | number | boolean>

export const emptyForm: FormSchema = { type: 'object', properties: {}, required: [], additionalProperties: false }
