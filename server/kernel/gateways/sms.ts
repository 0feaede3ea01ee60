/**
 * The way out to phones. A real county has an adapter of its provider here; in development messages lie in a table and
 * are shown on a page. A message never asks anybody to tell a code, and carries no link unless it was asked for.
 */
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { County, House } from '../context.ts'
import { keepDevMessage } from './dev-messages-store.ts'
import { GatewayFault, whyNot } from './fault.ts'
import { through } from './ways.ts'
import { gatewayWords } from './words.ts'

export interface SmsMessage {
  /** The same for every try, so that a relay sends it once; a fresh one where nobody tries again. */
  id?: string
  /** Digits only. */
  phone: string
  /** Stable name, e.g. `accounts.code`; the provider has approved its text. */
  template: string
  params: Record<string, string>
  /** The whole text with the county's signature, for providers (and tables) that take text. */
  text: string
}

export interface SmsGateway {
  /** @throws when the message was not taken over; the caller decides whether to try again */
  send(county: County, message: SmsMessage): Promise<void>
}

/** Keeps what would have been sent; only ever in a county of demonstration, where every number is invented. */
export const tableGateway = (house: Pick<House, 'pools' | 'now' | 'newId'>): SmsGateway => ({
  async send(county, message) {
    if (!county.demo) throw new GatewayFault('sms', 'not-configured')
    const { phone, template, text } = message
    await keepDevMessage(house.pools.app, county.code, {
      id: house.newId(),
      at: house.now(),
      kind: 'phone',
      address: phone,
      template,
      text,
    })
  },
})

/** For somebody who waits before a screen: when no way out takes it, that is said. @throws Refusal `unavailable` */
export async function sendNow(at: { house: House; county: County }, message: SmsMessage): Promise<void> {
  try {
    await through(at.house, 'sms', () => (at.house.sms ?? tableGateway(at.house)).send(at.county, message))
  } catch (error) {
    at.house.log.warn({ template: message.template, why: whyNot(error) }, 'message not taken over')
    throw new Refusal('unavailable', { reason: 'message-not-sent' })
  }
}

/** Numbers that nobody can dial. */
const isInvented = (phone: string) => phone.startsWith('000')

/** In a county of demonstration what is addressed to nobody stays on its page, whatever way out there is. */
export const sparingDemo = (house: Pick<House, 'pools' | 'now' | 'newId'>, way: SmsGateway): SmsGateway => {
  const table = tableGateway(house)
  return { send: (county, m) => (county.demo && isInvented(m.phone) ? table : way).send(county, m) }
}

/** Who sends it, as the first words of every message. */
export const signature = (county: Pick<County, 'name'>, locale: 'zh' | 'en' = 'zh') =>
  gatewayWords.signature[locale].replace('{county}', county.name)
