import { pinWords } from '../accounts/FieldGate.tsx'
import { useOutboxView } from '../kit/outbox/useOutbox.ts'
import { Icon } from '../kit/ui/Icon.tsx'
import { useWords } from '../kit/words.ts'

/** How many, and nothing of what is in them. */
export function SealedNote() {
  const t = useWords(pinWords)
  const { sealed } = useOutboxView()
  if (sealed === 0) return null
  return (
    <p className="aside" role="status">
      <Icon name="lock" />
      <span>{t('sealedN', { n: sealed })}</span>
    </p>
  )
}
