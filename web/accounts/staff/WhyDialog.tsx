import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { TextBox } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useWords } from '../../kit/words.ts'
import { roleName } from './roles.ts'
import { adminWords } from './words/admin.ts'
import { faultWords } from './words.ts'

export interface WhyDialogProps {
  title: string
  note?: string
  okText: string
  /** What is said when it was done. */
  doneText?: string
  onClose: () => void
  /** The id names the act: sent again it does nothing twice. */
  send: (body: { id: string; why: string }) => Promise<unknown>
}

/** Asks why, and does it. */
export function WhyDialog({ title, note, okText, doneText, onClose, send }: WhyDialogProps) {
  const t = useWords(adminWords)
  const lang = useLanguage()
  const say = useDone()
  const [id] = useState(mint)
  const form = useForm({
    start: { why: '' },
    words: faultWords,
    check: (v) => (v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
  })
  const fault = form.faults['id']
  return (
    <FormDialog
      title={title}
      note={note}
      form={form}
      okText={okText}
      width={440}
      onClose={onClose}
      onSend={(v) => send({ id, why: v.why.trim() })}
      {...(doneText && { onSent: () => say(doneText) })}
    >
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} first />
      {fault?.code === 'last-of-role' && <p className="wrong">{roleName(fault.params?.['role'] as never, lang)}</p>}
    </FormDialog>
  )
}
