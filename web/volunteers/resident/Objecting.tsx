import { useState } from 'react'
import { TextArea } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { volunteerFaults } from '../words.ts'
import { useObject } from './queries.ts'
import { words } from './words.ts'

/** "It is not so": a press, a sentence, and it goes to whoever noted it. */
export function Objecting({ hours }: { hours: string }) {
  const t = useWords(words)
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState(false)
  const [id] = useState(mint)
  const object = useObject()
  const form = useForm({
    start: { words: '' },
    words: volunteerFaults,
    check: (v) => (v.words.trim().length < 2 ? [{ path: 'words', code: 'required' }] : []),
  })
  if (told) return <p role="status">{t('wrongTold')}</p>
  if (!open) return <Btn onClick={() => setOpen(true)}>{t('wrong')}</Btn>
  return (
    <Form
      form={form}
      onSubmit={async (v) => {
        await object.mutateAsync({ params: { id: hours }, body: { id, words: v.words.trim() } })
        setTold(true)
      }}
    >
      <TextArea form={form} name="words" label={t('wrongSay')} rows={2} maxLength={300} />
      <Btn type="submit" busy={form.sending}>
        {t('wrongSend')}
      </Btn>
    </Form>
  )
}
