import './places.css'
import { useId, useState } from 'react'
import type { AddressHit } from '../../domain/places/register.ts'
import { Answering } from '../kit/ui/Answering.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { useSettled } from '../kit/settled.ts'
import { useWords } from '../kit/words.ts'
import { communityName, pickedHit, useAddresses, usePlaceNames, type Picked } from './queries.ts'
import { words } from './words.ts'

export interface AddressSearchProps {
  /** What is looked for, as a question. */
  label?: string
  onPick: (picked: Picked) => void
  /** Only below this place. */
  under?: string
  chosen?: Picked | undefined
}

/** Estates, buildings and landmarks by a few characters; no person is in this register. */
export function AddressSearch({ onPick, under, chosen, label }: AddressSearchProps) {
  const t = useWords(words)
  const id = useId()
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim(), 300)
  return (
    <div className="field">
      <label htmlFor={id}>{label ?? t('searchLabel')}</label>
      <p className="hint" id={`${id}-h`}>
        {t('searchHint')}
      </p>
      <input
        id={id}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        aria-describedby={`${id}-h`}
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      {[...q].length > 1 && <Hits q={q} onPick={onPick} chosen={chosen} {...(under && { under })} />}
    </div>
  )
}

function Hits({ q, under, onPick, chosen }: AddressSearchProps & { q: string }) {
  const t = useWords(words)
  const hits = useAddresses(q, under)
  return (
    <Answering of={hits} lines={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="hint" role="status">
            {t('nothingFound', { q })} {t('nothingFoundDo')}
          </p>
        ) : (
          <HitList items={items.slice(0, 8)} onPick={onPick} chosen={chosen} />
        )
      }
    </Answering>
  )
}

interface HitListProps extends Pick<AddressSearchProps, 'onPick' | 'chosen'> {
  items: AddressHit[]
}

function HitList({ items, onPick, chosen }: HitListProps) {
  const t = useWords(words)
  // Two estates of one name are told apart by their community.
  const twice = new Set(items.map((i) => i.text)).size < items.length
  const names = usePlaceNames(twice)
  return (
    <ul className="picks" aria-label={t('found')}>
      {items.map((hit) => (
        <li key={hit.id}>
          <button
            type="button"
            className="pick"
            aria-pressed={chosen?.id === hit.id}
            onClick={() => onPick(pickedHit(hit))}
          >
            <Icon name={hit.kind === 'landmark' ? 'pin' : 'building'} />
            <span>
              {hit.text}
              {twice && <small className="hint">{communityName(names, hit.place)}</small>}
            </span>
            {chosen?.id === hit.id && <Icon name="ok" />}
          </button>
        </li>
      ))}
    </ul>
  )
}
