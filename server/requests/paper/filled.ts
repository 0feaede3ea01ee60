/** A paper with its lines filled: what the page shows to whoever prints it, and no more. */
import type { OrderPaper, PaperField } from '../../../domain/requests/papers.ts'
import { channels, urgencies } from '../../../domain/requests/said.ts'
import type { OrderView, RequestView } from '../../../domain/requests/schema.ts'
import { minuteOf } from '../../kernel/day.ts'
import { paperWords } from './words.ts'

export type Lang = 'zh' | 'en'

export interface FilledRow {
  label: string
  value: string
  lines: number
  beside: boolean
}

/** Lines that stand side by side: one, or two that are short. */
export function sideBySide(rows: readonly FilledRow[]): FilledRow[][] {
  const lines: FilledRow[][] = []
  for (const row of rows) {
    const last = lines.at(-1)
    if (row.beside && last?.length === 1) last.push(row)
    else lines.push([row])
  }
  return lines
}

export interface Filled {
  title: string
  rows: readonly FilledRow[]
  signs: readonly string[]
  foot: string
  /** When and for whom it was printed, in small letters. */
  printed: string
  lang: Lang
  /** A link of the matter, to scan. */
  scan?: Scan
}

/** What a square leads to, and what stands beside it. */
export interface Scan {
  address: string
  says: string
}

const time = (at: string | undefined) => (at ? minuteOf(new Date(at)) : '')

/** The newest of what was written in acts of a kind: the first version, where it was not put right since. */
function saidIn(view: RequestView, kinds: readonly string[], path: string): string {
  const entry = view.timeline.find((e) => kinds.includes(e.kind) && !e.takenBackBy)
  if (!entry) return ''
  const fix = view.timeline.find((e) => e.id === entry.correctedBy)
  return fix?.words[`fixed.${path}`] ?? fix?.words[path] ?? entry.words[path] ?? ''
}

const lastLead = (view: RequestView): OrderView | undefined => view.orderList.findLast((o) => o.role === 'lead')

function reporterOf({ contact, representative, confidential }: RequestView, lang: Lang): string {
  const words = paperWords[lang]
  if (!contact) return confidential ? words.confidential : ''
  const named = [contact.name, contact.phone].filter(Boolean).join(' ')
  const by = representative?.name ? words.by(representative.name) : ''
  return `${named || words.unnamed}${by}`
}

const valueOf: Record<PaperField, (view: RequestView, lang: Lang) => string> = {
  number: (v) => v.refNo,
  foreign: (v) => v.foreign?.number ?? '',
  received: (v) => time(v.receivedAt),
  channel: (v, lang) => channels[v.channel][lang],
  urgency: (v, lang) => urgencies[v.urgency][lang],
  item: (v) => v.item?.name ?? '',
  place: (v) => v.place.name,
  spot: ({ where }) => [where.label, where.address, where.described].filter(Boolean).join(' '),
  reporter: reporterOf,
  matter: (v) => v.what ?? '',
  task: (v) => lastLead(v)?.task ?? '',
  lead: (v) => lastLead(v)?.unit?.name ?? '',
  helpers: (v, lang) =>
    v.orderList.flatMap((o) => (o.role === 'helper' && o.unit ? o.unit.name : [])).join(paperWords[lang].comma),
  sent: (v) => time(lastLead(v)?.sentAt),
  signed: (v) => time(lastLead(v)?.signedAt),
  due: (v) => time(lastLead(v)?.clock?.dueAt ?? v.dueAt),
  supervision: (v) => saidIn(v, ['supervise'], 'reason'),
  done: (v) => saidIn(v, ['resolve', 'finish'], 'done'),
  reply: (v) => saidIn(v, ['resolve'], 'said'),
  ended: (v) => time(v.timeline.find((e) => e.kind === 'resolve')?.at),
}

export function filled(
  of: OrderPaper,
  view: RequestView,
  at: { county: string; by: string; now: Date; lang: Lang },
): Filled {
  const { lang } = at
  return {
    title: of.title[lang].replace('{county}', at.county),
    rows: of.rows.map((r) => ({
      label: r.label[lang],
      value: valueOf[r.field](view, lang),
      lines: r.lines,
      beside: r.beside,
    })),
    signs: of.signs.map((s) => s[lang]),
    foot: of.foot[lang],
    printed: paperWords[lang].printed(minuteOf(at.now), at.by),
    lang,
  }
}
