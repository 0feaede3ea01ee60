import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

/** Which part of one's own area a list is of; none chosen is all of it. */
export function PlaceFilter({ root, place, choose }: { root: string; place: string; choose: (path: string) => void }) {
  const t = useWords(words)
  return (
    <span className="filter">
      <PlaceSelect
        id="f-place"
        root={root}
        label={t('place')}
        optional
        value={place === root ? null : place}
        onChange={(path) => choose(path ?? root)}
      />
    </span>
  )
}
