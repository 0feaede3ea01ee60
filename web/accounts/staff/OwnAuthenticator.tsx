import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { StaffForm } from '../../kit/staff/FormDialog.tsx'
import { TextInput } from '../../kit/staff/Fields.tsx'
import { staffWords } from '../../kit/staff/words.ts'
import { useWords } from '../../kit/words.ts'
import { Prove } from './Enrol.tsx'
import { useBeginAuthenticator, useConfirmAuthenticator } from './queries.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { faultWords, words } from './words.ts'

/** Password, code to scan, proof, recovery codes. */
export function OwnAuthenticator({ onClose }: { onClose: () => void }) {
  const t = useWords(words)
  const kit = useWords(staffWords)
  const begin = useBeginAuthenticator()
  const confirm = useConfirmAuthenticator()
  const form = useForm({
    start: { password: '' },
    words: faultWords,
    check: (v) => (v.password ? [] : [{ path: 'password', code: 'required' }]),
  })
  const [codes, setCodes] = useState<string[]>()
  const prove = async (code: string) => setCodes((await confirm.mutateAsync({ body: { code } })).recoveryCodes)
  const cancel = <Button onClick={onClose}>{kit('cancel')}</Button>
  return (
    <Modal
      open
      title={t('setUp')}
      width={420}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      {codes ? (
        <RecoveryCodes codes={codes} onKept={onClose} />
      ) : begin.data ? (
        <Prove made={begin.data} prove={prove} beside={cancel} />
      ) : (
        <StaffForm form={form} okText={t('goOn')} onSend={(v) => begin.mutateAsync({ body: v })} beside={cancel}>
          <TextInput
            form={form}
            name="password"
            label={t('setUpPassword')}
            type="password"
            autoComplete="current-password"
            first
          />
        </StaffForm>
      )}
    </Modal>
  )
}
