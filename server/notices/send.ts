/** Messages on their way: claimed for a while, sent, tried again later and later; given up, somebody goes instead. */
import { mostTries, notBefore, retryAfter } from '../../domain/notices/messages.ts'
import { signature, tableGateway } from '../kernel/gateways/sms.ts'
import type { Work } from '../kernel/context.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { phoneFor } from '../requests/index.ts'
import { quietHours } from './quiet.ts'
import { helpLineOf, messageText, penFor, type Pen } from './render.ts'
import { addNotices, claimMessages, messageLater, messageOver, type MessageRow } from './store.ts'
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

async function sendOne(work: Work, pen: Pen, m: MessageRow): Promise<void> {
  const { house, county } = work
  const { phone, line } = await work.read(async (tx) => ({
    phone: await phoneFor(house, county, tx, m.contact),
    line: await helpLineOf(tx, m.params.place),
  }))
  const text = messageText(pen, m.kind, m.params, line)
  // Emptied on somebody's demand, or a template that may not go out: no try will mend that.
  if (!phone || !text) return giveUp(work, m, phone ? 'template' : 'no-number')
  try {
    await (house.sms ?? tableGateway(house)).send(county, {
      phone,
      template: m.kind,
      params: { ref: m.params.ref },
      text: signature(county) + text,
    })
    await write(work, [messageOver(m.id, 'sent')])
  } catch (error) {
    if (m.tries >= mostTries) return giveUp(work, m, 'gateway')
    // Never the error's text: a provider may put the number into it.
    house.log.warn({ message: m.id, tries: m.tries, error: (error as Error).name }, 'message not taken over')
    const quiet = await work.read((tx) => quietHours(tx))
    await write(work, [messageLater(m.id, new Date(notBefore(work.now.getTime() + retryAfter(m.tries), quiet, false)))])
  }
}

/** What mattered is told at the door after all. */
async function giveUp(work: Work, m: MessageRow, why: string): Promise<void> {
  work.house.log.error({ message: m.id, why }, 'message given up')
  const place = m.params.place
  await work.act(
    async (tx) =>
      m.in_person && place && why === 'gateway'
        ? visitFor(work, await finderFor(work, tx), { request: m.request, place }, m.params)
        : undefined,
    (visit) => ({
      writes: [
        messageOver(m.id, 'failed'),
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
}
