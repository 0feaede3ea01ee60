import { useMay } from '../../accounts/queries.ts'
import { Link } from '../../kit/router.tsx'
import { useWords } from '../../kit/words.ts'
import { extraWords } from './words/extras.ts'
import { qualityWords, runWords } from './words/quality.ts'

/** From the list of people to what keeps the register whole. */
export function MoreLinks({ place }: { place: string }) {
  const quality = useWords(qualityWords)
  const runs = useWords(runWords)
  const extra = useWords(extraWords)
  const may = useMay()
  return (
    <>
      <Link className="head-link" to={`/people/quality?place=${place}`}>
        {quality('title')}
      </Link>
      {may('people.settle') && (
        <Link className="head-link" to="/people/runs">
          {runs('title')}
        </Link>
      )}
      <Link className="head-link" to="/people/fields">
        {extra('title')}
      </Link>
    </>
  )
}
