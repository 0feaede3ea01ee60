import { Button } from 'antd'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

/** Shown once, and never again. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useWords(words)
  return (
    <div className="staff-form">
      <h1>{t('recoveryTitle')}</h1>
      <p className="note">{t('recoveryWhy')}</p>
      <ul className="recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="form-foot">
        <Button onClick={() => print()}>{t('print')}</Button>
        <Button type="primary" onClick={onKept}>
          {t('recoveryKept')}
        </Button>
      </div>
    </div>
  )
}
