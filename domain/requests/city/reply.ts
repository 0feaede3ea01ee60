/** The answer in the city's fields: put together from what was done and said, nothing typed anew. */
import { minuteText } from '../../kernel/instant.ts'
import type { TimelineEntry } from '../schema.ts'
import type { Status } from '../vocabulary.ts'
import type { CityForm, replyFields } from './form.ts'
import type { CityColumn } from './rows.ts'

export type ReplyField = (typeof replyFields)[number]
export type Reply = Record<ReplyField, string>

/** Acts that answer the matter, with the words that say how. */
const answering = ['resolve', 'rectify', 'guide', 'reject', 'hand-over'] as const

/** While it is worked on there is no answer, whatever was said in a round before. */
const answered: readonly Status[] = ['resolved', 'rectifying', 'closed', 'guided', 'rejected', 'handed-over']

interface Told {
  status: Status
  /** Newest first. */
  timeline: readonly TimelineEntry[]
  number: string
  unit: string
}

export function replyOf(form: CityForm, { status, timeline, number, unit }: Told): Reply | undefined {
  if (!answered.includes(status)) return undefined
  const act = timeline.find((e) => (answering as readonly string[]).includes(e.kind) && !e.takenBackBy)
  if (!act) return undefined
  // A slip of the pen was put right: the second version is the answer.
  const fixed = act.correctedBy === undefined ? undefined : timeline.find((e) => e.id === act.correctedBy)
  const said = (path: string) => fixed?.words[`fixed.${path}`] ?? act.words[path] ?? ''
  const done = said('done')
  const reply = done ? form.text.replace('{done}', () => done).replace('{said}', () => said('said')) : said('reason')
  return { number, status: form.done, reply, 'reply-unit': unit, 'reply-at': minuteText(Date.parse(act.at)) }
}

/** To be pasted into the city's page. */
export const replyText = (form: CityForm, reply: Reply): string =>
  form.reply.map(({ field, head }) => `${head}：${reply[field]}`).join('\n')

/** The columns of a file that goes back: as they came, and behind them those of the answer it did not have. */
export function replyHeads(form: CityForm, columns: readonly CityColumn[]): string[] {
  const there = new Set(columns.map((c) => c.field))
  return [...columns.map((c) => c.header), ...form.reply.filter((r) => !there.has(r.field)).map((r) => r.head)]
}

/** @param cells as the city wrote them, in the order of the columns */
export function replyCells(
  form: CityForm,
  columns: readonly CityColumn[],
  cells: readonly string[],
  reply: Reply,
): string[] {
  const there = new Set(columns.map((c) => c.field))
  // Of two columns for one thing the first is filled.
  const filled = new Set<ReplyField>()
  const known = columns.map(({ field }, i) => {
    const own = form.reply.find((r) => r.field === field)?.field
    if (!own || own === 'number' || filled.has(own)) return cells[i] ?? ''
    filled.add(own)
    return reply[own]
  })
  return [...known, ...form.reply.filter((r) => !there.has(r.field)).map((r) => reply[r.field])]
}
