import { parentOf } from '../../../domain/kernel/place-path.ts'
import type { PlaceNode } from '../../../domain/places/schema.ts'
import { Link } from '../../kit/router.tsx'
import { Sideways } from '../../kit/staff/Sideways.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useTree, type View } from './queries.ts'
import { gridKindWords, placeKindWords, words } from './words.ts'

/** What lies directly below, with the number to call in each [S3-14]. */
export function Children({ place }: { place: View }) {
  const t = useWords(words)
  const kind = useWords(placeKindWords)
  const grid = useWords(gridKindWords)
  const tree = useTree(false)
  if (place.gridKind === 'micro') return null
  return (
    <section>
      <h3>{t('children')}</h3>
      <Answering of={tree} lines={3}>
        {({ items }) => {
          const below = items.filter((n) => parentOf(n.path) === place.path)
          if (below.length === 0) return <p className="none">{t('childrenNone')}</p>
          return (
            <Sideways label={t('childrenOf', { name: place.name })}>
              <table className="plain">
                <thead>
                  <tr>
                    <th scope="col">{t('name')}</th>
                    <th scope="col">{t('level')}</th>
                    <th scope="col">{t('kind')}</th>
                    <th scope="col">{t('helpLine')}</th>
                    <th scope="col" className="num">
                      {t('inside')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {below.map((n) => (
                    <tr key={n.path}>
                      <td>
                        <Link to={`/places?at=${n.path}`}>{n.name}</Link>
                      </td>
                      <td>{n.level}</td>
                      <td>{n.gridKind ? grid(n.gridKind) : kind(n.kind)}</td>
                      <td>{n.helpLine ?? <span className="none">—</span>}</td>
                      <td className="num">{insideOf(items, n)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Sideways>
          )
        }}
      </Answering>
    </section>
  )
}

const insideOf = (items: readonly PlaceNode[], node: PlaceNode) =>
  items.filter((n) => parentOf(n.path) === node.path).length || ''
