import { Button } from 'antd'
import { useState } from 'react'
import { formsApi } from '../../../domain/forms/api.ts'
import { useRoot } from '../../accounts/queries.ts'
import { Admission } from '../../demands/Admission.tsx'
import { useDemandAct } from '../../demands/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useNow } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { Pick, TextInput } from '../../kit/staff/Fields.tsx'
import { StaffForm } from '../../kit/staff/FormDialog.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords, type Say } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { saveFilled, useFormAct, type Filled, type Form } from '../queries.ts'
import { faultWords, placeWhyWords, whyWords, words } from '../words.ts'

/** This month and the eleven before it. */
function months(today: string): string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(year, month - 1 - i, 1)).toISOString().slice(0, 7))
}

/** Place, month, why; then what came of it. */
export function FillIt({ of }: { of: Form }) {
  const t = useWords(words)
  const root = useRoot()
  const [place, choose] = usePlace(root)
  const fill = useFormAct(formsApi.fill)
  const [filled, setFilled] = useState<Filled>()
  const [opened] = useState(() => Date.now())
  const ask = useDemandAct(formsApi.ask)
  const all = months(dayText(useNow()))
  const form = useForm({
    start: { month: all[0]!, why: t('whyUsual') },
    words: faultWords,
    check: (v) => (v.why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
  })
  const send = async (v: typeof form.values) => {
    // Filled again on the same page, it was opened no second time.
    const seconds = filled ? null : Math.min(86_400, Math.round((Date.now() - opened) / 1000))
    setFilled(undefined)
    setFilled(
      await fill.mutateAsync({ params: { id: of.id }, body: { id: mint(), place, ...v, why: v.why.trim(), seconds } }),
    )
  }
  return (
    <>
      <Admission
        kind="form"
        code={of.code}
        place={place}
        title={of.name}
        send={(body) => ask.mutateAsync({ params: { id: of.id }, body })}
      />
      {of.familiar && <p className="note">{t('familiar')}</p>}
      <StaffForm form={form} okText={t('fill')} filled={!filled} onSend={send}>
        <div className="field">
          <label htmlFor="form-place">{t('place')}</label>
          <PlaceSelect id="form-place" root={root} value={place} onChange={(path) => choose(path ?? root)} />
        </div>
        <Pick
          form={form}
          name="month"
          label={t('month')}
          hint={t('whoThen')}
          options={all.map((m) => ({ value: m, label: m }))}
        />
        <TextInput form={form} name="why" label={t('why')} hint={t('whyHint')} maxLength={200} />
      </StaffForm>
      {filled && <Result of={filled} />}
    </>
  )
}

function Result({ of }: { of: Filled }) {
  const t = useWords(words)
  const counts = of.people === 0 && of.places > 0
  const nothing = of.people === 0 && of.places === 0 && of.unplaced.length === 0
  return (
    <section className="form-result" aria-live="polite">
      <h2>{counts ? t('doneCounts', { n: of.places }) : t('done', { n: of.people })}</h2>
      {nothing && <p>{t('nobody')}</p>}
      <p>
        <Button type="primary" icon={<Icon name="save" />} onClick={() => saveFilled(of)}>
          {t('save')}
        </Button>
      </p>
      <p className="hint">{t('gone')}</p>
      {of.away > 0 && <p>{counts ? t('awayCounts', { n: of.away }) : t('away', { n: of.away })}</p>}
      {of.missing.length > 0 && <p>{t('missingPlaces', { names: someNames(t, of.missing) })}</p>}
      <Left of={of} />
    </section>
  )
}

/** A dozen names; of the rest, how many. */
function someNames(t: Say<typeof words>, names: readonly string[]): string {
  const rest = names.length - 12
  return [...names.slice(0, 12), ...(rest > 0 ? [t('andMore', { n: rest })] : [])].join('、')
}

function Left({ of }: { of: Filled }) {
  const t = useWords(words)
  const why = useWords(whyWords)
  const placeWhy = useWords(placeWhyWords)
  const left = of.columns.filter((c) => c.why !== null || c.empty > 0 || c.masked)
  const none = left.length === 0 && of.unplaced.length === 0
  return (
    <>
      <h3>{t('left')}</h3>
      {none ? <p>{t('leftNone')}</p> : <p className="hint">{t('leftNote')}</p>}
      <ul>
        {of.unplaced.map((u) => (
          <li key={`${u.sheet} ${u.name}`}>
            <b>{[u.sheet, u.name ?? t('wholeSheet')].join(' · ')}</b>：{placeWhy(u.why)}
          </li>
        ))}
        {left.map((c) => (
          <li key={`${c.sheet} ${c.header} ${c.use}`}>
            <b>{[c.sheet, c.header].filter(Boolean).join(' · ')}</b>：
            {[c.why && why(c.why), c.empty > 0 && t('missing', { n: c.empty }), c.masked && t('masked')]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </>
  )
}
