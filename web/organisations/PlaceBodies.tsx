import { organisationsApi } from '../../domain/organisations/api.ts'
import { Link } from '../kit/router.tsx'
import { useRead } from '../kit/query.ts'
import { Answering } from '../kit/ui/Answering.tsx'
import { useWords } from '../kit/words.ts'
import { kindWords, words } from './words.ts'

/** The bodies that stand at a place, the county's own not listed one by one. */
export function PlaceBodies({ place }: { place: string }) {
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
