import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { county } from '../../kit/county.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable, whole } from '../../kit/staff/DataTable.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { Pick, TextBox, TextInput } from '../../kit/staff/Fields.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { UnitField } from '../../organisations/UnitField.tsx'
import { useUnitNames } from '../../organisations/queries.ts'
import { PlaceField } from '../../places/PlaceField.tsx'
import { usePlaceNames } from '../../places/queries.ts'
import { useCatalogue, useCatalogueNames } from '../queries.ts'
import { useDelegate, useDelegations, useRecall, type Delegation } from './queries.ts'
import { CatalogueHead } from './Tabs.tsx'
import { words } from './words.ts'
import { catalogueFaultWords } from './words/faults.ts'

/** Means or powers handed down, until a day. */
export function Delegations() {
  const t = useWords(words)
  const may = useMay()
  const all = useDelegations()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Delegation>()
  const edits = may('catalogue.lists')
  const columns = useColumns(edits ? setEnding : undefined)
  return (
    <>
      <CatalogueHead note={t('delegationsNote')}>
        {edits && (
          <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            {t('addDelegation')}
          </Button>
        )}
      </CatalogueHead>
      <DataTable
        name="delegations"
        caption={t('tabDelegations')}
        of={whole(all.data?.items, all)}
        columns={columns}
        rowKey={(r) => r.id}
        cards
        empty={<EmptyState icon="share" title={t('delegationsNone')} />}
      />
      {adding && <AddDelegation onClose={() => setAdding(false)} />}
      {ending && <Recall delegation={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

function useColumns(onEnd: ((d: Delegation) => void) | undefined): Column<Delegation>[] {
  const t = useWords(words)
  const f = useFormat()
  const nameOf = useCatalogueNames()
  const unit = useUnitNames()
  const places = usePlaceNames(true)
  return [
    { key: 'what', title: t('what'), always: true, render: (r) => nameOf(r.what, f.lang) },
    { key: 'from', title: t('fromUnit'), width: 150, render: (r) => <span className="clip">{unit(r.from)}</span> },
    { key: 'to', title: t('toUnit'), width: 150, render: (r) => <span className="clip">{unit(r.to)}</span> },
    {
      key: 'place',
      title: t('place'),
      width: 110,
      render: (r) => <span className="clip">{places.get(r.place) ?? r.place}</span>,
    },
    { key: 'start', title: t('start'), width: 110, render: (r) => f.fullDate(r.start) },
    { key: 'until', title: t('until'), width: 110, render: (r) => f.fullDate(r.until) },
    {
      key: 'ground',
      title: t('ground'),
      width: 160,
      extra: true,
      render: (r) => <span className="clip">{r.ground}</span>,
    },
    ...(onEnd
      ? [
          {
            key: 'end',
            title: t('recall'),
            width: 100,
            always: true as const,
            act: true,
            render: (r: Delegation) => (
              <Button size="small" type="link" onClick={() => onEnd(r)}>
                {t('recall')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}

interface Values {
  what: string | null
  from: string | null
  to: string | null
  place: string | null
  start: string
  until: string
  ground: string
}

function AddDelegation({ onClose }: { onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const delegate = useDelegate()
  const catalogue = useCatalogue()
  const [id] = useState(mint)
  const [today] = useState(() => dayText(Date.now()))
  const form = useForm<Values>({
    start: { what: null, from: null, to: null, place: `${county()}/`, start: today, until: '', ground: '' },
    words: catalogueFaultWords,
    check: (v) =>
      (['what', 'from', 'to', 'place', 'start', 'until', 'ground'] as const).flatMap((path) =>
        v[path] ? [] : [{ path, code: 'required' }],
      ),
  })
  const said = (name: { zh: string; en?: string | undefined }) => (lang === 'en' && name.en) || name.zh
  const options = [...(catalogue.data?.items ?? []), ...(catalogue.data?.categories ?? [])].map((x) => ({
    value: x.code,
    label: said(x.name),
  }))
  const send = (v: Values) =>
    delegate.mutateAsync({
      body: {
        id,
        what: v.what!,
        from: v.from!,
        to: v.to!,
        place: v.place!,
        start: v.start,
        until: v.until,
        ground: v.ground.trim(),
      },
    })
  const unit = (name: 'from' | 'to', label: string) => <UnitField form={form} name={name} label={label} />
  return (
    <FormDialog
      title={t('addDelegation')}
      note={t('delegationsNote')}
      form={form}
      okText={t('addDelegation')}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <Pick form={form} name="what" label={t('what')} options={options} />
      {unit('from', t('fromUnit'))}
      {unit('to', t('toUnit'))}
      <PlaceField form={form} name="place" label={t('place')} />
      <div className="side">
        <TextInput form={form} name="start" label={t('start')} type="date" />
        <TextInput form={form} name="until" label={t('until')} type="date" />
      </div>
      <TextBox form={form} name="ground" label={t('ground')} rows={2} maxLength={300} />
    </FormDialog>
  )
}

function Recall({ delegation, onClose }: { delegation: Delegation; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const recall = useRecall()
  const [id] = useState(mint)
  const [today] = useState(() => dayText(Date.now()))
  const form = useForm({ start: { day: today }, words: catalogueFaultWords })
  return (
    <FormDialog
      title={t('recall')}
      form={form}
      okText={t('recall')}
      width={360}
      onClose={onClose}
      onSend={(v) => recall.mutateAsync({ params: { id: delegation.id }, body: { id, day: v.day } })}
      onSent={() => say(t('saved'))}
    >
      <TextInput form={form} name="day" label={t('recallDay')} type="date" first />
    </FormDialog>
  )
}
