import { Button } from 'antd'
import { useState } from 'react'
import { dutiesApi } from '../../../domain/duties/api.ts'
import type { Rhythm } from '../../../domain/duties/schema.ts'
import { useMay } from '../../accounts/queries.ts'
import { at } from '../../kit/form/at.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useNow } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable, whole } from '../../kit/staff/DataTable.tsx'
import { Pick, TextBox, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../../people/queries.ts'
import './duties.css'
import { useRhythm } from './parts.tsx'
import { useDutyAct, usePlanList, type Defined } from './queries.ts'
import { faultWords, tierWords, words } from './words.ts'

/** Each plan: for whom, how often, who asks and on what ground, since when. */
export function Plans() {
  const t = useWords(words)
  const may = useMay()
  const all = usePlanList()
  const [editing, setEditing] = useState<Defined>()
  const columns = useColumns(may('duties.plan') ? setEditing : undefined)
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/duties' }, { name: t('plansTitle') }]} />
      <PageHead title={t('plansTitle')} note={t('plansNote')} />
      <DataTable
        name="care-plans"
        caption={t('plansTitle')}
        of={whole(all.data?.items, all)}
        columns={columns}
        rowKey={(r) => `${r.code}/${r.from}`}
        counted={(n) => t('plansAll', { n })}
        cards
        empty={<EmptyState icon="list" title={t('plansEmpty')} />}
      />
      {editing && <EditPlan plan={editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function useColumns(edit: ((plan: Defined) => void) | undefined): Column<Defined>[] {
  const t = useWords(words)
  const tier = useWords(tierWords)
  const rhythm = useRhythm()
  const cares = useCares()
  const lang = useLanguage()
  const today = dayText(useNow())
  const often = (r: Defined) => [
    rhythm(r.rhythm),
    ...Object.entries(r.tiers).map(([k, v]) => `${tier(k as keyof typeof tierWords)} ${rhythm(v)}`),
  ]
  return [
    { key: 'name', title: t('plan'), width: 170, always: true, render: (r) => <b className="wrap">{r.name[lang]}</b> },
    {
      key: 'every',
      title: t('every'),
      width: 130,
      render: (r) => often(r).map((line) => <div key={line}>{line}</div>),
    },
    {
      key: 'who',
      title: t('who'),
      width: 200,
      render: (r) => (
        <span className="cares">
          {r.who.cares.map((c) => (
            <span key={c} className="care">
              {cares.name(c)}
            </span>
          ))}
        </span>
      ),
    },
    {
      key: 'from',
      title: t('since'),
      width: 120,
      render: (r) => (r.from > today ? t('begins', { day: r.from }) : r.closed ? t('closed') : r.from),
    },
    {
      key: 'ground',
      title: t('ground'),
      render: (r) => (
        <span className="wrap">
          {r.asked.by[lang]} <small className="none">{r.asked.ground}</small>
          {r.pairs !== null && <small className="none"> {t('pairs', { n: r.pairs })}</small>}
        </span>
      ),
    },
    ...(edit
      ? [
          {
            key: 'edit',
            title: '',
            width: 90,
            render: (r: Defined) => (
              <Button size="small" type="link" aria-label={t('editOf', { name: r.name[lang] })} onClick={() => edit(r)}>
                {t('edit')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}

const choices: readonly Rhythm[] = [
  'day',
  'days-2',
  'days-3',
  'week',
  'days-14',
  'month',
  'quarter',
  'half-year',
  'year',
]

function EditPlan({ plan, onClose }: { plan: Defined; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const rhythm = useRhythm()
  const say = useDone()
  const define = useDutyAct(dutiesApi.definePlan)
  const [id] = useState(mint)
  const [today] = useState(() => dayText(Date.now()))
  const { version, ...standing } = plan
  const fixed = plan.rhythm === 'festivals' || plan.rhythm === 'birthday'
  const form = useForm({
    start: {
      zh: plan.name.zh,
      en: plan.name.en,
      aboutZh: plan.about.zh,
      aboutEn: plan.about.en,
      rhythm: plan.rhythm,
      ground: plan.asked.ground,
      from: plan.from,
      closed: plan.closed,
    },
    words: faultWords,
    check: (v) => [
      ...(['zh', 'en', 'aboutZh', 'aboutEn', 'ground', 'from'] as const).flatMap((path) =>
        v[path].trim() ? [] : [{ path, code: 'required' }],
      ),
      ...(v.from !== plan.from && v.from < today ? [{ path: 'from', code: 'day-past' }] : []),
    ],
  })
  const send = (v: typeof form.values) =>
    at({ 'plan.rhythm': 'rhythm', 'plan.from': 'from', 'plan.name.zh': 'zh', 'plan.name.en': 'en' }, () =>
      define.mutateAsync({
        params: { code: plan.code },
        body: {
          id,
          base: v.from === plan.from ? version : 0,
          plan: {
            ...standing,
            name: { zh: v.zh.trim(), en: v.en.trim() },
            about: { zh: v.aboutZh.trim(), en: v.aboutEn.trim() },
            rhythm: v.rhythm,
            asked: { ...plan.asked, ground: v.ground.trim() },
            from: v.from,
            closed: v.closed,
          },
        },
      }),
    )
  return (
    <FormDialog
      title={t('editOf', { name: plan.name[lang] })}
      note={t('editNote')}
      form={form}
      okText={t('save')}
      width={600}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <div className="side">
        <TextInput form={form} name="zh" label={t('nameZh')} maxLength={40} first />
        <TextInput form={form} name="en" label={t('nameEn')} maxLength={80} />
      </div>
      <TextInput form={form} name="from" label={t('from')} type="date" />
      {!fixed && (
        <Pick
          form={form}
          name="rhythm"
          label={t('every')}
          options={[...new Set([...choices, plan.rhythm])].map((value) => ({ value, label: rhythm(value) }))}
        />
      )}
      <TextBox form={form} name="aboutZh" label={t('aboutZh')} rows={2} maxLength={300} />
      <TextBox form={form} name="aboutEn" label={t('aboutEn')} rows={2} maxLength={500} />
      <TextBox form={form} name="ground" label={t('basis')} rows={2} maxLength={200} />
      <Tick form={form} name="closed" label={t('closeIt')} />
    </FormDialog>
  )
}
