/** Filling a template, and what a template may not say. */
import type { Template } from '../catalogue/schema.ts'

/** Values a template of each channel may name. */
export const inboxValues = ['ref', 'title', 'due', 'unit', 'what', 'result', 'reason', 'level', 'text'] as const
export const smsValues = [
  'county',
  'ref',
  'due',
  'unit',
  'when',
  'phone',
  'what',
  'reason',
  'done',
  'way',
  'to',
] as const
/** `link` opens the matter for those who may see it, where the house has an address. */
export const mailValues = ['county', 'ref', 'title', 'due', 'unit', 'link'] as const

const valuesOfChannel: Record<Template['channel'], readonly string[]> = {
  sms: smsValues,
  mail: mailValues,
  inbox: inboxValues,
  letter: inboxValues,
}

export type Values = Partial<
  Record<(typeof inboxValues)[number] | (typeof smsValues)[number] | (typeof mailValues)[number], string>
>

/** A value that is not known leaves nothing behind, and no half sentence: what hangs on it in ⟦…⟧ goes with it. */
export function fill(text: string, values: Values): string {
  const known = (name: string) => (values as Record<string, string | undefined>)[name]
  return text
    .replace(/⟦([^⟦⟧]*)⟧/g, (_, part: string) => (namesIn(part).every((name) => known(name)) ? part : ''))
    .replace(/\{\{(\w+)\}\}/g, (_, name: string) => known(name) ?? '')
}

export const namesIn = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]!)

const link = /https?:|www\.|\b[a-z0-9-]+\.(?:cn|com|net|org|gov|top|xyz|vip)\b/i
const asksCode = /验证码|校验码|口令|密码|one-time code|password|verification code/i

export type TemplateFault = 'link' | 'asks-code' | 'value-unknown'

/** A message carries no link of its own and asks for no code; a notice names only what it is given. */
export function templateFaults(t: Pick<Template, 'channel' | 'text' | 'title'>): TemplateFault[] {
  const words = [t.text.zh, t.text.en, t.title?.zh, t.title?.en].filter((w): w is string => w !== undefined)
  const values = valuesOfChannel[t.channel]
  return [
    ...(words.some((w) => link.test(w)) ? (['link'] as const) : []),
    ...(words.some((w) => asksCode.test(w)) ? (['asks-code'] as const) : []),
    ...(words.flatMap(namesIn).some((name) => !values.includes(name)) ? (['value-unknown'] as const) : []),
  ]
}

/** A signature at the head of a text; the county's own is put in its place when it is sent. */
export const withoutSignature = (text: string) => text.replace(/^【[^】]*】\s*/, '')
