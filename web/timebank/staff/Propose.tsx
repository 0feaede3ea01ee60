import { useForm } from '../../kit/form/useForm.ts'
import { NumberInput, TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { usePropose } from '../proposals.ts'
import { bankFaults } from '../words.ts'
import { handWords } from './words.ts'

/** Minutes issued by hand, or a line undone: proposed here, decided by a colleague. @param txn the line; left out: an issue */
export function Propose({ account, txn, onClose }: { account: string; txn?: string | undefined; onClose: () => void }) {
  const t = useWords(handWords)
  const say = useDone()
  const propose = usePropose()
  const { id } = useOnce()
  const form = useForm<{ minutes: number | null; why: string }>({
    start: { minutes: null, why: '' },
    words: bankFaults,
    check: (v) => needed(v, ...(txn ? [] : (['minutes'] as const)), 'why'),
  })
  const title = txn ? t('proposeUndo') : t('proposeIssue')
  return (
    <FormDialog
      title={title}
      form={form}
      okText={t('propose')}
      onClose={onClose}
      onSend={async ({ minutes, why }) =>
        propose.mutateAsync({
          body: {
            id,
            what: txn ? { kind: 'undo', account, txn } : { kind: 'issue', account, minutes: minutes! },
            why: why.trim(),
          },
        })
      }
      onSent={() => {
        say(t('proposed'))
        onClose()
      }}
    >
      <p className="note">{t('fourEyes')}</p>
      {!txn && <NumberInput form={form} name="minutes" label={t('minutes')} min={1} max={6000} />}
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} />
    </FormDialog>
  )
}
