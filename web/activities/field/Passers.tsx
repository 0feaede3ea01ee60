import { useState } from 'react'
import type { DoorList } from '../../../domain/activities/field-api.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useMarks } from './held.ts'
import { words } from './words.ts'

/** Whoever stands on no list: counted, and nothing else. */
export function Passers({ list }: { list: DoorList }) {
  const t = useWords(words)
  const { count } = useMarks(list)
  const [n, setN] = useState(1)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const step = (by: number) => {
    const next = n + by || by
    // Nobody is taken off who was not counted.
    if (next >= -list.counted && next <= 500) setN(next)
  }
  const send = async () => {
    setBusy(true)
    try {
      await count(n, t('countWhat', { n }))
      setN(1)
      setError(undefined)
    } catch (thrown) {
      setError(thrown)
    }
    setBusy(false)
  }
  return (
    <Section title={t('passers')} aside={t('counted', { n: list.counted })}>
      <p className="small">{t('passersHint')}</p>
      <div className="stepper" role="group" aria-label={t('more')}>
        <Btn aria-label={t('minus')} onClick={() => step(-1)}>
          −
        </Btn>
        <output aria-live="polite">{n}</output>
        <Btn aria-label={t('plus')} icon="plus" onClick={() => step(1)} />
      </div>
      <Btn busy={busy} onClick={() => void send()}>
        {n > 0 ? t('note', { n }) : t('noteFewer', { n: -n })}
      </Btn>
      {error !== undefined && <ErrorState error={error} />}
    </Section>
  )
}
