import { Button } from 'antd'
import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { StaffForm } from '../../kit/staff/FormDialog.tsx'
import { TextInput } from '../../kit/staff/Fields.tsx'
import { useWords } from '../../kit/words.ts'
import { askForgotten } from '../queries.ts'
import { words } from './words.ts'

/** The answer is the same for every name: nobody learns here which names exist. */
export function Forgotten({ onCode, onBack }: { onCode: () => void; onBack: () => void }) {
  const t = useWords(words)
  const [sent, setSent] = useState(false)
  const form = useForm({
    start: { name: '' },
    check: (v) => (v.name.trim() ? [] : [{ path: 'name', code: 'required' }]),
  })
  const back = <Button onClick={onBack}>{t('back')}</Button>
  return (
    <>
      <h1>{t('forgottenTitle')}</h1>
      <p className="note">{t('forgottenDo')}</p>
      {sent ? (
        <div className="staff-form">
          <p role="status">{t('forgottenSent')}</p>
          <div className="form-foot">
            {back}
            <Button type="primary" onClick={onCode}>
              {t('haveCode')}
            </Button>
          </div>
        </div>
      ) : (
        <StaffForm
          form={form}
          okText={t('forgottenAsk')}
          onSend={(v) => askForgotten(v.name)}
          onSent={() => setSent(true)}
          beside={back}
        >
          <TextInput form={form} name="name" label={t('account')} autoComplete="username" first />
        </StaffForm>
      )}
    </>
  )
}
