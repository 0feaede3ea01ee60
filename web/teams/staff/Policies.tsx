import { Button } from 'antd'
import { useState } from 'react'
import type { Answer } from '../../../domain/kernel/api.ts'
import { policiesApi } from '../../../domain/teams/policies-api.ts'
import { holdsOn, policyFields, type PolicyField } from '../../../domain/teams/policies.ts'
import { useMay } from '../../accounts/queries.ts'
import { at } from '../../kit/form/at.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat, useNow } from '../../kit/now.ts'
import { useAct, useRead } from '../../kit/query.ts'
import { dayText } from '../../kit/shanghai.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable, whole } from '../../kit/staff/DataTable.tsx'
import { Pick, TextBox, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { UnitField } from '../../organisations/UnitField.tsx'
import { policyFaults, policyWords } from '../words.ts'
import { words } from './words.ts'

type Policy = Answer<typeof policiesApi.library>['items'][number]

/** The policy library of the county: four fields, version by version. [S4-54] */
export function Policies() {
  const t = useWords(policyWords)
  const team = useWords(words)
  const may = useMay()('teams.define')
  const all = useRead(policiesApi.library, {}, { live: ['teams'] })
  const [editing, setEditing] = useState<Policy | 'new'>()
  const columns = useColumns(may ? setEditing : undefined)
  return (
    <>
      <Crumbs label={team('crumbs')} crumbs={[{ name: team('title'), to: '/teams' }, { name: t('manage') }]} />
      <PageHead title={t('manage')} note={t('manageNote')}>
        {may && (
          <Button icon={<Icon name="plus" />} onClick={() => setEditing('new')}>
            {t('add')}
          </Button>
        )}
      </PageHead>
      <DataTable
        name="policies"
        caption={t('manage')}
        of={whole(all.data?.items, all)}
        columns={columns}
        rowKey={(p) => `${p.code} ${p.from}`}
        cards
        counted={(n) => t('counted', { n })}
        empty={<EmptyState icon="list" title={t('none')} />}
      />
      {editing && <Edit policy={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function useColumns(onEdit: ((policy: Policy) => void) | undefined): Column<Policy>[] {
  const t = useWords(policyWords)
  const lang = useLanguage()
  const f = useFormat()
  const today = dayText(useNow())
  const state = (p: Policy) => (p.closed ? 'closed' : p.from > today ? 'later' : holdsOn(p, today) ? 'holds' : 'over')
  return [
    { key: 'name', title: t('name'), always: true, render: (p) => p.title[lang] },
    { key: 'field', title: t('field'), width: 140, render: (p) => t(p.field) },
    {
      key: 'version',
      title: t('from'),
      width: 230,
      render: (p) => t('version', { n: p.version, day: f.fullDate(p.from) }),
    },
    { key: 'until', title: t('last'), width: 150, render: (p) => (p.until ? f.fullDate(p.until) : t('noEnd')) },
    { key: 'state', title: t('state'), width: 110, render: (p) => t(state(p)) },
    ...(onEdit
      ? [
          {
            key: 'act',
            title: t('act'),
            width: 100,
            render: (p: Policy) => (
              <Button size="small" aria-label={t('editOf', { name: p.title[lang] })} onClick={() => onEdit(p)}>
                {t('edit')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}

const paths = { 'definition.title.zh': 'zh', 'definition.says.zh': 'says', 'definition.': '' }

/** Blank where there is none yet. */
const blank = (today: string) => ({
  code: '',
  field: policyFields[0] as PolicyField,
  from: today,
  until: '',
  zh: '',
  en: '',
  says: '',
  saysEn: '',
  unit: null as string | null,
  ground: '',
  closed: false,
})

const startOf = (p: Policy | undefined, today: string): ReturnType<typeof blank> =>
  p
    ? {
        ...p,
        until: p.until ?? '',
        zh: p.title.zh,
        en: p.title.en,
        says: p.says.zh,
        saysEn: p.says.en,
      }
    : blank(today)

function Edit({ policy: p, onClose }: { policy: Policy | undefined; onClose: () => void }) {
  const t = useWords(policyWords)
  const lang = useLanguage()
  const say = useDone()
  const define = useAct(policiesApi.definePolicy, { changes: [policiesApi.library, policiesApi.policies] })
  const { id, today } = useOnce()
  const form = useForm({
    start: startOf(p, today),
    words: policyFaults,
    check: (v) => needed(v, 'code', 'from', 'zh', 'en', 'says', 'saysEn', 'ground'),
  })
  return (
    <FormDialog
      title={p ? t('editOf', { name: p.title[lang] }) : t('add')}
      note={t('manageNote')}
      form={form}
      okText={p ? t('edit') : t('add')}
      width={720}
      onClose={onClose}
      onSend={(v) => {
        const definition = {
          code: v.code.trim(),
          from: v.from,
          sort: p?.sort ?? 1000,
          field: v.field,
          title: { zh: v.zh.trim(), en: v.en.trim() },
          says: { zh: v.says.trim(), en: v.saysEn.trim() },
          until: v.until || null,
          unit: v.unit,
          ground: v.ground.trim(),
          closed: v.closed,
        }
        const base = p?.from === v.from ? p.version : 0
        return at(paths, () =>
          define.mutateAsync({ params: { code: definition.code }, body: { id, base, definition } }),
        )
      }}
      onSent={() => say(t('saved'))}
    >
      {!p && <TextInput form={form} name="code" label={t('code')} hint={t('codeHint')} maxLength={40} first />}
      <div className="side">
        <Pick
          form={form}
          name="field"
          label={t('field')}
          options={policyFields.map((value) => ({ value, label: t(value) }))}
        />
        <TextInput form={form} name="from" label={t('from')} type="date" />
        <TextInput form={form} name="until" label={t('last')} hint={t('lastHint')} optional type="date" />
      </div>
      <div className="side">
        <TextInput form={form} name="zh" label={t('name')} maxLength={40} />
        <TextInput form={form} name="en" label={t('nameEn')} maxLength={120} />
      </div>
      <TextBox form={form} name="says" label={t('says')} rows={4} maxLength={600} />
      <TextBox form={form} name="saysEn" label={t('saysEn')} rows={4} maxLength={1800} />
      <UnitField form={form} name="unit" label={t('unit')} optional />
      <TextInput form={form} name="ground" label={t('ground')} maxLength={200} />
      <Tick form={form} name="closed" label={t('closed')} />
    </FormDialog>
  )
}
