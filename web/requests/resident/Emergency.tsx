import { callAtOnce } from '../../../domain/catalogue/alarms.ts'
import { CallButton } from '../../kit/ui/Calls.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { useItems } from '../queries.ts'
import { words } from './words.ts'

type Number = '110' | '119' | '120' | '122'

/** Whom to call before anything else, as soon as the words say so. */
export function Emergency({ text, more = [] }: { text: string; more?: readonly Number[] }) {
  const alarms = useItems().data?.alarms ?? []
  const numbers = [...new Set<Number>([...callAtOnce(alarms, text), ...more])]
  return <div role="alert">{numbers.length > 0 && <EmergencyCalls numbers={numbers} />}</div>
}

export function EmergencyCalls({ numbers }: { numbers: readonly Number[] }) {
  const t = useWords(words)
  return (
    <div className="urgent">
      <p>
        <Icon name="warn" />
        <b>{t('urgentTitle')}</b>
      </p>
      <div className="stack">
        {numbers.map((n) => (
          <CallButton key={n} phone={n}>
            {t(`call${n}`)}
          </CallButton>
        ))}
      </div>
      <p className="small">{t('urgentThen')}</p>
    </div>
  )
}
