import { useSyncExternalStore } from 'react'
import { Btn } from '../kit/ui/blocks.tsx'
import { useWords } from '../kit/words.ts'
import { installed, takeOver } from './installed.ts'
import { words } from './words.ts'

/** A newer version takes over when the person says so, never under their hands. */
export function Newer() {
  const t = useWords(words)
  const state = useSyncExternalStore(installed.watch, installed.get, installed.get)
  if (state !== 'newer') return null
  return (
    <div className="newer" role="status">
      <span>{t('newer')}</span>
      <Btn icon="refresh" onClick={takeOver}>
        {t('takeOver')}
      </Btn>
    </div>
  )
}

/** What this browser cannot do, said where it matters. */
export function Unable({ bare }: { bare: boolean }) {
  const t = useWords(words)
  const state = useSyncExternalStore(installed.watch, installed.get, installed.get)
  if (state !== 'no' && !bare) return null
  return <p className="aside">{bare ? t('bare') : t('noWorker')}</p>
}
