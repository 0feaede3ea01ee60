/**
 * Text messages through a relay of the operator: each is one signed POST, and the relay knows the provider. What the
 * relay has to do, and an example of one, stand in `docs/gateways.md`.
 */
import type { House } from '../context.ts'
import { GatewayFault } from './fault.ts'
import type { SmsGateway } from './sms.ts'
import { signatureOf, webhookSender, type WebhookSender } from './webhook.ts'

export interface Relay {
  url: string
  /** Shared with the relay; the signature is made as for webhooks. */
  secret: string
}

/** The operator has chosen this host, so it may lie within the county's own network. */
const toHostOf = (url: string): WebhookSender =>
  webhookSender({ allow: [new URL(url).hostname.replace(/^\[|\]$/g, '')] })

/** @throws with the code of what went wrong and nothing else: errors are logged, numbers and words never are */
export const smsRelay = (
  house: Pick<House, 'now' | 'newId'>,
  { url, secret }: Relay,
  sender: WebhookSender = toHostOf(url),
): SmsGateway => ({
  async send(county, { id = house.newId(), phone, template, params, text }) {
    const body = JSON.stringify({ id, county: county.code, phone, template, params, text })
    const headers = {
      'user-agent': 'Linli',
      'linli-delivery': id,
      'linli-signature': signatureOf(secret, house.now(), body),
    }
    const sent = await sender.send({ url, body, headers })
    if (!sent.ok) throw new GatewayFault('sms', sent.code)
  },
})
