/** Questions that arrive as data: the part of JSON Schema that a clerk builds in the catalogue. Pure. */
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import type { Lang } from '../language.ts'

export interface Question {
  type: 'string' | 'number' | 'integer' | 'boolean'
  title: string
  'x-en'?: string | undefined
  description?: string | undefined
  'x-en-description'?: string | undefined
  oneOf?: { const: string; title: string; 'x-en'?: string | undefined }[]
  format?: 'date'
  minLength?: number | undefined
  maxLength?: number | undefined
  minimum?: number | undefined
  maximum?: number | undefined
}

export interface Questions {
  type: 'object'
  properties: Record<string, Question>
  required: string[]
}

export type AnswerValues = Record<string, string | number | boolean | undefined>

export const titleIn = (q: { title: string; 'x-en'?: string | undefined }, lang: Lang): string =>
  (lang === 'en' && q['x-en']) || q.title

export const hintIn = (q: Question, lang: Lang): string | undefined =>
  (lang === 'en' && q['x-en-description']) || q.description

/** What this page can see for itself; the server looks again. @param prefix the field that holds the answers */
export function questionFaults(
  { properties, required }: Questions,
  values: AnswerValues,
  prefix: string,
): FieldFault[] {
  return Object.entries(properties).flatMap(([name, q]) => {
    const value = values[name]
    const path = `${prefix}.${name}`
    if (value === undefined || value === '') return required.includes(name) ? [{ path, code: 'required' }] : []
    const wrong =
      typeof value === 'string' ? textFault(q, value) : typeof value === 'number' ? numberFault(q, value) : undefined
    return wrong ? [{ path, ...wrong }] : []
  })
}

type Wrong = Omit<FieldFault, 'path'> | undefined

function textFault(q: Question, value: string): Wrong {
  if (q.minLength && value.length < q.minLength) return { code: 'too-small-string', params: { min: q.minLength } }
  if (q.maxLength && value.length > q.maxLength) return { code: 'too-big-string', params: { max: q.maxLength } }
  return undefined
}

function numberFault(q: Question, value: number): Wrong {
  if (q.type === 'integer' && !Number.isInteger(value)) return { code: 'wrong-type' }
  if (q.minimum !== undefined && value < q.minimum) return { code: 'too-small-number', params: { min: q.minimum } }
  if (q.maximum !== undefined && value > q.maximum) return { code: 'too-big-number', params: { max: q.maximum } }
  return undefined
}

/** Answers as they are sent: what was left empty is left out. */
export const sentAnswers = (values: AnswerValues): Record<string, string | number | boolean> =>
  Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string | number | boolean] => entry[1] !== undefined && entry[1] !== '',
    ),
  )
