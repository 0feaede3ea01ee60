import { organisationsApi } from '../../domain/organisations/api.ts'
import { Link } from '../kit/router.tsx'
import { useRead } from '../kit/query.ts'
import { Answering } from '../kit/ui/Answering.tsx'
import { useWords } from '../kit/words.ts'
import { kindWords, words } from './words.ts'

/** Whom to call for a place, and the bodies that stand there. */
export const PlaceBodies = ({ place }: { place: string }) => (
  <>
    <HelpLines place={place} />
    <Bodies place={place} />
  </>
)

/** Its own number and those of the places above it [S3-14]. */
function HelpLines({ place }: { place: string }) {
  const t = useWords(words)
  const lines = useRead(organisationsApi.helpLines, { query: { place } }, { live: ['places'] })
  const none = <p className="none">{t('helpLinesNone')}</p>
  return (
    <section>
      <h3>{t('helpLines')}</h3>
      <Answering of={lines} lines={2} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => (
          <ul className="quiet-list">
            {items.map((l) => (
              <li key={l.place}>
                <span>{l.name}</span>
                <a href={`tel:${l.phone}`}>{l.phone}</a>
              </li>
            ))}
          </ul>
        )}
      </Answering>
    </section>
  )
}

function Bodies({ place }: { place: string }) {
  const t = useWords(words)
  const kind = useWords(kindWords)
  const bodies = useRead(organisationsApi.list, { query: { serving: place, under: place, size: 50 } })
  const none = <p className="none">{t('bodiesNone')}</p>
  return (
    <section>
      <h3>{t('bodiesHere')}</h3>
      <Answering of={bodies} lines={2} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => (
          <ul className="doors">
            {items.map((b) => (
              <li key={b.id}>
                <Link to={`/organisations/${b.id}`}>{b.name}</Link> <small>{kind(b.kind)}</small>
              </li>
            ))}
          </ul>
        )}
      </Answering>
    </section>
  )
}
