import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useFormat } from '../../kit/now.ts'
import { NumberInput, TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import { useCheckUps, useKeepFindings, type CheckUp } from '../queries.ts'
import { findingFaultWords, findingWords, healthWords } from './words/health.ts'

/** Check-ups of one's own that have findings to keep; nothing for everybody else. */
export function CheckUps({ person }: { person: string }) {
  const t = useWords(healthWords)
  const f = useFormat()
  const may = useMay()('records.write')
  const { data } = useCheckUps(person, may)
  const [doing, setDoing] = useState<CheckUp>()
  if (!data || data.items.length === 0) return null
  return (
    <section>
      <h2>{t('title')}</h2>
      <p className="none">{t(data.agreed ? 'note' : 'ask')}</p>
      <ul className="quiet-list">
        {data.items.map((c) => (
          <li key={c.record}>
            <b>{f.fullDate(c.day)}</b>
            {c.kept && <span>{t('kept')}</span>}
            {!c.kept && data.agreed && (
              <Button
                size="small"
                type="link"
                aria-label={t('keepOf', { day: f.fullDate(c.day) })}
                onClick={() => setDoing(c)}
              >
                {t('keep')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {doing && <Keep person={person} checkUp={doing} onClose={() => setDoing(undefined)} />}
    </section>
  )
}

interface Values {
  pressure: string
  pulse: number | null
  sugar: number | null
  weight: number | null
  said: string
}

function Keep({ person, checkUp, onClose }: { person: string; checkUp: CheckUp; onClose: () => void }) {
  const t = useWords(healthWords)
  const name = useWords(findingWords)
  const say = useDone()
  const keep = useKeepFindings()
  const form = useForm<Values>({
    start: { pressure: '', pulse: null, sugar: null, weight: null, said: '' },
    words: findingFaultWords,
    check: (v) => (Object.values(v).some((x) => x !== '' && x !== null) ? [] : [{ path: 'said', code: 'required' }]),
  })
  const send = ({ pressure, said, ...numbers }: Values) =>
    keep.mutateAsync({
      params: { id: person, record: checkUp.record },
      body: {
        ...Object.fromEntries(Object.entries(numbers).filter(([, v]) => v !== null)),
        ...(pressure.trim() && { pressure: pressure.trim() }),
        ...(said.trim() && { said: said.trim() }),
      },
    })
  return (
    <FormDialog
      title={t('keep')}
      form={form}
      okText={t('save')}
      onClose={onClose}
      onSent={() => say(t('done'))}
      onSend={send}
    >
      <TextInput form={form} name="pressure" label={name('pressure')} hint={t('pressureHint')} maxLength={7} optional />
      <NumberInput form={form} name="pulse" label={name('pulse')} min={20} max={250} optional />
      <NumberInput form={form} name="sugar" label={name('sugar')} min={0.5} max={60} optional />
      <NumberInput form={form} name="weight" label={name('weight')} min={10} max={300} optional />
      <TextBox form={form} name="said" label={name('said')} rows={3} maxLength={1000} optional />
    </FormDialog>
  )
}
