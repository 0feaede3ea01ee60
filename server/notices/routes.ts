/** One's own inbox, what one is asked to tell in person, and the webhooks of the administrator. */
import type { noticesApi } from '../../domain/notices/api.ts'
import { namelessNotices, type NoticeItem, type TaskView } from '../../domain/notices/schema.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { inThrees } from '../../domain/kernel/refno.ts'
import { matterWord } from '../../domain/notices/words.ts'
import type { Ctx, Handlers } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { edit, ok } from '../kernel/edit.ts'
import { givenUpList, leaveMessages, tryMessagesAgain } from './given-up.ts'
import { helpLineOf, inboxWords, messageText, penFor, type Pen } from './render.ts'
import {
  finishTask,
  inboxOf,
  lockTask,
  noticeAt,
  openTaskCount,
  openTasks,
  readOne,
  readUpTo,
  triedTask,
  unreadOf,
  type NoticeRow,
  type TaskRow,
} from './store.ts'
import { addWebhook, changeWebhook, removeWebhook, renewSecret, tryAgain, webhooks } from './webhook-acts.ts'
import { deliveriesOf, type DeliveryRow } from './webhook-store.ts'

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const newestFirst: [string, string] = ['infinity', lastId]
const me = (ctx: Ctx) => ctx.session!.account

interface InboxRow extends NoticeRow {
  task_done: boolean | null
}

async function inbox(ctx: Ctx, q: { unread: '0' | '1'; after?: string | undefined; size: number }) {
  const pen = await penFor(ctx)
  const [at, id] = afterCursor(q.after, newestFirst)
  const { rows, unread, lines } = await ctx.read(async (tx) => {
    const [found, count] = await Promise.all([
      tx.rows<InboxRow>(inboxOf(me(ctx), q.unread === '1', { at, id }, q.size + 1)),
      tx.one<{ n: number }>(unreadOf(me(ctx))),
    ])
    const places = [...new Set(found.flatMap((r) => (r.params.message && r.params.place ? [r.params.place] : [])))]
    const known = await Promise.all(places.map(async (p) => [p, await helpLineOf(tx, p)] as const))
    return { rows: found, unread: count?.n ?? 0, lines: new Map(known) }
  })
  const page = paged(
    rows,
    q.size,
    (r) => itemOf(pen, r, lines.get(r.params.place ?? '')),
    (r) => [r.at.toISOString(), r.id],
  )
  return { ...page, unread }
}

function itemOf(pen: Pen, r: InboxRow, line: string | undefined): NoticeItem {
  return {
    id: r.id,
    kind: r.kind,
    ...inboxWords(pen, r.kind, r.params, line),
    at: r.at.toISOString(),
    read: r.read,
    times: r.times,
    ...(r.request && !namelessNotices.includes(r.kind) && { request: r.request }),
    ...(r.params.plan && r.params.place && { place: r.params.place }),
    ...(r.params.demand && { demand: r.params.demand }),
    ...(r.params.team && { team: r.params.team }),
    ...(r.task && { task: { id: r.task, done: r.task_done ?? true } }),
  }
}

/** No line in the audit and no time: who reads what and when is nobody's business. */
const mark = (ctx: Ctx, write: ReturnType<typeof readOne>) =>
  ctx.act(
    async () => undefined,
    () => ({ writes: [write], audit: [], events: [], answer: ok }),
  )

async function markAll(ctx: Ctx, newest: string) {
  const at = await ctx.read((tx) => tx.one<{ id: string; at: Date }>(noticeAt(me(ctx), newest)))
  if (!at) throw new Refusal('not-found')
  return mark(ctx, readUpTo(me(ctx), at.at, at.id))
}

async function tasks(ctx: Ctx): Promise<{ items: TaskView[] }> {
  const pen = await penFor(ctx)
  const rows = await ctx.read(async (tx) => {
    const found = await tx.rows<TaskRow>(openTasks(me(ctx)))
    return Promise.all(found.map(async (t) => ({ t, line: await helpLineOf(tx, t.place) })))
  })
  return { items: rows.map(({ t, line }) => taskView(pen, t, line)) }
}

const taskView = (pen: Pen, t: TaskRow, line: string): TaskView => ({
  id: t.id,
  request: t.request,
  refNo: inThrees(t.params.ref),
  place: pen.names.place(t.place),
  item: t.params.item ? pen.names.item(t.params.item).name : matterWord[pen.locale],
  text: messageText(pen, t.kind, t.params, line) ?? '',
  since: t.at.toISOString(),
  tries: t.tries,
})

/** Whoever goes first has done it; a second press, or a colleague's, finds it done. */
const taskDone = (ctx: Ctx, id: string, sent: { id: string; told: boolean }) =>
  edit(
    ctx,
    { ...sent, task: id },
    (tx) => tx.one<TaskRow>(lockTask(id)),
    (task) => {
      if (!task) throw new Refusal('not-found')
      const first = task.done_at === null
      const told = first && sent.told
      return {
        act: sent.told ? 'notices.told' : 'notices.not-met',
        kind: 'notice-task',
        subject: sent.id,
        version: 1,
        before: null,
        after: { task: id, request: task.request, told: sent.told },
        detail: { request: task.request, kind: task.kind },
        answer: ok,
        writes: first ? [sent.told ? finishTask(id, ctx.now, me(ctx)) : triedTask(id)] : [],
        events: told
          ? [
              {
                name: 'notices.task-done',
                version: 1,
                subject: id,
                seq: 1,
                payload: { request: task.request, kind: task.kind },
              },
            ]
          : [],
      }
    },
    () => ok,
  )

async function deliveries(ctx: Ctx, webhook: string, q: { after?: string | undefined; size: number }) {
  const [at, id] = afterCursor(q.after, newestFirst)
  const rows = await ctx.read((tx) => tx.rows<DeliveryRow>(deliveriesOf(webhook, { at, id }, q.size + 1)))
  return paged(
    rows,
    q.size,
    (d) => ({
      id: d.id,
      event: d.event,
      subject: d.subject,
      at: d.at.toISOString(),
      state: d.state,
      tries: d.tries,
      ...(d.code && { code: d.code }),
      ...(d.next_at && { nextAt: d.next_at.toISOString() }),
    }),
    (d) => [d.at.toISOString(), d.id],
  )
}

export const routes: Handlers<typeof noticesApi> = {
  inbox: (ctx, { query }) => inbox(ctx, query),
  count: (ctx) =>
    ctx.read(async (tx) => {
      const [unread, open] = await Promise.all([
        tx.one<{ n: number }>(unreadOf(me(ctx))),
        tx.one<{ n: number }>(openTaskCount(me(ctx))),
      ])
      return { unread: unread?.n ?? 0, tasks: open?.n ?? 0 }
    }),
  markRead: (ctx, { params }) => mark(ctx, readOne(me(ctx), params.id)),
  markAll: (ctx, { body }) => markAll(ctx, body.newest),
  tasks: (ctx) => tasks(ctx),
  taskDone: (ctx, { params, body }) => taskDone(ctx, params.id, body),
  givenUp: (ctx, { query }) => givenUpList(ctx, query),
  sendAgain: (ctx, { body }) => tryMessagesAgain(ctx, body),
  leave: (ctx, { body }) => leaveMessages(ctx, body),
  webhooks: (ctx) => webhooks(ctx),
  addWebhook: (ctx, { body }) => addWebhook(ctx, body),
  changeWebhook: (ctx, { params, body }) => changeWebhook(ctx, params.id, body),
  newSecret: (ctx, { params, body }) => renewSecret(ctx, params.id, body),
  removeWebhook: (ctx, { params, body }) => removeWebhook(ctx, params.id, body),
  deliveries: (ctx, { params, query }) => deliveries(ctx, params.id, query),
  again: (ctx, { params, body }) => tryAgain(ctx, params.id, body),
}
