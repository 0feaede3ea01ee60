import { useForm } from '../../kit/form/useForm.ts'
import { TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useWords } from '../../kit/words.ts'
import { faultWords } from './words.ts'
import { fileWords } from './words/sight.ts'

interface AskWhyProps {
  title: string
  onSend: (why: string) => Promise<unknown>
  onClose: () => void
}

/** A look into the restricted class has its reason. */
export function AskWhy({ title, onSend, onClose }: AskWhyProps) {
  const t = useWords(fileWords)
  const form = useForm({
    start: { why: '' },
    words: faultWords,
    check: (v) => (v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
  })
  return (
    <FormDialog title={title} form={form} okText={title} onClose={onClose} onSend={(v) => onSend(v.why.trim())}>
      <TextBox form={form} name="why" label={t('why')} maxLength={200} />
    </FormDialog>
  )
}
