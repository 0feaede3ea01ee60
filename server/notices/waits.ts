/**
 * Something restricted waits for an office, or for whoever answers for its class: a line that names nothing and nobody, and
 * the same to phones and to the office's mailbox, by day and by night.
 */
import { withPhone } from '../accounts/index.ts'
import type { Consumer, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { mailWay } from '../kernel/gateways/mail.ts'
import { organisationsOf } from '../organisations/index.ts'
import { holdersAt } from './people-store.ts'
import { addNotices, addWaits } from './store.ts'
import { bells } from './tell.ts'

interface Waits {
  units: string[]
  accounts: string[]
}

/** Whoever receives for one of the offices. */
async function tellable(work: Work, tx: Tx, { units, accounts }: Waits): Promise<string[]> {
  const day = dayOf(work.now)
  const found = await Promise.all(
    units.map((unit) => tx.rows<{ account: string }>(holdersAt(['child-protector'], day, [], unit))),
  )
  return [...new Set([...accounts, ...found.flat().map((h) => h.account)])]
}

/** Offices whose mailbox can be reached. */
async function withMailbox({ house, county }: Work, units: readonly string[]): Promise<string[]> {
  const all = await organisationsOf(house, county)
  return units.filter((unit) => {
    const mail = all.get(unit)?.mail
    return mail && mailWay(house, county, mail)
  })
}

export const waits: Consumer = async (event, work, tx) => {
  const to = event.payload as unknown as Waits
  const all = await tellable(work, tx, to)
  const [phones, units] = await Promise.all([withPhone(work, all), withMailbox(work, to.units)])
  const message = { request: event.subject, unit: null, account: null, at: work.now }
  const messages = [
    ...phones.map((account) => ({
      ...message,
      id: work.house.newId(),
      account,
      kind: 'sms.restricted.waits' as const,
    })),
    ...units.map((unit) => ({ ...message, id: work.house.newId(), unit, kind: 'mail.restricted.waits' as const })),
  ]
  const notices = all.map((account) => ({
    id: work.house.newId(),
    account,
    kind: 'restricted.waits' as const,
    request: event.subject,
    subject: event.subject,
    task: null,
    params: { ref: '' },
    at: work.now,
  }))
  await work.act(
    async () => undefined,
    () => ({
      writes: [
        ...(notices.length > 0 ? [addNotices(notices)] : []),
        ...(messages.length > 0 ? [addWaits(messages)] : []),
      ],
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
  event.topics = bells(all)
}
