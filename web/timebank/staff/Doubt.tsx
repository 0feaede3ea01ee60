import { useForm } from '../../kit/form/useForm.ts'
import { TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { useWords } from '../../kit/words.ts'
import { useFreeze } from '../gifts.ts'
import { bankFaults } from '../words.ts'
import { words } from './words.ts'

/** An account is in doubt, or the doubt is settled; why is written down. */
export function Doubt({ of, onClose }: { of: { id: string; frozen: boolean }; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const freeze = useFreeze()
  const { id } = useOnce()
  const form = useForm({ start: { why: '' }, words: bankFaults, check: (v) => needed(v, 'why') })
  const title = of.frozen ? t('unfreeze') : t('freeze')
  return (
    <FormDialog
      title={title}
      form={form}
      okText={title}
      onClose={onClose}
      onSend={async ({ why }) =>
        freeze.mutateAsync({ params: { id: of.id }, body: { id, frozen: !of.frozen, why: why.trim() } })
      }
      onSent={() => {
        say(title)
        onClose()
      }}
    >
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} />
    </FormDialog>
  )
}
