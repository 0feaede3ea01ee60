import { useState } from 'react'
import type { FormState } from '../../kit/form/useForm.ts'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import type { ReportDraft } from './draft.ts'
import { words } from './words.ts'

const rounded = (n: number) => Math.round(n * 10_000) / 10_000

/** One point of the matter, by a press and never otherwise; about ten metres. */
export function SpotButton({ form }: { form: FormState<ReportDraft> }) {
  const t = useWords(words)
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState(false)
  if (typeof navigator === 'undefined' || !('geolocation' in navigator) || !isSecureContext) return null
  const ask = () => {
    if (form.values.point) return form.set({ point: undefined })
    setAsking(true)
    const end = (bad: boolean) => {
      setAsking(false)
      setFailed(bad)
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.set({ point: { lng: rounded(coords.longitude), lat: rounded(coords.latitude) } })
        end(false)
      },
      () => end(true),
      { timeout: 15_000, maximumAge: 60_000, enableHighAccuracy: true },
    )
  }
  return (
    <>
      <Btn icon="pin" busy={asking} aria-pressed={form.values.point !== undefined} onClick={ask}>
        {form.values.point ? t('hereAgain') : t('hereNow')}
      </Btn>
      <p className="fault" role="status">
        {failed ? t('hereFailed') : ''}
      </p>
    </>
  )
}
