/** The sentences of the notices room: one's inbox, what to tell in person, webhooks of other systems. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import {
  DeliveryView,
  GivenUpView,
  NoticeItem,
  TaskView,
  Way,
  WayView,
  WebhookEvent,
  WebhookUrl,
  WebhookView,
} from './schema.ts'

const one = z.strictObject({ id: Id })
const some = z.strictObject({ id: Id, messages: z.array(Id).min(1).max(200) })
const many = z.strictObject({ done: z.int() })
const about = z.string().trim().max(100).default('')

export const noticesApi = {
  inbox: read('/notices', {
    may: 'self',
    summary: 'One’s own notices, newest first; listen to the topic `notices:<account>` for changes',
    query: z.strictObject({ unread: z.enum(['0', '1']).default('0'), ...pageQuery }),
    answer: page(NoticeItem).extend({ unread: z.int() }),
  }),
  count: read('/notices/count', {
    may: 'self',
    summary: 'How many of one’s notices are unread, and how many people wait to be told in person',
    answer: z.strictObject({ unread: z.int(), tasks: z.int() }),
  }),
  markRead: act('POST', '/notices/:id/read', {
    may: 'self',
    summary: 'Put a notice aside; nobody else learns of it and no time is kept',
    params: one,
    answer: done,
  }),
  markAll: act('POST', '/notices/read-all', {
    may: 'self',
    summary: 'Put everything aside that was there when one looked',
    body: z.strictObject({ newest: Id }),
    answer: done,
  }),
  tasks: read('/notices/tasks', {
    may: 'self',
    summary: 'People without a phone whom one is asked to tell',
    answer: z.strictObject({ items: z.array(TaskView) }),
  }),
  taskDone: act('POST', '/notices/tasks/:id/done', {
    may: 'self',
    summary: 'Told in person, or nobody was met; recorded',
    params: one,
    body: z.strictObject({ id: Id, told: z.boolean() }),
    answer: done,
  }),
  givenUp: read('/notices/given-up', {
    may: 'notices.given-up',
    summary: 'Messages that no way out took over, newest first, and how the ways out fare',
    query: z.strictObject({ way: Way.optional(), ...pageQuery }),
    answer: page(GivenUpView).extend({ ways: z.array(WayView) }),
  }),
  sendAgain: act('POST', '/notices/given-up/again', {
    may: 'notices.given-up',
    summary: 'Try these messages again from the beginning, outside the quiet hours',
    body: some,
    answer: many,
  }),
  leave: act('POST', '/notices/given-up/leave', {
    may: 'notices.given-up',
    summary: 'Leave these messages be: what they told is no longer news, or was told otherwise',
    body: some,
    answer: many,
  }),
  webhooks: read('/notices/webhooks', {
    may: 'notices.webhooks',
    summary: 'Systems that are told of events',
    answer: z.strictObject({ items: z.array(WebhookView) }),
  }),
  addWebhook: act('POST', '/notices/webhooks', {
    may: 'notices.webhooks',
    summary: 'Tell another system of events; the secret it checks signatures with is shown once',
    stepUp: true,
    body: z.strictObject({ id: Id, url: WebhookUrl, events: z.array(WebhookEvent).min(1), about }),
    answer: z.strictObject({ webhook: WebhookView, secret: z.string().nullable() }),
  }),
  changeWebhook: act('PUT', '/notices/webhooks/:id', {
    may: 'notices.webhooks',
    summary: 'Another address, other events, or a rest',
    stepUp: true,
    params: one,
    body: z.strictObject({
      id: Id,
      seen: z.int().min(1),
      url: WebhookUrl,
      events: z.array(WebhookEvent).min(1),
      about,
      active: z.boolean(),
    }),
    answer: WebhookView,
  }),
  newSecret: act('POST', '/notices/webhooks/:id/secret', {
    may: 'notices.webhooks',
    summary: 'A new secret, shown once; the old one is worth nothing from now on',
    stepUp: true,
    params: one,
    body: z.strictObject({ id: Id, seen: z.int().min(1) }),
    answer: z.strictObject({ webhook: WebhookView, secret: z.string().nullable() }),
  }),
  removeWebhook: act('DELETE', '/notices/webhooks/:id', {
    may: 'notices.webhooks',
    summary: 'Tell it nothing more; what still waits is dropped',
    stepUp: true,
    params: one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  deliveries: read('/notices/webhooks/:id/deliveries', {
    may: 'notices.webhooks',
    summary: 'What went to a system, what waits and what failed, newest first',
    params: one,
    query: z.strictObject(pageQuery),
    answer: page(DeliveryView),
  }),
  again: act('POST', '/notices/webhooks/:id/again', {
    may: 'notices.webhooks',
    summary: 'Try once more what failed',
    params: one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
} as const
