import { useEffect, useState } from 'react'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { sendHarmPicture } from '../queries.ts'
import { harmWords } from '../words.ts'
import { idOf, sendUntilThere } from './report.ts'

/** Sends the pictures of a report that is there already, one by one, for as long as the page is open. */
export function Pictures({ report, photos }: { report: string; photos: readonly Blob[] }) {
  const t = useWords(harmWords)
  const [done, setDone] = useState(0)
  const [refused, setRefused] = useState(0)
  useEffect(() => {
    let here = true
    const going = () => here
    const each = async () => {
      for (const photo of photos) {
        if (!here) return
        const taken = sendUntilThere(() => sendHarmPicture(report, idOf(photo), photo), nothing, going)
        await taken.catch(() => here && setRefused((n) => n + 1))
        if (here) setDone((n) => n + 1)
      }
    }
    void each()
    return () => void (here = false)
  }, [report, photos])
  const over = done >= photos.length
  return (
    <p role="status">
      {!over && (
        <State tone="plain" icon="clock">
          {t('photosSending', { n: done + 1, all: photos.length })}
        </State>
      )}
      {over && refused === 0 && <State tone="good">{t('photosSent')}</State>}
      {refused > 0 && <State tone="late">{t('photosNot', { n: refused })}</State>}
    </p>
  )
}

const nothing = () => undefined
