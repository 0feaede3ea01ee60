import { useState } from 'react'
import { useForm } from '../../../kit/form/useForm.ts'
import { mint } from '../../../kit/mint.ts'
import { useNavigate } from '../../../kit/router.tsx'
import { dayText } from '../../../kit/shanghai.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { TextBox, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { useCloseItem } from '../queries.ts'
import { words } from '../words.ts'
import { catalogueFaultWords } from '../words/faults.ts'
import { itemWords } from '../words/item.ts'

export function CloseItem({ code, onClose }: { code: string; onClose: () => void }) {
  const t = useWords(itemWords)
  const all = useWords(words)
  const say = useDone()
  const navigate = useNavigate()
  const close = useCloseItem()
  const [id] = useState(mint)
  const [today] = useState(() => dayText(Date.now()))
  const form = useForm({
    start: { day: today, why: '' },
    words: catalogueFaultWords,
    check: (v) => (v.why.trim() ? [] : [{ path: 'why', code: 'reason' }]),
  })
  const send = async (v: typeof form.values) => {
    await close.mutateAsync({ params: { code }, body: { id, day: v.day, why: v.why.trim() } })
    say(t('stopped'))
    navigate('/catalogue')
  }
  return (
    <FormDialog
      title={t('stop')}
      note={t('stopNote')}
      form={form}
      okText={t('stop')}
      width={420}
      onClose={onClose}
      onSend={send}
    >
      <TextInput form={form} name="day" label={t('stopDay')} type="date" first />
      <TextBox form={form} name="why" label={all('why')} rows={2} maxLength={300} />
    </FormDialog>
  )
}
