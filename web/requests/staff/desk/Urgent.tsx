import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { deskWords } from '../words/desk.ts'

export type EmergencyNumber = '110' | '119' | '120' | '122'

/** Whom they must call before anything is written down. */
export function Urgent({ numbers }: { numbers: readonly EmergencyNumber[] }) {
  const t = useWords(deskWords)
  return (
    <div role="alert">
      {numbers.length > 0 && (
        <p className="urgent">
          <Icon name="warn" />
          <b>{t('urgentTitle')}</b>
          {numbers.map((n) => (
            <b key={n}>{t(`urgent${n}`)}</b>
          ))}
        </p>
      )}
    </div>
  )
}
