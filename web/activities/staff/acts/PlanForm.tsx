import { useState } from 'react'
import { activitiesApi } from '../../../../domain/activities/api.ts'
import { useMe } from '../../../accounts/queries.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { mint } from '../../../kit/mint.ts'
import { useFormat } from '../../../kit/now.ts'
import { useNavigate } from '../../../kit/router.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useOnce } from '../../../kit/staff/once.ts'
import { useWords } from '../../../kit/words.ts'
import { useActivityAct, useKinds } from '../../queries.ts'
import { faultWords, words } from '../words.ts'
import { PlanFields } from './PlanFields.tsx'
import { Repeats } from './Repeats.tsx'
import { faultsIn, fields, once, rhythmOf, sentOf, type Values } from './plan-values.ts'

/** Plans one; where several days are chosen, one on each of them, each with an id of its own. */
export function PlanForm({ days, onClose }: { days: readonly string[]; onClose: () => void }) {
  const t = useWords(words)
  const f = useFormat()
  const say = useDone()
  const navigate = useNavigate()
  const kinds = useKinds()
  const plan = useActivityAct(activitiesApi.plan)
  const planSeries = useActivityAct(activitiesApi.planSeries)
  const [series, setSeries] = useState<{ first: string; n: number }>()
  const { today } = useOnce()
  const many = days.length > 1
  const [ids] = useState(() => (days.length > 1 ? days : [undefined]).map(() => mint()))
  const grants = useMe().data?.me?.grants ?? []
  const form = useForm<Values>({
    start: {
      kind: null,
      title: '',
      words: '',
      place: grants.find((g) => g.place && g.unit === null)?.place ?? null,
      unit: grants.find((g) => g.unit)?.unit ?? null,
      facility: null,
      spot: '',
      day: days[0] ?? today,
      start: '09:00',
      end: '11:00',
      lastDay: '',
      capacity: null,
      themes: [],
      form: {},
      why: '',
      ...once,
    },
    words: faultWords,
    check: (v) => faultsIn(v, kinds.of(v.kind ?? '')),
  })
  const send = async (v: Values) => {
    const rhythm = rhythmOf(v)
    if (!many && rhythm) {
      const { until, holidays, publish } = v
      const body = { id: ids[0]!, planned: sentOf(v), rhythm, until, holidays, publish }
      setSeries(await at(fields, () => planSeries.mutateAsync({ body })))
      return
    }
    // One after another: where the room is taken on the third day, the first two stand and are not sent again.
    for (const [i, id] of ids.entries()) {
      const day = days.length > 1 ? days[i]! : v.day
      await at(fields, () => plan.mutateAsync({ body: { id, ...sentOf({ ...v, day }) } }))
    }
  }
  return (
    <FormDialog
      title={many ? t('planDays', { n: days.length }) : t('plan')}
      {...(many && { note: t('days', { days: days.map(f.date).join(f.lang === 'zh' ? '、' : ', ') }) })}
      form={form}
      okText={t('plan')}
      width={680}
      onClose={onClose}
      onSend={send}
      onSent={() => {
        const n = series?.n ?? ids.length
        say(n > 1 ? t('plannedN', { n }) : t('planned'))
        if (!many) navigate(`/activities/${series?.first ?? ids[0]}`)
      }}
    >
      <PlanFields form={form} many={many} />
      {!many && <Repeats form={form} />}
    </FormDialog>
  )
}
