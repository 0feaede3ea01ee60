import { useState } from 'react'
import { TextArea } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { Btn, Btns } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { useAnswer, type NearPost } from '../queries.ts'
import { neighbourFaults } from '../words.ts'
import { ContactFields, contactFaults, contactOf, type ContactValues } from './ContactFields.tsx'
import { words } from './words.ts'

interface Values extends ContactValues {
  words: string
}

/** A word to whoever wrote it; they see no more of it until they agree. */
export function Answering({ of: p }: { of: NearPost }) {
  const t = useWords(words)
  const [open, setOpen] = useState(false)
  const [id] = useState(mint)
  const answer = useAnswer()
  const form = useForm<Values>({
    start: { words: '', name: '', phone: '' },
    words: neighbourFaults,
    check: (v) => [...(v.words.trim().length < 4 ? [{ path: 'words', code: 'too-short' }] : []), ...contactFaults(v)],
  })
  if (!open)
    return (
      <Btn icon="say" onClick={() => setOpen(true)}>
        {t('answer')}
      </Btn>
    )
  return (
    <Form
      form={form}
      onSubmit={(v) =>
        answer.mutateAsync({ params: { id: p.id }, body: { id, words: v.words.trim(), contact: contactOf(v) } })
      }
    >
      <TextArea form={form} name="words" label={t('say')} hint={t('answerHint')} rows={2} maxLength={200} />
      <ContactFields form={form} />
      <Btns>
        <Btn primary type="submit" busy={form.sending}>
          {t('send')}
        </Btn>
        <Btn onClick={() => setOpen(false)}>{t('cancel')}</Btn>
      </Btns>
    </Form>
  )
}
