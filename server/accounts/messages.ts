/** Sends what this room has to say to phones: at once, or after the answer where its time would tell something. */
import type { Ctx } from '../kernel/context.ts'
import { sendNow, signature } from '../kernel/gateways/sms.ts'
import { messageWords, type Template } from './message-words.ts'

type At = Pick<Ctx, 'house' | 'county' | 'locale'>
type Params = Record<string, string>

const filled = (words: string, params: Params) => words.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')

/** @throws Refusal `unavailable` when no way out took it over */
export async function send(at: At, template: Template, phone: string, params: Params = {}): Promise<void> {
  const text = signature(at.county, at.locale) + filled(messageWords[template][at.locale], params)
  await sendNow(at, { phone, template, params, text })
}

const underway = new Set<Promise<void>>()

/** Sent after the answer, so that the time an answer takes says nothing about whether there was anybody to send to. */
export function sendLater(at: At, template: Template, phone: string, params?: Params): void {
  const sending = send(at, template, phone, params)
    .catch((error: unknown) => at.house.log.warn({ template, reason: (error as Error).message }, 'message not sent'))
    .finally(() => underway.delete(sending))
  underway.add(sending)
}

/** Resolves when nothing is on its way any more. */
export async function messagesSent(): Promise<void> {
  await Promise.all(underway)
}
