import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { at } from '../../kit/form/at.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable, whole } from '../../kit/staff/DataTable.tsx'
import { NumberInput, TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { needed, useOnce } from '../../kit/staff/once.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { UnitField } from '../../organisations/UnitField.tsx'
import { useUnitNames } from '../../organisations/queries.ts'
import { useDefineGood, useGoods, type Good } from '../goods.ts'
import { useTerms, useTime } from '../queries.ts'
import { goodsFaults, goodsWords } from './goods-words.ts'
import { words } from './words.ts'

/** What may be had for minutes, for how many, and what is left of it. [S1-06] */
export function Goods() {
  const t = useWords(goodsWords)
  const bank = useWords(words)
  const may = useMay()('timebank.define')
  const terms = useTerms()
  const { data, error, refetch } = useGoods()
  const [editing, setEditing] = useState<Good | 'new'>()
  const columns = useColumns(may ? setEditing : undefined)
  return (
    <>
      <Crumbs label={bank('crumbs')} crumbs={[{ name: bank('title'), to: '/time-bank' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')}>
        {may && (
          <Button icon={<Icon name="plus" />} onClick={() => setEditing('new')}>
            {t('add')}
          </Button>
        )}
      </PageHead>
      {terms.data && !terms.data.rules?.goods && <p className="note">{t('offNow')}</p>}
      <DataTable
        name="time-bank-goods"
        caption={t('title')}
        of={whole(data?.items, { error, refetch })}
        columns={columns}
        rowKey={(g) => `${g.code} ${g.from}`}
        cards
        counted={(n) => t('counted', { n })}
        empty={<EmptyState icon="list" title={t('none')} hint={t('noneDo')} />}
      />
      {editing && <Edit good={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function useColumns(onEdit: ((good: Good) => void) | undefined): Column<Good>[] {
  const t = useWords(goodsWords)
  const lang = useLanguage()
  const f = useFormat()
  const time = useTime()
  const unitName = useUnitNames()
  return [
    { key: 'name', title: t('name'), always: true, render: (g) => g.name[lang] },
    { key: 'minutes', title: t('minutes'), width: 160, align: 'right', render: (g) => time.said(g.minutes) },
    { key: 'since', title: t('since'), width: 150, render: (g) => f.fullDate(g.from) },
    { key: 'unit', title: t('unit'), render: (g) => (g.unit === null ? t('anywhere') : unitName(g.unit)) },
    {
      key: 'left',
      title: t('left'),
      width: 110,
      align: 'right',
      render: (g) => (g.left === null ? t('uncounted') : t('leftN', { n: g.left })),
    },
    { key: 'state', title: t('state'), width: 150, render: (g) => (g.closed ? t('closed') : t('offered')) },
    ...(onEdit
      ? [
          {
            key: 'act',
            title: t('act'),
            width: 100,
            render: (g: Good) => (
              <Button size="small" aria-label={t('editOf', { name: g.name[lang] })} onClick={() => onEdit(g)}>
                {t('edit')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}

function Edit({ good: g, onClose }: { good: Good | undefined; onClose: () => void }) {
  const t = useWords(goodsWords)
  const lang = useLanguage()
  const say = useDone()
  const define = useDefineGood()
  const { id, today } = useOnce()
  const form = useForm({
    start: {
      code: g?.code ?? '',
      from: g?.from ?? today,
      zh: g?.name.zh ?? '',
      en: g?.name.en ?? '',
      minutes: g?.minutes ?? null,
      unit: g?.unit ?? null,
      stock: g?.stock ?? null,
      closed: g?.closed ?? false,
    },
    words: goodsFaults,
    check: (v) => needed(v, 'code', 'from', 'zh', 'en', 'minutes'),
  })
  return (
    <FormDialog
      title={g ? t('editOf', { name: g.name[lang] }) : t('add')}
      form={form}
      okText={g ? t('edit') : t('add')}
      onClose={onClose}
      onSend={(v) => {
        const definition = {
          code: v.code.trim(),
          from: v.from,
          sort: g?.sort ?? 1000,
          name: { zh: v.zh.trim(), en: v.en.trim() },
          minutes: v.minutes!,
          unit: v.unit,
          stock: v.stock,
          closed: v.closed,
        }
        const base = g?.from === v.from ? g.version : 0
        return at({ 'definition.name.': '', 'definition.': '' }, () =>
          define.mutateAsync({ params: { code: definition.code }, body: { id, base, definition } }),
        )
      }}
      onSent={() => say(t('saved'))}
    >
      {!g && <TextInput form={form} name="code" label={t('code')} hint={t('codeHint')} maxLength={40} first />}
      <TextInput form={form} name="from" label={t('since')} type="date" />
      <div className="side">
        <TextInput form={form} name="zh" label={t('nameZh')} maxLength={30} />
        <TextInput form={form} name="en" label={t('nameEn')} maxLength={60} />
      </div>
      <div className="side">
        <NumberInput form={form} name="minutes" label={t('minutes')} min={1} max={6000} />
        <NumberInput form={form} name="stock" label={t('stock')} hint={t('stockHint')} optional min={0} max={100_000} />
      </div>
      <UnitField form={form} name="unit" label={t('unit')} hint={t('anywhere')} optional />
      <Tick form={form} name="closed" label={t('closed')} />
    </FormDialog>
  )
}
