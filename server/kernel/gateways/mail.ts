/** The way out to mailboxes of units. What goes there names a matter, never a person. */
import { createTransport } from 'nodemailer'
import type { County, House } from '../context.ts'
import { keepDevMessage } from './dev-messages-store.ts'
import { GatewayFault } from './fault.ts'
import { needsTls } from './settings.ts'
import { gatewayWords } from './words.ts'

export interface MailMessage {
  /** The same for every try: whoever gets it twice sees that it is one. */
  id: string
  /** One address. */
  to: string
  template: string
  subject: string
  text: string
}

export interface MailGateway {
  /** @throws when the message was not taken over; the caller decides whether to try again */
  send(county: County, message: MailMessage): Promise<void>
}

export interface MailServer {
  /** `smtp://` or `smtps://`, with name and password where it asks for them. */
  url: string
  from: string
}

const seconds = 1000

/** @throws with the code of what went wrong and nothing else: a server's own words may repeat the address */
export function smtpGateway(house: Pick<House, 'now'>, { url, from }: MailServer): MailGateway {
  const server = createTransport({
    url,
    requireTLS: needsTls(url),
    connectionTimeout: 10 * seconds,
    greetingTimeout: 10 * seconds,
    socketTimeout: 30 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return {
    async send(county, { id, to, subject, text }) {
      const letter = {
        from: { name: gatewayWords.sender.zh.replace('{county}', county.name), address: from },
        to: { name: '', address: to },
        messageId: `<${id}@${domain}>`,
        date: house.now(),
        // No out-of-office answers, please (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        subject,
        text,
      }
      await server.sendMail(letter).catch((error: unknown) => {
        throw new GatewayFault('mail', codeOf(error))
      })
    },
  }
}

/** `550`, `ECONNECTION`. */
function codeOf(error: unknown): string {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  return String(responseCode ?? code ?? 'failed')
}

/** Keeps what would have been sent; only ever in a county of demonstration, where every address is invented. */
const tableMail = (house: Pick<House, 'pools' | 'now'>): MailGateway => ({
  async send(county, { id, to, template, subject, text }) {
    await keepDevMessage(house.pools.app, county.code, {
      id,
      at: house.now(),
      kind: 'mail',
      address: to,
      template,
      text: `${subject}\n${text}`,
    })
  },
})

/** Addresses that belong to nobody (RFC 2606). */
const isInvented = (address: string) => /[@.](example|invalid|test)(\.(com|net|org))?$/i.test(address)

/** How a letter to this address leaves; undefined where there is no way, and nothing need be queued. */
export function mailWay(
  house: Pick<House, 'mail' | 'pools' | 'now'>,
  county: County,
  to: string,
): MailGateway | undefined {
  if (county.demo && (!house.mail || isInvented(to))) return tableMail(house)
  return house.mail
}
