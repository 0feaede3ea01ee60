import { useHeld } from '../../kit/outbox/useHeld.ts'
import { Entry } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { dayWords } from './day-words.ts'
import { doorsHeld } from './held.ts'

/** The way to today's lists, on days that have one. */
export function DoorsEntry() {
  const t = useWords(dayWords)
  const { rows } = useHeld(doorsHeld)
  if (!rows || rows.length === 0) return null
  return <Entry to="/doors" icon="list" title={t('entry')} hint={t('n', { n: rows.length })} />
}
