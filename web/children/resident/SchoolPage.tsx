import { useEffect, useState } from 'react'
import { childrenApi } from '../../../domain/children/api.ts'
import { call } from '../../kit/client.ts'
import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { useFormat } from '../../kit/now.ts'
import { problemOf } from '../../kit/problem.ts'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Answers } from '../../kit/ui/Answers.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { seeReturn, type Return } from '../queries.ts'
import { schoolFaults, schoolWords } from './school-words.ts'

/** A school confirms that one pupil is back. The token stands behind `#`, so that no log of addresses ever holds it. */
export function SchoolPage() {
  const t = useWords(schoolWords)
  const [token] = useState(() => location.hash.slice(1))
  const [found, setFound] = useState<Return>()
  const [error, setError] = useState<unknown>()
  const [done, setDone] = useState(false)
  useEffect(() => {
    seeReturn(token).then(setFound, setError)
  }, [token])
  const gone = ['not-found', 'validation'].includes(problemOf(error)?.code ?? '')
  if (gone)
    return (
      <Page title={t('gone')}>
        <EmptyState icon="clock" title={t('gone')} hint={t('goneDo')} />
      </Page>
    )
  if (done || found?.done) return <Page title={t('thanks')} lead={t('thanksLead')} />
  return (
    <Page title={t('title')} lead={t('lead')}>
      {error !== undefined && <ErrorState error={error} />}
      {!found && error === undefined && <Skeleton lines={4} />}
      {found && <Confirm token={token} found={found} onDone={() => setDone(true)} />}
    </Page>
  )
}

function Confirm({ token, found, onDone }: { token: string; found: Return; onDone: () => void }) {
  const t = useWords(schoolWords)
  const f = useFormat()
  const form = useForm({
    start: { day: '', class: '' },
    words: schoolFaults,
    check: (v) => [
      ...(v.day ? [] : [{ path: 'day', code: 'required' }]),
      ...(v.class.trim() ? [] : [{ path: 'class', code: 'required' }]),
    ],
  })
  return (
    <>
      <Answers
        rows={[
          { question: t('pupil'), answer: found.name },
          ...(found.school ? [{ question: t('school'), answer: found.school }] : []),
        ]}
      />
      <p className="small">{t('until', { when: f.moment(found.until) })}</p>
      <Form
        form={form}
        onSubmit={async (v) => {
          const body = { token, day: v.day, class: v.class.trim() }
          await call(childrenApi.confirmReturn, { body }, { gate: false })
          onDone()
        }}
      >
        <TextField form={form} name="day" label={t('day')} type="date" />
        <TextField form={form} name="class" label={t('class')} maxLength={40} />
        <Btn primary type="submit" busy={form.sending}>
          {t('send')}
        </Btn>
      </Form>
    </>
  )
}
