import { Checkbox } from 'antd'
import type { FormState } from '../../../kit/form/useForm.ts'
import { useFormat } from '../../../kit/now.ts'
import { NumberInput, Pick, TextInput } from '../../../kit/staff/Fields.tsx'
import { useWords } from '../../../kit/words.ts'
import { useSeriesDays } from '../../queries.ts'
import { holidayWords, repeatWords, seriesWords } from '../series-words.ts'
import { repeats, rhythmOf, type Values } from './plan-values.ts'

/** Held again and again: how often, until when, what holidays do to it; its days are shown before it is planned. */
export function Repeats({ form }: { form: FormState<Values> }) {
  const t = useWords(seriesWords)
  const repeat = useWords(repeatWords)
  const holiday = useWords(holidayWords)
  const { values } = form
  const lunar = values.repeat === 'lunar-month' || values.repeat === 'lunar-year'
  return (
    <>
      <div className="side">
        <Pick
          form={form}
          name="repeat"
          label={t('repeat')}
          hint={t('repeatHint')}
          optional
          options={repeats.map((r) => ({ value: r, label: repeat(r) }))}
        />
        {values.repeat === 'lunar-year' && (
          <NumberInput form={form} name="lunarMonth" label={t('lunarMonth')} min={1} max={12} />
        )}
        {lunar && <NumberInput form={form} name="lunarDay" label={t('lunarDay')} min={1} max={30} />}
      </div>
      {values.repeat && (
        <>
          <div className="side">
            <TextInput form={form} name="until" label={t('until')} type="date" />
            <Pick
              form={form}
              name="holidays"
              label={t('holidays')}
              options={(['skip', 'move', 'keep'] as const).map((h) => ({ value: h, label: holiday(h) }))}
            />
          </div>
          <Laid values={values} />
          <Checkbox checked={values.publish} onChange={(e) => form.set({ publish: e.target.checked })}>
            {t('publishAll')}
          </Checkbox>
        </>
      )}
    </>
  )
}

function Laid({ values }: { values: Values }) {
  const t = useWords(seriesWords)
  const f = useFormat()
  const rhythm = rhythmOf(values)
  const { day: from, until, holidays } = values
  const { data } = useSeriesDays(rhythm && until && from <= until ? { rhythm, from, until, holidays } : undefined)
  if (!data) return null
  const said = (day: string) => `${f.date(`${day}T00:00:00+08:00`)} ${f.weekday(`${day}T00:00:00+08:00`)}`
  const join = (days: readonly string[]) => days.map(said).join(f.lang === 'zh' ? '、' : ', ')
  const days = data.days.map((d) =>
    d.day === d.plain ? said(d.day) : t('movedFrom', { day: said(d.day), plain: said(d.plain) }),
  )
  return (
    <div className="series-days" role="status">
      <p>{data.days.length > 0 ? t('daysN', { n: data.days.length }) : t('none')}</p>
      {days.length > 0 && <p className="hint">{days.join(f.lang === 'zh' ? '、' : ', ')}</p>}
      {data.skipped.length > 0 && <p className="hint">{t('skipped', { days: join(data.skipped) })}</p>}
    </div>
  )
}
