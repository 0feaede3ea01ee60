/** The board taken out as a file: the very list of the screen, by the same question, page after page (docs/decisions/0012). */
import { lines } from '../../domain/catalogue/said.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { requestsApi } from '../../domain/requests/api.ts'
import { channels, states, urgencies } from '../../domain/requests/said.ts'
import type { RequestListItem } from '../../domain/requests/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Cell } from '../kernel/csv.ts'
import { minuteOf } from '../kernel/day.ts'
import { narrowedTo, reach } from '../kernel/out/reach.ts'
import { takeOut } from '../kernel/out/take-out.ts'
import { board, narrowed } from './lists.ts'
import { outHeads, yes } from './out-words.ts'

type Body = Received<(typeof requestsApi)['export']>['body']

/** Rows of a page: one act. A wide board is read in the order of its index. */
const size = 1_000

const columns = [
  'number',
  'matter',
  'place',
  'channel',
  'line',
  'item',
  'urgency',
  'lead',
  'received',
  'due',
  'state',
  'followers',
  'supervised',
] as const

/** @throws Refusal `not-found` for a place beyond what the export and the reading both reach */
export async function exportRequests(ctx: Ctx, body: Body): Promise<undefined> {
  const { of: asked, ...out } = body
  const ranges = narrowed(reach(ctx, ['requests.export', 'requests.read']), asked.place)
  if (ranges.length === 0) throw new Refusal('not-found')
  const own = narrowedTo(ctx, ranges)
  const lang = ctx.locale
  return takeOut(own, {
    asked: out,
    act: 'requests.export',
    kind: 'requests',
    place: asked.place,
    profile: null,
    clear: false,
    narrowed: narrowedBy(asked),
    title: outHeads.title[lang],
    head: columns.map((c) => outHeads[c][lang]),
    page: (after) => board(own, { ...asked, after, size }),
    cells: (r) => {
      const said = cellsOf(r, lang)
      return columns.map((c) => said[c])
    },
    subject: (r) => r.id,
  })
}

/** Codes as they were asked, for the audit. */
const narrowedBy = ({ place: _, ...asked }: Body['of']) =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, Array.isArray(value) ? value.join(',') : String(value)]],
    ),
  )

function cellsOf(r: RequestListItem, lang: 'zh' | 'en'): Record<(typeof columns)[number], Cell> {
  return {
    number: r.refNo,
    matter: r.brief ?? null,
    place: r.place.name,
    channel: channels[r.channel][lang],
    line: r.line ? lines[r.line][lang] : null,
    item: r.item?.name ?? null,
    urgency: urgencies[r.urgency][lang],
    lead: r.lead?.name ?? null,
    received: minuteOf(new Date(r.receivedAt)),
    due: r.dueAt ? minuteOf(new Date(r.dueAt)) : null,
    state: states[r.waiting][lang],
    followers: r.followers,
    supervised: r.supervised ? yes[lang] : null,
  }
}
