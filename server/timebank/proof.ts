/** What proves the book: the ledger counted again, and every credit against the hours it came from. */
import { setTimeout } from 'node:timers/promises'
import { nilId } from '../../domain/kernel/id.ts'
import type { County, House, Work } from '../kernel/context.ts'
import { verifyLedger, type LedgerVerdict } from '../kernel/ledger/verify.ts'
import { catchUp, worthFaults } from './earning.ts'
import { pursesAfter } from './store/account-store.ts'
import { earnFaults, goodsFaults, handFaults, insertProof, orderFaults } from './store/proof-store.ts'

const look = (house: House, county: County): Promise<LedgerVerdict> =>
  verifyLedger(house, county, async (tx) =>
    [
      ...(await earnFaults(tx)),
      ...(await worthFaults(tx, { house, county })),
      ...(await orderFaults(tx)),
      ...(await handFaults(tx)),
      ...(await goodsFaults(tx)),
    ].map((f) => `${f.says} ${f.id}`),
  )

/** What was counted this very moment is credited the next: a credit that is missing must be missing twice. */
const nextMoment = 2_000

export async function verifyTimebank(house: House, county: County): Promise<LedgerVerdict> {
  const first = await look(house, county)
  if (!first.faults.some((f) => f.startsWith('missing '))) return first
  await setTimeout(nextMoment)
  return look(house, county)
}

export async function prove(work: Work): Promise<void> {
  const { ok, txns, faults } = await verifyTimebank(work.house, work.county)
  if (!ok) work.house.log.error({ county: work.county.code, faults }, 'the time bank is not proven')
  await work.act(
    async () => undefined,
    () => ({
      writes: [insertProof({ at: work.now, right: ok, txns, faults })],
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
}

const atOnce = 100

/** Whatever counts and is not credited yet, holder by holder: an event that came while the bank was off. */
export async function catchUpAll(work: Work): Promise<void> {
  for (let after: string | undefined = nilId; after !== undefined;) {
    const from: string = after
    const rows = await work.read((tx) => pursesAfter(tx, from, atOnce))
    for (const { person } of rows) await catchUp(work, [person])
    after = rows.length === atOnce ? rows.at(-1)!.id : undefined
  }
}
