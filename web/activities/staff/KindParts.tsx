import type { View } from '../queries.ts'
import { DrawPart } from './DrawPart.tsx'
import { GoodsPart, PledgesPart } from './Receipts.tsx'

/** What some kinds have beside the list: a draw, pledges, goods with receipts. */
export function KindParts({ activity: a }: { activity: View }) {
  const listens = a.runs && (a.status === 'published' || a.status === 'closed')
  return (
    <>
      {a.rules.contest && a.status !== 'planned' && <DrawPart activity={a} />}
      {listens && a.rules.pledges.length > 0 && <PledgesPart activity={a} />}
      {listens && a.rules.goods.length > 0 && <GoodsPart activity={a} />}
    </>
  )
}
