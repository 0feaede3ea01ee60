import { useState } from 'react'
import { ReportCause } from '../../../domain/neighbours/schema.ts'
import { Halves } from '../../kit/form/choices.tsx'
import { TextArea } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { Btn, Btns } from '../../kit/ui/blocks.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useReport } from '../queries.ts'
import { causeWords, neighbourFaults } from '../words.ts'
import { words } from './words.ts'

/** Something is wrong with an entry: the community looks at it. */
export function Reporting({ post }: { post: string }) {
  const t = useWords(words)
  const lang = useLanguage()
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState(false)
  const [id] = useState(mint)
  const report = useReport()
  const form = useForm<{ cause: string; words: string }>({
    start: { cause: '', words: '' },
    words: neighbourFaults,
    check: (v) => (v.cause ? [] : [{ path: 'cause', code: 'required' }]),
  })
  if (told) return <p role="status">{t('reported')}</p>
  if (!open)
    return (
      <button type="button" className="nb-quiet" onClick={() => setOpen(true)}>
        {t('report')}
      </button>
    )
  return (
    <Form
      form={form}
      onSubmit={async (v) => {
        const cause = v.cause as ReportCause
        await report.mutateAsync({ params: { id: post }, body: { id, cause, words: v.words.trim() } })
        setTold(true)
      }}
    >
      <Halves
        form={form}
        name="cause"
        legend={t('reportWhat')}
        options={ReportCause.options.map((value) => ({ value, label: wordIn(causeWords[value], lang) }))}
      />
      <TextArea form={form} name="words" label={t('reportWords')} rows={2} maxLength={200} />
      <Btns>
        <Btn type="submit" busy={form.sending}>
          {t('reportSend')}
        </Btn>
        <Btn onClick={() => setOpen(false)}>{t('cancel')}</Btn>
      </Btns>
    </Form>
  )
}
