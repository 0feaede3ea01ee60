/** What proves the book: the ledger counted again, and every credit against the hours it came from. */
import { nilId } from '../../domain/kernel/id.ts'
import type { County, House, Work } from '../kernel/context.ts'
import { verifyLedger, type LedgerVerdict } from '../kernel/ledger/verify.ts'
import { catchUp } from './earning.ts'
import { pursesAfter } from './store/account-store.ts'
import { earnFaults, goodsFaults, handFaults, insertProof, orderFaults } from './store/proof-store.ts'

export const verifyTimebank = (house: House, county: County): Promise<LedgerVerdict> =>
  verifyLedger(house, county, async (tx) =>
    [...(await earnFaults(tx)), ...(await orderFaults(tx)), ...(await handFaults(tx)), ...(await goodsFaults(tx))].map(
      (f) => `${f.says} ${f.id}`,
    ),
  )

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
