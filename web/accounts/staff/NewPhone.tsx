import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { Radios, TextInput } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import { useNewPhone } from './queries.ts'
import { adminWords } from './words/admin.ts'
import { faultWords } from './words.ts'

interface Values {
  old: string
  next: string
  seen: 'id-card' | 'known-in-person' | 'relative-with-agreement' | null
}

/** A resident lost the phone: the account goes to the new number, by somebody who saw who they are. */
export function NewPhone({ onClose }: { onClose: () => void }) {
  const t = useWords(adminWords)
  const say = useDone()
  const move = useNewPhone()
  const [id] = useState(mint)
  const form = useForm<Values>({
    start: { old: '', next: '', seen: null },
    words: faultWords,
    check: (v) => (['old', 'next', 'seen'] as const).flatMap((path) => (v[path] ? [] : [{ path, code: 'required' }])),
  })
  return (
    <FormDialog
      title={t('newPhone')}
      note={t('newPhoneNote')}
      form={form}
      okText={t('newPhone')}
      width={440}
      onClose={onClose}
      onSend={(v) => move.mutateAsync({ body: { id, old: v.old, next: v.next, seen: v.seen! } })}
      onSent={() => say(t('phoneMoved'))}
    >
      <TextInput form={form} name="old" label={t('oldNumber')} type="tel" maxLength={20} first />
      <TextInput form={form} name="next" label={t('newNumber')} type="tel" maxLength={20} />
      <Radios
        form={form}
        name="seen"
        label={t('seen')}
        options={[
          { value: 'id-card', label: t('seenId') },
          { value: 'known-in-person', label: t('seenKnown') },
          { value: 'relative-with-agreement', label: t('seenRelative') },
        ]}
      />
    </FormDialog>
  )
}
