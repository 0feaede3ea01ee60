/**
 * Papers of a matter 交办单 督办单 回复单: which lines stand on one, in which order and under which words, is data of a pack; what stands in
 * a line is what the page shows to whoever prints it. One sheet of A4, with room for a signature and a stamp.
 */
import { z } from 'zod'
import { definitionLines } from '../catalogue/definition-lines.ts'
import { Code } from '../catalogue/schema.ts'
import { Day } from '../places/schema.ts'
import type { RequestView } from './schema.ts'

/** What a line may say. */
export const PaperField = z.enum([
  'number',
  'foreign',
  'received',
  'channel',
  'urgency',
  'item',
  'place',
  'spot',
  'reporter',
  'matter',
  'task',
  'lead',
  'helpers',
  'sent',
  'signed',
  'due',
  'supervision',
  'done',
  'reply',
  'ended',
])
export type PaperField = z.output<typeof PaperField>

/** When there is anything to print on it. */
export const PaperWhen = z.enum(['dispatched', 'supervised', 'resolved'])
export type PaperWhen = z.output<typeof PaperWhen>

const Words = z.strictObject({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(80) })

export const OrderPaper = z.strictObject({
  code: Code,
  from: Day,
  name: Words,
  /** Above everything; `{county}` is filled in. */
  title: Words,
  when: PaperWhen,
  rows: z
    .array(
      z.strictObject({
        field: PaperField,
        label: Words,
        /** Lines kept free for it at least; a long text takes more. */
        lines: z.int().min(1).max(12).default(1),
        /** Beside the line before it, where both are short. */
        beside: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(24),
  /** Boxes at the foot: who signs, with room for a stamp and a day. */
  signs: z.array(Words).min(1).max(4),
  /** In small letters below. */
  foot: z.strictObject({ zh: z.string().trim().max(200), en: z.string().trim().max(300) }),
  ground: z.string().trim().min(1).max(200),
  closed: z.boolean(),
  sort: z.int().min(0),
})
export type OrderPaper = z.output<typeof OrderPaper>

const OrderPaperLine = OrderPaper.omit({ sort: true }).extend({
  from: Day.default('2000-01-01'),
  closed: OrderPaper.shape.closed.default(false),
})

export const orderPaperLines = (files: Readonly<Record<string, string>>) =>
  definitionLines(files, 'order-papers', OrderPaperLine)

/** PDF to print, DOCX to go on writing in. */
export const PaperForm = z.enum(['pdf', 'docx'])
export type PaperForm = z.output<typeof PaperForm>

/** Whether there is anything to print on it now. */
export function isReady(when: PaperWhen, view: Pick<RequestView, 'orderList' | 'timeline'>): boolean {
  const did = (kind: string) => view.timeline.some((e) => e.kind === kind)
  if (when === 'dispatched') return view.orderList.length > 0
  return did(when === 'supervised' ? 'supervise' : 'resolve')
}
