import './places.css'
import { useState } from 'react'
import type { PlaceNode } from '../../domain/places/schema.ts'
import { county } from '../kit/county.ts'
import { Answering } from '../kit/ui/Answering.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { useWords } from '../kit/words.ts'
import { useChildPlaces, type Picked } from './queries.ts'
import { words } from './words.ts'

export interface PlaceListProps {
  onPick: (picked: Picked) => void
  chosen?: Picked | undefined
}

/** Town, then community or village: two presses to any of them. */
export function PlaceList({ onPick, chosen }: PlaceListProps) {
  const t = useWords(words)
  const [above, setAbove] = useState<PlaceNode[]>([])
  const at = above[above.length - 1]
  const children = useChildPlaces(at?.path ?? `${county()}/`)
  const press = (node: PlaceNode) => {
    if (goesOn(node)) setAbove([...above, node])
    else onPick(pickedNode(above, node))
  }
  return (
    <fieldset className="field">
      <legend>{t('list')}</legend>
      {at && (
        <div className="crumbs">
          <button type="button" className="as-link" onClick={() => setAbove(above.slice(0, -1))}>
            <Icon name="back" />
            {above[above.length - 2]?.name ?? t('wholeCounty')}
          </button>
          <button
            type="button"
            className="as-link"
            aria-pressed={chosen?.place === at.path}
            onClick={() => onPick(pickedNode(above.slice(0, -1), at))}
          >
            {t('chooseThis', { name: at.name })}
          </button>
        </div>
      )}
      <Answering of={children} lines={4}>
        {({ items }) => (
          <ul className="picks">
            {items
              .filter((n) => n.kind !== 'grid')
              .map((node) => (
                <li key={node.path}>
                  <button
                    type="button"
                    className="pick"
                    aria-pressed={chosen?.place === node.path}
                    onClick={() => press(node)}
                  >
                    <span>{node.name}</span>
                    <Icon name={goesOn(node) ? 'next' : chosen?.place === node.path ? 'ok' : 'pin'} />
                  </button>
                </li>
              ))}
          </ul>
        )}
      </Answering>
    </fieldset>
  )
}

const goesOn = ({ kind }: PlaceNode) => kind === 'town' || kind === 'forestry' || kind === 'sub-district'

const pickedNode = (above: readonly PlaceNode[], node: PlaceNode): Picked => ({
  kind: 'place',
  place: node.path,
  label: [...above.slice(0, 1), node].map((n) => n.name).join(' · '),
})
