import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { TextInput } from '../../kit/staff/Fields.tsx'
import { useWords } from '../../kit/words.ts'
import { ContractFields, contractFaults, contractOf, contractStart } from './Contract.tsx'
import { OnceCode, type Issued } from './OnceCode.tsx'
import { useOpenAccount } from './queries.ts'
import { adminWords } from './words/admin.ts'
import { faultWords } from './words.ts'

/** A new account; the one-time code for its first sign-in is shown once. */
export function OpenAccount({ onClose, onOpened }: { onClose: () => void; onOpened: (id: string) => void }) {
  const t = useWords(adminWords)
  const open = useOpenAccount()
  const [id] = useState(mint)
  const [issued, setIssued] = useState<Issued>()
  const form = useForm({
    start: { name: '', shown: '', phone: '', ...contractStart(null) },
    words: faultWords,
    check: (v) => [
      ...(v.name.trim() ? [] : [{ path: 'name', code: 'required' }]),
      ...(v.shown.trim() ? [] : [{ path: 'shown', code: 'required' }]),
      ...contractFaults(v),
    ],
  })
  if (issued) {
    return (
      <OnceCode
        issued={issued}
        onClose={() => {
          onOpened(id)
          onClose()
        }}
      />
    )
  }
  return (
    <FormDialog
      title={t('open')}
      form={form}
      okText={t('open')}
      width={440}
      onClose={() => !issued && !form.sending && onClose()}
      onSend={async (v) =>
        setIssued(
          await open.mutateAsync({
            body: { id, name: v.name, shown: v.shown, phone: v.phone.trim() || null, contract: contractOf(v) },
          }),
        )
      }
    >
      <TextInput form={form} name="name" label={t('name')} hint={t('nameHint')} maxLength={32} first />
      <TextInput form={form} name="shown" label={t('shown')} hint={t('shownHint')} maxLength={30} />
      <TextInput form={form} name="phone" label={t('phone')} hint={t('phoneHint')} type="tel" optional maxLength={20} />
      <ContractFields form={form} />
    </FormDialog>
  )
}
