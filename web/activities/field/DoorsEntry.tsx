import { useHeld } from '../../kit/outbox/useHeld.ts'
import { Entry } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { doorsHeld } from './held.ts'
import { words } from './words.ts'

/** The way to today's lists, on days that have one. */
export function DoorsEntry() {
  const t = useWords(words)
  const { rows } = useHeld(doorsHeld)
  if (!rows || rows.length === 0) return null
  return <Entry to="/doors" icon="list" title={t('title')} hint={t('n', { n: rows.length })} />
}
