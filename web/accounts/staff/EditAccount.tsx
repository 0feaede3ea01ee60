import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import { ContractFields, contractFaults, contractOf, contractStart } from './Contract.tsx'
import { useEditAccount, type AccountView } from './queries.ts'
import { adminWords } from './words/admin.ts'
import { faultWords } from './words.ts'

/** Name, phone, contract. A phone that is not typed stays as it is: the masked one is never written back. */
export function EditAccount({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const t = useWords(adminWords)
  const say = useDone()
  const edit = useEditAccount()
  const [id] = useState(mint)
  const form = useForm({
    start: { shown: account.shown, phone: '', why: '', ...contractStart(account.contract) },
    words: { ...faultWords },
    check: (v) => [
      ...(v.shown.trim() ? [] : [{ path: 'shown', code: 'required' }]),
      ...contractFaults(v),
      ...(v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
    ],
  })
  const was = JSON.stringify(contractOf(contractStart(account.contract)))
  const change = (v: typeof form.values) => ({
    ...(v.shown !== account.shown && { shown: v.shown }),
    ...(v.phone.trim() && { phone: v.phone }),
    ...(JSON.stringify(contractOf(v)) !== was && { contract: contractOf(v) }),
  })
  return (
    <FormDialog
      title={`${t('edit')} ${account.shown}`}
      form={form}
      okText={t('edit')}
      width={440}
      onClose={onClose}
      onSend={(v) =>
        edit.mutateAsync({
          params: { id: account.id },
          body: { id, base: account.version, change: change(v), why: v.why.trim() },
        })
      }
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="shown" label={t('shown')} hint={t('shownHint')} maxLength={30} first />
      <TextInput
        form={form}
        name="phone"
        label={t('phone')}
        hint={account.phoneEnding}
        type="tel"
        optional
        maxLength={20}
      />
      <ContractFields form={form} />
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} />
    </FormDialog>
  )
}
