import { Button } from 'antd'
import { useState } from 'react'
import type { ReceivedBy } from '../../../domain/activities/receipts-api.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { NumberInput, Pick, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { PersonField } from '../../people/PersonField.tsx'
import type { View } from '../queries.ts'
import {
  useGoods,
  useHandOver,
  usePledgeDone,
  usePledgeFor,
  usePledges,
  useReverseGoods,
  type Goods,
} from '../receipt-queries.ts'
import { byWords, receiptFaults, receiptWords } from '../receipt-words.ts'

type Choice = Goods['choices'][number]

const useNamed = (choices: readonly Choice[]) => {
  const lang = useLanguage()
  return (code: string) => choices.find((c) => c.code === code)?.name[lang] ?? code
}

/** Who pledged what, and what was done. [S2-03] */
export function PledgesPart({ activity: a }: { activity: View }) {
  const t = useWords(receiptWords)
  const [entering, setEntering] = useState(false)
  const named = useNamed(a.rules.pledges)
  return (
    <section>
      <h2>{t('pledges')}</h2>
      <Answering of={usePledges(a.id)} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="none">{t('nonePledged')}</p>
          ) : (
            <ul className="plain">
              {items.map((p) => (
                <li key={p.id}>
                  {t('pledgeOf', { name: p.name ?? t('unnamed'), choice: named(p.choice) })}{' '}
                  {p.done ? t('isDone') : <PledgeDone activity={a.id} pledge={p.id} />}
                </li>
              ))}
            </ul>
          )
        }
      </Answering>
      <Button onClick={() => setEntering(true)}>{t('pledgeFor')}</Button>
      {entering && <PledgeForm activity={a} onClose={() => setEntering(false)} />}
    </section>
  )
}

function PledgeDone({ activity, pledge }: { activity: string; pledge: string }) {
  const t = useWords(receiptWords)
  const done = usePledgeDone()
  const [id] = useState(mint)
  return (
    <>
      <Button loading={done.isPending} onClick={() => done.mutate({ params: { id: activity, pledge }, body: { id } })}>
        {t('done')}
      </Button>
      {done.error !== undefined && <ErrorState error={done.error} />}
    </>
  )
}

function PledgeForm({ activity: a, onClose }: { activity: View; onClose: () => void }) {
  const t = useWords(receiptWords)
  const lang = useLanguage()
  const say = useDone()
  const pledge = usePledgeFor()
  const { id } = useOnce()
  const form = useForm({
    start: { person: null as string | null, choice: a.rules.pledges[0]!.code },
    words: receiptFaults,
    check: (v) => needed(v, 'person'),
  })
  return (
    <FormDialog
      title={t('pledgeFor')}
      form={form}
      okText={t('pledgeFor')}
      onClose={onClose}
      onSend={(v) => pledge.mutateAsync({ params: { id: a.id }, body: { id, person: v.person!, choice: v.choice } })}
      onSent={() => say(t('pledged'))}
    >
      <PersonField form={form} name="person" label={t('person')} />
      <Pick
        form={form}
        name="choice"
        label={t('good')}
        options={a.rules.pledges.map((c) => ({ value: c.code, label: c.name[lang] }))}
      />
    </FormDialog>
  )
}

/** What was handed over, to whom, and who received it. [S4-16] */
export function GoodsPart({ activity: a }: { activity: View }) {
  const t = useWords(receiptWords)
  const [entering, setEntering] = useState(false)
  return (
    <section>
      <h2>{t('goods')}</h2>
      <p className="hint">{t('goodsNote')}</p>
      <Answering of={useGoods(a.id)} lines={2}>
        {(g) => (g.items.length === 0 ? <p className="none">{t('noGoods')}</p> : <Given activity={a.id} of={g} />)}
      </Answering>
      <Button onClick={() => setEntering(true)}>{t('handOver')}</Button>
      {entering && <HandOver activity={a} onClose={() => setEntering(false)} />}
    </section>
  )
}

function Given({ activity, of: g }: { activity: string; of: Goods }) {
  const t = useWords(receiptWords)
  const lang = useLanguage()
  const named = useNamed(g.choices)
  return (
    <>
      <p>{g.totals.map((s) => t('total', { good: named(s.good), n: s.n })).join(' · ')}</p>
      <ul className="plain">
        {g.items.map((i) => (
          <li key={i.id}>
            {t('line', {
              name: i.name ?? t('unnamed'),
              good: named(i.good),
              n: i.n,
              by: wordIn(byWords[i.by], lang),
            })}{' '}
            {i.signed && `${t('signed')} `}
            {i.reversed ? t('reversed') : i.n > 0 && <Reverse activity={activity} receipt={i.id} />}
          </li>
        ))}
      </ul>
    </>
  )
}

function Reverse({ activity, receipt }: { activity: string; receipt: string }) {
  const t = useWords(receiptWords)
  const reverse = useReverseGoods()
  const [id] = useState(mint)
  return (
    <>
      <Button
        loading={reverse.isPending}
        onClick={() => reverse.mutate({ params: { id: activity, receipt }, body: { id } })}
      >
        {t('reverse')}
      </Button>
      {reverse.error !== undefined && <ErrorState error={reverse.error} />}
    </>
  )
}

interface Handing {
  person: string | null
  good: string
  n: number | null
  by: ReceivedBy
  signed: boolean
}

function HandOver({ activity: a, onClose }: { activity: View; onClose: () => void }) {
  const t = useWords(receiptWords)
  const lang = useLanguage()
  const say = useDone()
  const give = useHandOver()
  const { id } = useOnce()
  const form = useForm<Handing>({
    start: { person: null, good: a.rules.goods[0]!.code, n: 1, by: 'person', signed: false },
    words: receiptFaults,
    check: (v) => needed(v, 'person', 'n'),
  })
  const bys = Object.keys(byWords) as ReceivedBy[]
  return (
    <FormDialog
      title={t('handOver')}
      form={form}
      okText={t('handOver')}
      onClose={onClose}
      onSend={(v) => give.mutateAsync({ params: { id: a.id }, body: { id, ...v, person: v.person!, n: v.n! } })}
      onSent={() => say(t('handed'))}
    >
      <PersonField form={form} name="person" label={t('person')} />
      <Pick
        form={form}
        name="good"
        label={t('good')}
        options={a.rules.goods.map((c) => ({ value: c.code, label: c.name[lang] }))}
      />
      <NumberInput form={form} name="n" label={t('n')} min={1} max={1000} />
      <Pick
        form={form}
        name="by"
        label={t('by')}
        options={bys.map((value) => ({ value, label: wordIn(byWords[value], lang) }))}
      />
      <Tick form={form} name="signed" label={t('signed')} />
    </FormDialog>
  )
}
