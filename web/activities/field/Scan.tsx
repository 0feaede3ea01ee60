import { useEffect, useRef, useState } from 'react'
import { startScanning } from '../../kit/media/scan.ts'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

/** The camera above the list: what it reads is told once. */
export function Scan({ onRead }: { onRead: (text: string) => void }) {
  const t = useWords(words)
  const video = useRef<HTMLVideoElement>(null)
  const [failed, setFailed] = useState(false)
  const latest = useRef(onRead)
  latest.current = onRead
  useEffect(() => {
    let gone = false
    const scanning = startScanning(video.current!, (text) => latest.current(text))
    scanning.then(
      (stop) => gone && stop(),
      () => setFailed(true),
    )
    return () => {
      gone = true
      scanning.then(
        (stop) => stop(),
        () => undefined,
      )
    }
  }, [])
  if (failed) return <p className="small">{t('scanNot')}</p>
  return <video ref={video} className="scan" muted playsInline aria-label={t('scanSees')} />
}
