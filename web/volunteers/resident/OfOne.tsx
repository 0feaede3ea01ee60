import { useParams } from '../../kit/router.tsx'
import { HoursPage } from './HoursPage.tsx'
import { JoinPage } from './JoinPage.tsx'
import { OnePage } from './OnePage.tsx'
import { PapersPage } from './PapersPage.tsx'

const parts: Readonly<Record<string, typeof OnePage>> = { join: JoinPage, hours: HoursPage, papers: PapersPage }

/** The pages of one who volunteers, fetched together: whoever opens one opens the others a moment later. */
export function OfOne() {
  const { part } = useParams<{ part?: string }>()
  const Part = (part && parts[part]) || OnePage
  return <Part />
}
