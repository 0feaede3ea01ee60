import { Button } from 'antd'
import { useState } from 'react'
import { dutiesApi } from '../../../domain/duties/api.ts'
import type { Tier } from '../../../domain/duties/schema.ts'
import { useRoot } from '../../accounts/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useSearch } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { Pick, TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../../people/queries.ts'
import { useAllPlaceNames } from '../../places/queries.ts'
import type { HelperPick } from '../StaffScreens.tsx'
import './duties.css'
import { Endings } from './Endings.tsx'
import { HelperField, useTiers } from './EnrolmentForms.tsx'
import { AskedBy, Filters } from './parts.tsx'
import { useDutyAct, usePlans, useProposed, type Proposed } from './queries.ts'
import { faultWords, words } from './words.ts'

/** As many as one act takes. */
const most = 500

/** From the register into a plan: the plan proposes, a person decides, one press for many. */
export function Enrol({ HelperPick: Helper }: { HelperPick: HelperPick }) {
  const t = useWords(words)
  const lang = useLanguage()
  const root = useRoot()
  const plans = usePlans()
  const [place, choose] = usePlace(root)
  const [search, change] = useSearch()
  const plan = search.get('plan') ?? undefined
  const list = useProposed(place, plan)
  const [chosen, setChosen] = useState<string[]>([])
  const [open, setOpen] = useState(false)
  const columns = useColumns()
  const there = new Set(list.items?.map((p) => p.id))
  const some = chosen.filter((id) => there.has(id)).slice(0, most)
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/duties' }, { name: t('enrolTitle') }]} />
      <PageHead title={t('enrolTitle')} note={t('enrolNote')}>
        {plan && (
          <Button type="primary" disabled={some.length === 0} onClick={() => setOpen(true)}>
            {t('enrolThese', { n: some.length })}
          </Button>
        )}
      </PageHead>
      <div className="filter-row">
        <Filters root={root} place={place} choose={choose} plan={plan} onPlan={(next) => change({ plan: next })} />
      </div>
      <AskedBy plan={plans.of(plan)} lang={lang} />
      {plan && <Endings place={place} plan={plan} />}
      {plan ? (
        <DataTable
          name="proposed"
          caption={t('enrolTitle')}
          of={list}
          columns={columns}
          rowKey={(r) => r.id}
          rowName={(r) => r.name}
          selected={chosen}
          onSelect={setChosen}
          counted={(n, more) => t(more ? 'shown' : 'all', { n })}
          empty={<EmptyState icon="ok" title={t('proposedNone')} hint={t('proposedNoneDo')} />}
        />
      ) : (
        <EmptyState icon="list" title={t('choosePlan')} hint={t('choosePlanDo')} />
      )}
      {open && plan && (
        <TakeIn
          plan={plan}
          people={some}
          Helper={Helper}
          onClose={() => {
            setOpen(false)
            setChosen([])
          }}
        />
      )}
    </>
  )
}

function useColumns(): Column<Proposed>[] {
  const t = useWords(words)
  const cares = useCares()
  const places = useAllPlaceNames()
  return [
    { key: 'name', title: t('person'), width: 120, always: true, render: (r) => r.name },
    {
      key: 'age',
      title: t('fits'),
      width: 150,
      render: (r) => (r.fits ? (r.age === null ? '—' : t('years', { n: r.age })) : t('notFit')),
    },
    {
      key: 'cares',
      title: t('cares'),
      render: (r) => (
        <span className="cares">
          {r.cares.map((c) => (
            <span key={c} className="care">
              {cares.name(c)}
            </span>
          ))}
        </span>
      ),
    },
    { key: 'place', title: t('place'), width: 180, render: (r) => <span className="clip">{places.get(r.place)}</span> },
  ]
}

interface TakeInProps {
  plan: string
  people: string[]
  Helper: HelperPick
  onClose: () => void
}

function TakeIn({ plan, people, Helper, onClose }: TakeInProps) {
  const t = useWords(words)
  const say = useDone()
  const plans = usePlans()
  const tiers = useTiers()
  const enrol = useDutyAct(dutiesApi.enrol)
  const [ids] = useState(() => ({ act: mint(), people: people.map((person) => ({ id: mint(), person })) }))
  const restricted = plans.of(plan)?.restricted ?? false
  const [today] = useState(() => dayText(Date.now()))
  const form = useForm({
    start: {
      from: today,
      tier: null as string | null,
      helper: null as string | null,
      reviewOn: '',
      note: '',
    },
    words: faultWords,
    check: (v) => [
      ...(v.from ? [] : [{ path: 'from', code: 'required' }]),
      ...(restricted && v.helper === null ? [{ path: 'helper', code: 'helper-needed' }] : []),
    ],
  })
  const send = async (v: typeof form.values) => {
    const done = await enrol.mutateAsync({
      body: {
        id: ids.act,
        plan,
        from: v.from,
        people: ids.people,
        tier: (v.tier ?? null) as Tier | null,
        helper: v.helper,
        reviewOn: v.reviewOn || null,
        ...(v.note.trim().length > 1 && { note: v.note.trim() }),
      },
    })
    say(t('enrolled', { n: done.enrolled }))
  }
  return (
    <FormDialog
      title={t('enrolThese', { n: people.length })}
      form={form}
      okText={t('save')}
      width={480}
      onClose={onClose}
      onSend={send}
    >
      <TextInput form={form} name="from" label={t('from')} type="date" first />
      {Object.keys(plans.of(plan)?.tiers ?? {}).length > 0 && (
        <Pick form={form} name="tier" label={t('tier')} options={tiers} placeholder={t('noTier')} optional />
      )}
      <HelperField form={form} Helper={Helper} />
      <TextInput form={form} name="reviewOn" label={t('review')} hint={t('reviewHint')} type="date" optional />
      <TextBox
        form={form}
        name="note"
        label={t('assessment')}
        hint={t('assessmentHint')}
        rows={2}
        maxLength={1000}
        optional
      />
    </FormDialog>
  )
}
