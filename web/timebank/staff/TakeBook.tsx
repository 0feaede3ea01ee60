import { journalApi } from '../../../domain/timebank/journal-api.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { callFile } from '../../kit/client.ts'
import { saveFile } from '../../kit/save.ts'
import { TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { needed, turned, useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { bankFaults } from '../words.ts'
import { words } from './words.ts'

/** The book of the whole county as a journal of plain-text accounting; accounts stand in it by number. */
export function TakeBook({ onClose }: { onClose: () => void }) {
  const t = useWords(words)
  const { today } = useOnce()
  const form = useForm({
    start: { from: `${today.slice(0, 4)}-01-01`, to: today },
    words: bankFaults,
    check: (v) => [...needed(v, 'from', 'to'), ...turned(v.from, v.to)],
  })
  return (
    <FormDialog
      title={t('takeBook')}
      form={form}
      okText={t('takeBook')}
      onClose={onClose}
      onSend={async (body) => {
        const { file, name } = await callFile(journalApi.journal, { body })
        saveFile(file, name ?? 'linli.journal')
      }}
      onSent={onClose}
    >
      <p className="note">{t('takeBookNote')}</p>
      <TextInput form={form} name="from" label={t('bookFrom')} type="date" />
      <TextInput form={form} name="to" label={t('bookTo')} type="date" />
    </FormDialog>
  )
}
