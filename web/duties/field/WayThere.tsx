import type { DayPerson } from '../../../domain/duties/visits.ts'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

/**
 * Opens whichever map the phone has; only the door goes along, no name. Nothing of it where neither point nor address is known.
 * Pure.
 */
export function wayThere(p: Pick<DayPerson, 'spot' | 'address' | 'placeName'>, agent: string): string | undefined {
  const where = p.spot ? `${p.spot.lat},${p.spot.lng}` : p.address && `${p.placeName} ${p.address}`
  if (!where) return undefined
  const q = encodeURIComponent(where)
  return /iPhone|iPad/.test(agent) ? `maps:?q=${q}` : `geo:${p.spot ? where : '0,0'}?q=${q}`
}

export function WayThere({ person }: { person: DayPerson }) {
  const t = useWords(words)
  const way = wayThere(person, navigator.userAgent)
  return way ? (
    <a className="btn" href={way}>
      <Icon name="pin" />
      {t('wayThere')}
    </a>
  ) : null
}
