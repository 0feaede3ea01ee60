import { useForm } from '../../kit/form/useForm.ts'
import { Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { PersonField } from '../../people/PersonField.tsx'
import { useOpenFor } from '../queries.ts'
import { bankFaults } from '../words.ts'
import { words } from './words.ts'

/** By the word of whoever will hold it. */
export function OpenDesk({ onClose, onOpened }: { onClose: () => void; onOpened: (id: string) => void }) {
  const t = useWords(words)
  const say = useDone()
  const open = useOpenFor()
  const { id } = useOnce()
  const form = useForm<{ person: string | null; agreed: boolean }>({
    start: { person: null, agreed: false },
    words: bankFaults,
    check: (v) => [
      ...(v.person ? [] : [{ path: 'person', code: 'required' }]),
      ...(v.agreed ? [] : [{ path: 'agreed', code: 'required' }]),
    ],
  })
  return (
    <FormDialog
      title={t('openDesk')}
      form={form}
      okText={t('openDesk')}
      onClose={onClose}
      onSend={async (v) => open.mutateAsync({ body: { id, person: v.person!, agreed: true } })}
      onSent={() => {
        say(t('opened'))
        if (open.data) onOpened(open.data.id)
      }}
    >
      <PersonField form={form} name="person" label={t('person')} hint={t('personHint')} />
      <Tick form={form} name="agreed" label={t('agreed')} />
    </FormDialog>
  )
}
