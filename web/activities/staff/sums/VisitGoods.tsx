import { Button } from 'antd'
import { useState } from 'react'
import type { ReceivedBy } from '../../../../domain/activities/receipts-api.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { mint } from '../../../kit/mint.ts'
import { useFormat } from '../../../kit/now.ts'
import { NumberInput, Pick, Tick } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../../kit/staff/once.ts'
import { Answering, ErrorState } from '../../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { PersonField } from '../../../people/PersonField.tsx'
import { useGoodsAtVisits, useHandOverAtVisit, useReverseAtVisit, useVisitsOf } from '../../receipt-queries.ts'
import { byWords, receiptFaults, receiptWords } from '../../receipt-words.ts'
import { useGoodName } from './good-names.ts'
import { sumWords } from './sum-words.ts'

/** What was handed over on visits, line by line. [S4-16] */
export function AtVisits({ query }: { query: Parameters<typeof useGoodsAtVisits>[0] }) {
  const t = useWords(sumWords)
  const r = useWords(receiptWords)
  const lang = useLanguage()
  const f = useFormat()
  const name = useGoodName()
  const none = <p className="none">{t('atVisitsNone')}</p>
  return (
    <section className="sum-part">
      <h2>{t('atVisits')}</h2>
      <Answering of={useGoodsAtVisits(query)} lines={2} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => (
          <ul className="plain">
            {items.map((i) => (
              <li key={i.id}>
                <b>{f.day(i.at)}</b>{' '}
                {r('line', {
                  name: i.name ?? r('unnamed'),
                  good: name(i.good),
                  n: i.n,
                  by: wordIn(byWords[i.by], lang),
                })}{' '}
                {i.signed && `${r('signed')} `}
                {i.reversed ? r('reversed') : i.n > 0 && <Reverse visit={i.visit} receipt={i.id} />}
              </li>
            ))}
          </ul>
        )}
      </Answering>
    </section>
  )
}

function Reverse({ visit, receipt }: { visit: string; receipt: string }) {
  const t = useWords(receiptWords)
  const reverse = useReverseAtVisit()
  const [id] = useState(mint)
  return (
    <>
      <Button loading={reverse.isPending} onClick={() => reverse.mutate({ params: { visit, receipt }, body: { id } })}>
        {t('reverse')}
      </Button>
      {reverse.error !== undefined && <ErrorState error={reverse.error} />}
    </>
  )
}

interface Values {
  person: string | null
  visit: string | null
  good: string
  n: number | null
  by: ReceivedBy
  signed: boolean
}

/** To whom, on which visit to them, what, and who received it. */
export function VisitForm({ onClose }: { onClose: () => void }) {
  const t = useWords(sumWords)
  const r = useWords(receiptWords)
  const lang = useLanguage()
  const f = useFormat()
  const say = useDone()
  const give = useHandOverAtVisit()
  const { id } = useOnce()
  const form = useForm<Values>({
    start: { person: null, visit: null, good: '', n: 1, by: 'person', signed: false },
    words: receiptFaults,
    check: (v) => needed(v, 'person', 'visit', 'good', 'n'),
  })
  const { person } = form.values
  const found = useVisitsOf(person).data
  const bys = Object.keys(byWords) as ReceivedBy[]
  const visits = person === null ? [] : (found?.items ?? [])
  const send = ({ visit, person: to, good, n, by, signed }: Values) =>
    give.mutateAsync({ params: { visit: visit! }, body: { id, person: to!, good, n: n!, by, signed } })
  return (
    <FormDialog
      title={t('handOverVisit')}
      form={form}
      okText={r('handOver')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(r('handed'))}
    >
      <PersonField form={form} name="person" label={r('person')} />
      <Pick
        form={form}
        name="visit"
        label={t('visit')}
        {...(person !== null && found?.items.length === 0 && { hint: t('visitNone') })}
        options={visits.map((v) => ({ value: v.visit, label: f.moment(v.at) }))}
      />
      <Pick
        form={form}
        name="good"
        label={r('good')}
        options={(found?.choices ?? []).map((c) => ({ value: c.code, label: c.name[lang] }))}
      />
      <NumberInput form={form} name="n" label={r('n')} min={1} max={1000} />
      <Pick
        form={form}
        name="by"
        label={r('by')}
        options={bys.map((value) => ({ value, label: wordIn(byWords[value], lang) }))}
      />
      <Tick form={form} name="signed" label={r('signed')} />
    </FormDialog>
  )
}
