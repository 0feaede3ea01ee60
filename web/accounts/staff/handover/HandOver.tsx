import { Button, Select } from 'antd'
import { useEffect, useState } from 'react'
import { handKinds, type HandKind, type HandLine, type Share } from '../../../../domain/accounts/handover.ts'
import { useForm, type FormState } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { mint } from '../../../kit/mint.ts'
import { dayText } from '../../../kit/shanghai.ts'
import { Framed, TextBox, TextInput, Tick } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { ErrorState, Skeleton } from '../../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { PlaceSelect } from '../../../places/PlaceSelect.tsx'
import type { AccountView } from '../queries.ts'
import { handCodeWords, handKindWords, handoverWords } from '../words/handover.ts'
import { faultWords } from '../words.ts'
import { HeirPick } from './HeirPick.tsx'
import { Lines } from './Lines.tsx'
import { useCheck, useHandOver } from './queries.ts'

interface Part {
  key: string
  to: string | null
  kind: HandKind | null
  under: string | null
}

interface Values {
  heir: string | null
  parts: Part[]
  day: string
  closes: boolean
  why: string
}

const sharesOf = ({ heir, parts }: Pick<Values, 'heir' | 'parts'>): Share[] => [
  ...parts.flatMap((p) => (p.to ? [{ to: p.to, kind: p.kind, under: p.under }] : [])),
  ...(heir ? [{ to: heir, kind: null, under: null }] : []),
]

const newPart = (): Part => ({ key: mint(), to: null, kind: null, under: null })

/** Everything in hand, to one heir or split by kind and place, from a day on; seen before it is done. */
export function HandOver({ account, onClose }: { account: AccountView; onClose: () => void }) {
  const t = useWords(handoverWords)
  const say = useDone()
  const send = useHandOver()
  const [id] = useState(mint)
  const [today] = useState(() => dayText(Date.now()))
  const form = useForm<Values>({
    start: { heir: null, parts: [], day: today, closes: true, why: '' },
    words: { ...faultWords, ...handCodeWords },
    check: (v) => [
      ...(v.heir ? [] : [{ path: 'heir', code: 'required' }]),
      ...(v.day ? [] : [{ path: 'day', code: 'required' }]),
      ...(v.day && v.day < today ? [{ path: 'day', code: 'day-past' }] : []),
      ...(v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
    ],
  })
  const hand = async (v: Values) => {
    const body = { id, day: v.day, closes: v.closes, shares: sharesOf(v), why: v.why.trim() }
    const { state } = await send.mutateAsync({ params: { id: account.id }, body })
    say(state === 'planned' ? t('plannedDone') : t('done'))
  }
  return (
    <FormDialog
      title={t('title', { name: account.shown })}
      note={t('note')}
      form={form}
      okText={t('handOver')}
      width={640}
      onClose={onClose}
      onSend={hand}
    >
      <Framed form={form} name="heir" label={t('heir')} hint={t('heirHint')} first>
        {({ id: at, status }) => (
          <HeirPick id={at} status={status} value={form.values.heir} onChange={(heir) => form.set({ heir })} />
        )}
      </Framed>
      {form.values.parts.map((part) => (
        <PartFields key={part.key} form={form} part={part} />
      ))}
      <p className="row">
        <Button onClick={() => form.set({ parts: [...form.values.parts, newPart()] })}>{t('addPart')}</Button>
      </p>
      <TextInput form={form} name="day" label={t('day')} type="date" hint={t('dayHint')} />
      <Tick form={form} name="closes" label={t('closes')} />
      <TextBox form={form} name="why" label={t('why')} rows={2} maxLength={200} />
      <Seen account={account.id} shares={sharesOf(form.values)} />
    </FormDialog>
  )
}

function PartFields({ form, part }: { form: FormState<Values>; part: Part }) {
  const t = useWords(handoverWords)
  const lang = useLanguage()
  const change = (more: Partial<Part>) =>
    form.set({ parts: form.values.parts.map((p) => (p.key === part.key ? { ...p, ...more } : p)) })
  const drop = () => form.set({ parts: form.values.parts.filter((p) => p.key !== part.key) })
  const id = (name: string) => `${part.key}-${name}`
  const kinds = [
    { value: '', label: t('anything') },
    ...handKinds.map((kind) => ({ value: kind as string, label: wordIn(handKindWords[kind], lang) })),
  ]
  return (
    <fieldset className="field">
      <legend>{t('part')}</legend>
      <div className="side">
        <div className="field">
          <label htmlFor={id('what')}>{t('what')}</label>
          <Select
            id={id('what')}
            value={part.kind ?? ''}
            onChange={(kind) => change({ kind: (kind || null) as HandKind | null })}
            options={kinds}
            popupMatchSelectWidth={false}
          />
        </div>
        <div className="field">
          <label htmlFor={id('under')}>{t('under')}</label>
          <PlaceSelect id={id('under')} value={part.under} onChange={(under) => change({ under })} optional />
        </div>
      </div>
      <div className="field">
        <label htmlFor={id('to')}>{t('heir')}</label>
        <HeirPick id={id('to')} value={part.to} onChange={(to) => change({ to })} />
      </div>
      <p className="row">
        <Button size="small" onClick={drop}>
          {t('dropPart')}
        </Button>
      </p>
    </fieldset>
  )
}

/** What would happen, asked anew with every choice. */
function Seen({ account, shares }: { account: string; shares: Share[] }) {
  const t = useWords(handoverWords)
  const { mutateAsync } = useCheck()
  const asked = JSON.stringify(shares)
  const [again, setAgain] = useState(0)
  const [seen, setSeen] = useState<{ lines: HandLine[]; faults: HandLine[] }>()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    let gone = false
    mutateAsync({ params: { id: account }, body: { shares: JSON.parse(asked) as Share[] } }).then(
      (answer) => {
        if (gone) return
        setSeen(answer)
        setError(undefined)
      },
      (failed: unknown) => !gone && setError(failed),
    )
    return () => {
      gone = true
    }
  }, [account, asked, again, mutateAsync])
  if (error) return <ErrorState error={error} retry={() => setAgain(again + 1)} />
  if (!seen) return <Skeleton />
  const { lines, faults } = seen
  return (
    <section aria-live="polite">
      {faults.length > 0 && (
        <>
          <h3>{t('stands')}</h3>
          <Lines of={faults} />
        </>
      )}
      {lines.length > 0 && (
        <>
          <h3>{t('goes')}</h3>
          <Lines of={lines} />
        </>
      )}
      {lines.length + faults.length === 0 && <p className="none">{t('nothing')}</p>}
    </section>
  )
}
