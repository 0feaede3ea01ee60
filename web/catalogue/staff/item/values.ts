/** A service item as its form holds it, and back. Pure. */
import type { Limit, ListRef, Policy, Responsible, ServiceItem } from '../../../../domain/catalogue/schema.ts'
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import { questionFaults, questionsOf, schemaOf, type QuestionRow } from './questions.ts'

export type ItemBody = Omit<ServiceItem, 'version'>

export interface ItemValues {
  code: string
  category: string | null
  zh: string
  en: string
  words: string[]
  line: string | null
  intent: string | null
  urgency: string | null
  modes: string[]
  emergency: string[]
  forResidents: boolean
  claimable: boolean
  quiet: boolean
  /** Kept as it is: it has a page of its own. */
  instead: 'harm' | undefined
  response: Limit | null
  dispatch: Limit | null
  resolve: Limit | null
  hard: Limit | null
  price: 'free' | 'subsidised' | 'paid'
  yuan: number | null
  per: string
  priceNote: string
  openWhen: string
  closeWhen: string
  lead: Responsible
  helpers: Responsible[]
  listed: ListRef[]
  questions: QuestionRow[]
  legal: boolean
  legalKind: string | null
  legalTo: string
  legalPhone: string
  legalText: string
  legalTextEn: string
  legalLaw: string
  kind: string
  policy: Policy
  source: string
  from: string
  to: string
}

export function valuesOf(item: ItemBody): ItemValues {
  const { name, limits, price, legalWay, form, ...rest } = item
  return {
    ...rest,
    zh: name.zh,
    en: name.en ?? '',
    ...limits,
    price: price.class,
    yuan: price.class === 'free' ? null : price.fen / 100,
    per: price.class === 'free' ? '' : price.per,
    priceNote: price.class === 'free' ? '' : price.note,
    questions: questionsOf(form),
    legal: legalWay !== undefined,
    legalKind: legalWay?.kind ?? null,
    legalTo: legalWay?.to ?? '',
    legalPhone: legalWay?.phone ?? '',
    legalText: legalWay?.text.zh ?? '',
    legalTextEn: legalWay?.text.en ?? '',
    legalLaw: legalWay?.law ?? '',
    quiet: item.quiet ?? false,
    instead: item.instead,
    to: item.to ?? '',
  }
}

/** A new one made like another: its own code, names and words are still to be written. */
export const likeAnother = (item: ItemBody, today: string): ItemValues => ({
  ...valuesOf(item),
  code: '',
  zh: '',
  en: '',
  words: [],
  from: today,
  to: '',
})

const bilingual = (zh: string, en: string) => ({ zh: zh.trim(), ...(en.trim() && { en: en.trim() }) })

function priceOf(v: ItemValues): ServiceItem['price'] {
  if (v.price === 'free') return { class: 'free' }
  return { class: v.price, fen: Math.round((v.yuan ?? 0) * 100), per: v.per.trim(), note: v.priceNote.trim() }
}

function legalOf(v: ItemValues): Pick<ItemBody, 'legalWay'> {
  if (!v.legal || !v.legalKind) return {}
  return {
    legalWay: {
      kind: v.legalKind as NonNullable<ItemBody['legalWay']>['kind'],
      to: v.legalTo.trim(),
      text: bilingual(v.legalText, v.legalTextEn),
      law: v.legalLaw.trim(),
      ...(v.legalPhone.trim() && { phone: v.legalPhone.trim() }),
    },
  }
}

export function itemOf(v: ItemValues): ItemBody {
  return {
    code: v.code.trim(),
    category: v.category ?? '',
    name: bilingual(v.zh, v.en),
    words: v.words,
    line: v.line as ItemBody['line'],
    modes: v.modes as ItemBody['modes'],
    price: priceOf(v),
    urgency: v.urgency as ItemBody['urgency'],
    intent: v.intent as ItemBody['intent'],
    limits: { response: v.response!, dispatch: v.dispatch!, resolve: v.resolve!, hard: v.hard! },
    openWhen: v.openWhen.trim(),
    closeWhen: v.closeWhen.trim(),
    lead: v.lead,
    helpers: v.helpers,
    listed: v.listed,
    form: schemaOf(v.questions),
    kind: v.kind,
    policy: v.policy,
    ...legalOf(v),
    emergency: v.emergency as ItemBody['emergency'],
    forResidents: v.forResidents,
    claimable: v.claimable,
    ...(v.quiet && { quiet: true }),
    ...(v.instead && { instead: v.instead }),
    source: v.source.trim(),
    from: v.from,
    to: v.to || null,
  }
}

const needed = (v: ItemValues, names: readonly (keyof ItemValues)[]): FieldFault[] =>
  names.flatMap((path) => {
    const value = v[path]
    return value === null ||
      value === '' ||
      (typeof value === 'string' && value.trim() === '') ||
      (Array.isArray(value) && value.length === 0)
      ? [{ path, code: 'required' }]
      : []
  })

/** As the server has it: a code stands in the address, and what cannot stand there is found nowhere. */
export const isCode = (code: string): boolean => code.length <= 60 && /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(code)

/** A code somebody has just thought of. @param taken those that stand */
export const codeFaults = (code: string, taken: readonly { code: string }[]): FieldFault[] => {
  if (!code) return [{ path: 'code', code: 'required' }]
  if (!isCode(code)) return [{ path: 'code', code: 'code' }]
  return taken.some((t) => t.code === code) ? [{ path: 'code', code: 'code-twice' }] : []
}

/** What this page can see for itself. */
export const itemFaults = (v: ItemValues): FieldFault[] => [
  ...needed(v, [
    'category',
    'zh',
    'line',
    'intent',
    'urgency',
    'modes',
    'response',
    'dispatch',
    'resolve',
    'hard',
    'openWhen',
    'closeWhen',
    'source',
    'from',
  ]),
  ...(v.price === 'free' ? [] : needed(v, ['yuan', 'per'])),
  ...(v.legal ? needed(v, ['legalKind', 'legalTo', 'legalText', 'legalLaw']) : []),
  ...(v.lead.by === 'body' && !v.lead.code ? [{ path: 'lead', code: 'required' }] : []),
  ...questionFaults(v.questions),
]

/** Where the server's paths stand in this form, the longest first. */
export const itemPaths: Record<string, string> = {
  'item.name.zh': 'zh',
  'item.name.en': 'en',
  'item.limits.': '',
  'item.price': 'price',
  'item.form': 'questions',
  'item.legalWay.to': 'legalTo',
  'item.legalWay.phone': 'legalPhone',
  'item.legalWay.law': 'legalLaw',
  'item.': '',
}

/** Parts in which two versions differ, by the names of the form's parts. */
export function changedParts(older: ItemBody, newer: ItemBody): string[] {
  const parts: [string, (i: ItemBody) => unknown][] = [
    [
      'basics',
      (i) => [
        i.name,
        i.category,
        i.words,
        i.line,
        i.intent,
        i.urgency,
        i.modes,
        i.emergency,
        i.forResidents,
        i.claimable,
        i.quiet ?? false,
      ],
    ],
    ['limits', (i) => i.limits],
    ['priceTitle', (i) => i.price],
    ['conditions', (i) => [i.openWhen, i.closeWhen]],
    ['responsible', (i) => [i.lead, i.helpers]],
    ['listed', (i) => i.listed],
    ['questions', (i) => i.form],
    ['legal', (i) => i.legalWay ?? null],
    ['policy', (i) => ({ ...(i.policy as object), limits: null })],
    ['dates', (i) => [i.source]],
  ]
  return parts.flatMap(([name, of]) => (sorted(of(older)) === sorted(of(newer)) ? [] : [name]))
}

/** JSON with keys in order: what is stored may come back in another. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
