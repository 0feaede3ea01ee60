/** Messages on their way: claimed for a while, sent, tried again later and later; given up, somebody goes instead. */
import { mostTries, notBefore, retryAfter } from '../../domain/notices/messages.ts'
import { namelessNotices } from '../../domain/notices/schema.ts'
import { phoneOfAccount } from '../accounts/index.ts'
import { faultCode, whyNot } from '../kernel/gateways/fault.ts'
import { mailWay } from '../kernel/gateways/mail.ts'
import { signature, tableGateway } from '../kernel/gateways/sms.ts'
import { through } from '../kernel/gateways/ways.ts'
import type { Work } from '../kernel/context.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { phoneFor } from '../requests/index.ts'
import { quietHours } from './quiet.ts'
import { helpLineOf, letterText, penFor, textMessage, type Pen } from './render.ts'
import { messageGivenUp } from './given-up-store.ts'
import { addNotices, claimMessages, messageLater, messageSent, type MessageRow } from './store.ts'
import { finderFor, rung, visitFor } from './tell.ts'

const atOnce = 50
const mostRounds = 20
/** Whoever died with a message leaves it to the next after this. */
const lease = 5 * 60_000

export async function sendMessages(work: Work): Promise<void> {
  // A person's own language is not known; a county writes Chinese.
  const pen = await penFor({ house: work.house, county: work.county, locale: 'zh' })
  for (let round = 0; round < mostRounds; round++) {
    const due = await claim(work)
    for (const m of due.sort(inOrder)) await sendOne(work, pen, m)
    if (due.length < atOnce) return
  }
}

/** `returning` knows no order. */
const inOrder = (a: MessageRow, b: MessageRow) => a.at.getTime() - b.at.getTime() || a.seq - b.seq

const claim = (work: Work): Promise<MessageRow[]> =>
  work.act(
    (tx) => tx.rows<MessageRow>(claimMessages(work.now, new Date(work.now.getTime() + lease), atOnce)),
    (rows) => ({ writes: [], audit: [], events: [], answer: rows }),
  )

const write = (work: Work, writes: Statement[]): Promise<void> =>
  work.act(
    async () => undefined,
    () => ({ writes, audit: [], events: [], answer: undefined }),
  )

/** Sends it, or says why no try will ever mend that; `ending`: the last digits of a phone. */
type Way = { ending?: string } & ({ send: () => Promise<void> } | { why: 'no-address' | 'template' })

const wayOf = (work: Work, pen: Pen, m: MessageRow): Promise<Way> | Way =>
  m.unit === null ? toPhone(work, pen, m) : toMailbox(work, pen, m, m.unit)

/** Of whoever is behind the contact of a matter, or of one of the staff. */
const numberFor = (at: Work, tx: Tx, m: MessageRow): Promise<string | undefined> =>
  m.contact === null ? phoneOfAccount(at, m.account!) : phoneFor(at.house, at.county, tx, m.contact)

async function toPhone(work: Work, pen: Pen, m: MessageRow): Promise<Way> {
  const { house, county, read } = work
  const { phone, line } = await read(async (tx) => ({
    phone: await numberFor(work, tx, m),
    line: await helpLineOf(tx, m.params.place),
  }))
  // Emptied on somebody's demand.
  if (!phone) return { why: 'no-address' }
  const said = textMessage(pen, m.kind, m.params, line)
  const ending = phone.slice(-4)
  if (!said) return { why: 'template', ending }
  const message = { id: m.id, phone, template: m.kind, params: said.params, text: signature(county) + said.text }
  return { ending, send: () => through(house, 'sms', () => (house.sms ?? tableGateway(house)).send(county, message)) }
}

function toMailbox({ house, county }: Work, pen: Pen, m: MessageRow, unit: string): Way {
  const to = pen.names.units.get(unit)?.mail
  const way = to && mailWay(house, county, to)
  if (!to || !way) return { why: 'no-address' }
  // Of what is restricted not even the page is named.
  const page = namelessNotices.includes(m.kind.slice('mail.'.length)) ? '' : `requests/${m.request}`
  const link = house.publicUrl && `${house.publicUrl}/${county.code}/staff/${page}`
  const said = letterText(pen, m.kind, m.params, { unit, link })
  if (!said) return { why: 'template' }
  const sign = signature(county)
  const letter = { id: m.id, to, template: m.kind, subject: sign + said.subject, text: sign + said.text }
  return { send: () => through(house, 'mail', () => way.send(county, letter)) }
}

async function sendOne(work: Work, pen: Pen, m: MessageRow): Promise<void> {
  const way = await wayOf(work, pen, m)
  if ('why' in way) return giveUp(work, m, { ...way, gateway: false })
  try {
    await way.send()
    await write(work, [messageSent(m.id, work.now)])
  } catch (error) {
    if (m.tries >= mostTries) return giveUp(work, m, { ...way, why: faultCode(error), gateway: true })
    work.house.log.warn({ message: m.id, tries: m.tries, why: whyNot(error) }, 'message not taken over')
    const quiet = await work.read((tx) => quietHours(tx))
    await write(work, [messageLater(m.id, new Date(notBefore(work.now.getTime() + retryAfter(m.tries), quiet, false)))])
  }
}

interface GivenUp {
  why: string
  ending?: string
  /** The address was right, the way was not: whoever lives there can be told in person. */
  gateway: boolean
}

/** What mattered is told at the door after all. */
async function giveUp(work: Work, m: MessageRow, end: GivenUp): Promise<void> {
  work.house.log.error({ message: m.id, why: end.why }, 'message given up')
  const place = m.params.place
  await work.act(
    async (tx) =>
      m.in_person && place && end.gateway
        ? visitFor(work, await finderFor(work, tx), { request: m.request, place }, m.params)
        : undefined,
    (visit) => ({
      writes: [
        messageGivenUp(m.id, work.now, end.why, end.ending ?? null),
        ...(visit?.tasks ?? []),
        ...(visit?.notices.length ? [addNotices(visit.notices)] : []),
      ],
      audit: [],
      answer: undefined,
      events: visit?.notices.length
        ? [
            rung(
              m.id,
              visit.notices.map((n) => n.account),
            ),
          ]
        : [],
    }),
  )
  work.house.ways[m.unit === null ? 'sms' : 'mail'].givenUp++
}
