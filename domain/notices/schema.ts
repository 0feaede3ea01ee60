/** Who is told what: the inbox of an account, messages to phones, what is told in person, and webhooks. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'

/**
 * Kinds of notice in an inbox; each is the code of a template (channel `inbox`). A notice names the number of the matter
 * and the name of its item: no person, no free words, no number of another system.
 */
export const noticeKinds = [
  'request.urgent',
  'request.referred',
  'request.supplemented',
  'request.reopened',
  'request.unplaced',
  'verify.asked',
  'order.sent',
  'order.offered',
  'order.assigned',
  'order.amber',
  'order.red',
  'order.urged',
  'order.returned',
  'order.declined',
  'order.cancelled',
  'return.refused',
  'appointment.other',
  'approval.asked',
  'approval.given',
  'supervision.opened',
  'supervision.answered',
  'supervision.ended',
  'rating.bad',
  'rectification.ordered',
  'callback.due',
  'appeal.asked',
  'appeal.judged',
  'visit.instead',
  'resident.told',
  'duty.unmet',
  'restricted.waits',
  'activity.untold',
  'team.behind',
  'team.at-risk',
  'team.evaluated',
  'demand.ending',
] as const
/** Of these the line names no matter: that something waits, and no more. */
export const namelessNotices: readonly string[] = ['restricted.waits']
export const NoticeKind = z.enum(noticeKinds)
export type NoticeKind = z.output<typeof NoticeKind>

/** Messages to the phones of the staff: that something waits, and no more. */
export const staffMessages = ['sms.restricted.waits'] as const
export type StaffMessage = (typeof staffMessages)[number]

/** Messages to residents: codes of templates of the channel `sms`. */
export const messageKinds = [
  'sms.reported',
  'sms.accepted',
  'sms.dispatched',
  'sms.appointed',
  'sms.delayed',
  'sms.deferred',
  'sms.resolved',
  'sms.rate',
  'sms.rectified',
  'sms.reopened',
  'sms.rejected',
  'sms.guided',
  'sms.merged',
  'sms.handed-over',
  'sms.referred',
  'sms.withdrawn',
  'sms.activity.in',
  'sms.activity.off',
  'sms.activity.moved',
  'sms.neighbour.answered',
  'sms.neighbour.agreed',
] as const
export const MessageKind = z.enum(messageKinds)
export type MessageKind = z.output<typeof MessageKind>

/** What the mailbox of a unit is told of: the codes of these notices behind `mail.`, of templates of the channel `mail`. */
export const mailedNotices = [
  'order.sent',
  'order.offered',
  'order.urged',
  'order.red',
  'supervision.opened',
  'restricted.waits',
] as const satisfies readonly NoticeKind[]
export type MailedNotice = (typeof mailedNotices)[number]
export type MailKind = `mail.${MailedNotice}`
export const mailKinds: readonly MailKind[] = mailedNotices.map((kind) => `mail.${kind}` as const)

export const NoticeItem = z.strictObject({
  id: Id,
  kind: NoticeKind,
  title: z.string(),
  text: z.string(),
  at: Moment,
  read: z.boolean(),
  /** How often it happened since it was last read; one line instead of five. */
  times: z.int().min(1),
  /** The matter it is about; opened through the requests room. */
  request: Id.optional(),
  /** The place whose list of what was not met it is about. */
  place: PlacePath.optional(),
  /** The team whose promise it is about. */
  team: Id.optional(),
  /** The entry of what is asked of villages. */
  demand: Id.optional(),
  /** Something to do in person: `POST /notices/tasks/:task/done`. */
  task: z.strictObject({ id: Id, done: z.boolean() }).optional(),
})
export type NoticeItem = z.output<typeof NoticeItem>

export const Way = z.enum(['sms', 'mail'])
export type Way = z.output<typeof Way>

/** A message that no way out took over. Neither its words nor the matter it was about. */
export const GivenUpView = z.strictObject({
  id: Id,
  way: Way,
  /** The last digits of a phone behind stars, empty where the number is gone; the name of a unit. */
  to: z.string(),
  /** Code of its template. */
  template: z.enum([...messageKinds, ...staffMessages, ...mailKinds]),
  /** When there was something to tell. */
  at: Moment,
  givenUpAt: Moment,
  tries: z.int(),
  /** `no-address`, `template`, or the code of the gateway. */
  why: z.string(),
  /** Of those that mattered somebody was asked to tell at the door. */
  inPerson: z.boolean(),
})
export type GivenUpView = z.output<typeof GivenUpView>

/** How a way out fares; the moments since the process started, the counts of this county. */
export const WayView = z.strictObject({
  way: Way,
  configured: z.boolean(),
  waiting: z.int(),
  givenUp: z.int(),
  takenAt: Moment.optional(),
  refusedAt: Moment.optional(),
  /** Of the last refusal. */
  code: z.string().optional(),
})
export type WayView = z.output<typeof WayView>

/** Somebody without a phone is told by a person instead. */
export const TaskView = z.strictObject({
  id: Id,
  request: Id,
  refNo: z.string(),
  item: z.string(),
  place: z.strictObject({ path: z.string(), name: z.string() }),
  /** What to say, in the words a message would have had. */
  text: z.string(),
  since: Moment,
  /** Tries so far at which nobody was met. */
  tries: z.int(),
})
export type TaskView = z.output<typeof TaskView>

/** When phones are left alone, minutes after midnight in Asia/Shanghai; what is urgent goes out all the same. */
export const QuietHours = z.strictObject({ from: z.int().min(0).max(1439), to: z.int().min(0).max(1439) })
export type QuietHours = z.output<typeof QuietHours>

/** Events other systems may subscribe to; names are stable, the shape of a payload has a version. */
export const webhookEvents = ['requests.acted'] as const
export const WebhookEvent = z.enum(webhookEvents)
export type WebhookEvent = z.output<typeof WebhookEvent>

export const WebhookUrl = z.url({ protocol: /^https?$/, error: 'url' }).max(400)

export const WebhookView = z.strictObject({
  id: Id,
  url: z.string(),
  events: z.array(WebhookEvent),
  about: z.string(),
  version: z.int(),
  active: z.boolean(),
  createdAt: Moment,
  /** Last four characters, so that two are told apart. */
  secretEnding: z.string(),
  waiting: z.int(),
  failed: z.int(),
  /** Of the last delivery that was over. */
  last: z.strictObject({ at: Moment, ok: z.boolean(), code: z.string() }).optional(),
})
export type WebhookView = z.output<typeof WebhookView>

export const DeliveryView = z.strictObject({
  id: Id,
  event: WebhookEvent,
  subject: Id,
  at: Moment,
  state: z.enum(['waiting', 'delivered', 'failed']),
  tries: z.int(),
  /** Status or word of the last try: `200`, `503`, `timeout`, `private-address`, `redirect`. */
  code: z.string().optional(),
  nextAt: Moment.optional(),
})
export type DeliveryView = z.output<typeof DeliveryView>
