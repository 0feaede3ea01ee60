import { useState } from 'react'
import { TextField } from '../../kit/form/fields.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { useConfirm, type OwnAnswer } from '../queries.ts'
import { neighbourFaults } from '../words.ts'
import { words } from './words.ts'

type Of = Omit<OwnAnswer, 'post' | 'why'>

/** It was done: one says when, the other says the same. */
export function Confirming({ of: a }: { of: Of }) {
  const t = useWords(words)
  const f = useFormat()
  const confirm = useConfirm()
  const [id] = useState(mint)
  const [other, setOther] = useState(false)
  const { said } = a
  const span = said && { from: f.moment(said.from), to: f.time(said.to) }
  if (said?.own && span) return <p className="small">{t('saidOwn', span)}</p>
  if (said && span && !other) {
    const same = { params: { id: a.id }, body: { id, from: said.from, to: said.to } }
    return (
      <>
        <p>{t('saidOther', span)}</p>
        <Btn primary icon="done" busy={confirm.isPending} onClick={() => confirm.mutate(same)}>
          {t('same')}
        </Btn>
        {confirm.error !== undefined && <ErrorState error={confirm.error} />}
        <Btn onClick={() => setOther(true)}>{t('when')}</Btn>
      </>
    )
  }
  return other ? <When of={a} /> : <Btn onClick={() => setOther(true)}>{t('done')}</Btn>
}

function When({ of: a }: { of: Of }) {
  const t = useWords(words)
  const confirm = useConfirm()
  const [{ id, today }] = useState(() => ({ id: mint(), today: dayText(Date.now()) }))
  const form = useForm({
    start: { day: today, from: '', to: '' },
    words: neighbourFaults,
    check: (v) => (['day', 'from', 'to'] as const).flatMap((path) => (v[path] ? [] : [{ path, code: 'required' }])),
  })
  const at = (day: string, time: string) => `${day}T${time}:00+08:00`
  return (
    <Form
      form={form}
      onSubmit={({ day, from, to }) =>
        confirm.mutateAsync({ params: { id: a.id }, body: { id, from: at(day, from), to: at(day, to) } })
      }
    >
      <TextField form={form} name="day" label={t('when')} type="date" />
      <TextField form={form} name="from" label={t('from')} type="time" />
      <TextField form={form} name="to" label={t('to')} type="time" />
      <p className="small">{t('kept')}</p>
      <Btn primary type="submit" busy={form.sending}>
        {t('doneSend')}
      </Btn>
    </Form>
  )
}
