/** Puts notices and messages into words, when somebody reads or a message goes out: codes become names in the reader's language. */
import type { Template } from '../../domain/catalogue/schema.ts'
import { lineage } from '../../domain/kernel/place-path.ts'
import { inThrees } from '../../domain/kernel/refno.ts'
import { fill, namesIn, templateFaults, withoutSignature, type Values } from '../../domain/notices/templates.ts'
import { matterWord, valuesOf, type Locale } from '../../domain/notices/words.ts'
import { catalogueOf } from '../catalogue/index.ts'
import type { County, House } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { namesFor, type Names } from '../requests/index.ts'
import { helpLines } from './people-store.ts'
import type { KeptParams } from './store.ts'

export interface Pen {
  locale: Locale
  county: County
  names: Names
  templates: ReadonlyMap<string, Template>
  counties: ReadonlyMap<string, string>
}

export async function penFor(at: { house: House; county: County; locale: Locale }): Promise<Pen> {
  const [names, catalogue, counties] = await Promise.all([
    namesFor(at),
    catalogueOf(at.house, at.county),
    at.house.counties(),
  ])
  return {
    locale: at.locale,
    county: at.county,
    names,
    templates: catalogue.templates,
    counties: new Map(counties.map((c) => [c.code, c.name])),
  }
}

const inLanguage = (words: { zh: string; en?: string | undefined } | undefined, locale: Locale) =>
  locale === 'en' ? words?.en || words?.zh : words?.zh

function values(pen: Pen, params: KeptParams): Values {
  const called = {
    unit: (code: string) => pen.names.unit(code).name,
    county: (code: string) => pen.counties.get(code) ?? code,
  }
  return {
    ...valuesOf(params, called, pen.locale),
    ref: inThrees(params.ref),
    title: params.item ? pen.names.item(params.item).name : matterWord[pen.locale],
    county: pen.county.name,
    ...(params.activity && { what: params.activity }),
    ...(params.plan && { title: params.plan[pen.locale], unit: params.at ?? '', what: String(params.count ?? 0) }),
  }
}

/** A notice without a template says at least what it is about. */
export function inboxWords(
  pen: Pen,
  kind: string,
  params: KeptParams,
  phone?: string,
): { title: string; text: string } {
  const t = pen.templates.get(kind)
  const all = {
    ...values(pen, params),
    ...(params.message && { text: messageText(pen, params.message, params, phone) ?? '' }),
  }
  return {
    title: fill(inLanguage(t?.title, pen.locale) ?? '', all),
    text: fill(inLanguage(t?.text, pen.locale) ?? '{{ref}} {{title}}', all),
  }
}

/** The template of a channel; undefined when there is none, or when it may not be sent as it stands. */
function sendable(pen: Pen, kind: string, channel: Template['channel']): Template | undefined {
  const t = pen.templates.get(kind)
  return t && t.channel === channel && templateFaults(t).length === 0 ? t : undefined
}

export interface TextMessage {
  /** Without the county's signature. */
  text: string
  /** What was filled in, for providers that have the text already. */
  params: Record<string, string>
}

/** What a message says; undefined when the template may not be sent as it stands. */
export function textMessage(pen: Pen, kind: string, params: KeptParams, phone?: string): TextMessage | undefined {
  const t = sendable(pen, kind, 'sms')
  if (!t) return undefined
  const template = inLanguage(t.text, pen.locale) ?? ''
  const all: Values = { ...values(pen, params), ...(phone && { phone }) }
  const named = namesIn(template).flatMap((name) => {
    const value = all[name as keyof Values]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { text: withoutSignature(fill(template, all)), params: Object.fromEntries(named) }
}

export const messageText = (pen: Pen, kind: string, params: KeptParams, phone?: string): string | undefined =>
  textMessage(pen, kind, params, phone)?.text

/** What a letter to a unit says, without the county's signature; undefined as above. @param link opens the matter */
export function letterText(
  pen: Pen,
  kind: string,
  params: KeptParams,
  of: { unit: string; link?: string | undefined },
): { subject: string; text: string } | undefined {
  const t = sendable(pen, kind, 'mail')
  if (!t) return undefined
  const all: Values = { ...values(pen, params), unit: pen.names.unit(of.unit).name, ...(of.link && { link: of.link }) }
  const said = (words: Template['title']) => withoutSignature(fill(inLanguage(words, pen.locale) ?? '', all))
  return { subject: said(t.title ?? { zh: '{{ref}}' }), text: said(t.text) }
}

/** The help line nearest to a place; without any, the one number that answers everywhere. */
export async function helpLineOf(tx: Tx, place: string | undefined): Promise<string> {
  const rows = place ? await tx.rows<{ path: string; help_line: string }>(helpLines(lineage(place))) : []
  return rows.sort((a, b) => b.path.length - a.path.length)[0]?.help_line ?? '12345'
}
