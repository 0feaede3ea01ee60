import { county } from '../../kit/county.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { AddressSearch } from '../../places/AddressSearch.tsx'
import { PlaceList } from '../../places/PlaceList.tsx'
import { useHere, useLandmarks, type Picked } from '../../places/queries.ts'
import { words as placeWords } from '../../places/words.ts'

export interface LandmarksProps {
  onPick: (picked: Picked) => void
  chosen: Picked | undefined
}

/** What everybody knows around here; by name where this device does not know where it lives. */
export function Landmarks({ onPick, chosen }: LandmarksProps) {
  const here = useHere()
  return (
    <>
      {here && <Around place={townOf(here.place)} onPick={onPick} chosen={chosen} />}
      <AddressSearch onPick={onPick} chosen={chosen} />
      {!here && <PlaceList onPick={onPick} chosen={chosen} />}
    </>
  )
}

/** Landmarks of the whole town: the market is rarely in one's own community. */
const townOf = (place: string) => place.split('/').slice(0, 2).join('/') + '/' || `${county()}/`

function Around({ place, onPick, chosen }: LandmarksProps & { place: string }) {
  const t = useWords(placeWords)
  const marks = useLandmarks(place)
  return (
    <fieldset className="field">
      <legend>{t('landmarks')}</legend>
      <Answering of={marks}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="pin" title={t('noLandmarks')} hint={t('noLandmarksDo')} />
          ) : (
            <ul className="picks">
              {items.slice(0, 10).map((mark) => (
                <li key={mark.id}>
                  <button
                    type="button"
                    className="pick"
                    aria-pressed={chosen?.id === mark.id}
                    onClick={() => onPick({ kind: 'landmark', id: mark.id, place: mark.place, label: mark.name })}
                  >
                    <span>{mark.name}</span>
                    {chosen?.id === mark.id && <Icon name="ok" />}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Answering>
    </fieldset>
  )
}
