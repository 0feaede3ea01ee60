import { useState } from 'react'
import type { Spot } from '../../../domain/duties/visits.ts'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

const rounded = (n: number) => Math.round(n * 10_000) / 10_000

/** One point of the visit, by a press and never otherwise; pressed again it is gone. */
export function SpotPress({ value, onChange }: { value: Spot | undefined; onChange: (s: Spot | undefined) => void }) {
  const t = useWords(words)
  const [asking, setAsking] = useState(false)
  if (typeof navigator === 'undefined' || !('geolocation' in navigator) || !isSecureContext) return null
  const ask = () => {
    if (value) return onChange(undefined)
    setAsking(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        onChange({ lat: rounded(coords.latitude), lng: rounded(coords.longitude) })
        setAsking(false)
      },
      () => setAsking(false),
      { timeout: 15_000, maximumAge: 60_000, enableHighAccuracy: true },
    )
  }
  return (
    <Btn icon="pin" busy={asking} aria-pressed={value !== undefined} onClick={ask}>
      {value ? t('hereOn') : t('here')}
    </Btn>
  )
}
