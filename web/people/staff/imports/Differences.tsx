import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { peopleApi } from '../../../../domain/people/api.ts'
import { causeIn, fieldIn, settlerIn, sideIn } from '../../../../domain/people/difference-words.ts'
import { Cause, Settler, Side, type DifferenceCount } from '../../../../domain/people/differences.ts'
import { issueIn } from '../../../../domain/people/import/issue-words.ts'
import { useMay } from '../../../accounts/queries.ts'
import { useForm } from '../../../kit/form/useForm.ts'
import { useLanguage } from '../../../kit/language.ts'
import { mint } from '../../../kit/mint.ts'
import { Link } from '../../../kit/router.tsx'
import type { Column } from '../../../kit/staff/columns.ts'
import { DataTable } from '../../../kit/staff/DataTable.tsx'
import { TextInput } from '../../../kit/staff/Fields.tsx'
import { useFilters, type Filters } from '../../../kit/staff/filters.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { FilterBar } from '../../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useAllPlaceNames } from '../../../places/queries.ts'
import { useCares } from '../../queries.ts'
import { needed } from '../../../kit/staff/once.ts'
import { TakeOut } from '../TakeOut.tsx'
import { differenceWords } from './difference-words.ts'
import {
  takeDifferences,
  useDifferenceCounts,
  useDifferences,
  useImportAct,
  type Difference,
  type Import,
} from './queries.ts'

const names = ['side', 'cause', 'settler', 'open'] as const
type Narrowing = Filters<(typeof names)[number]>

function narrowedBy({ side, cause, settler, open }: Narrowing['values']) {
  const [s, c, w] = [Side.safeParse(side).data, Cause.safeParse(cause).data, Settler.safeParse(settler).data]
  return {
    ...(s && { side: s }),
    ...(c && { cause: c }),
    ...(w && { settler: w }),
    open: open === '1' ? ('1' as const) : ('0' as const),
  }
}

/** What differs between a table of another system and ours: why probably, who settles it, settled with a word. */
export function Differences({ of, onReplan }: { of: Import; onReplan: () => void }) {
  const t = useWords(differenceWords)
  const may = useMay()
  const filters = useFilters(names)
  const narrowed = narrowedBy(filters.values)
  const [chosen, choose] = useState<string[]>([])
  const [settling, setSettling] = useState<readonly number[]>()
  const { data } = useDifferenceCounts(of.id)
  const all = data?.items ?? []
  const sum = (key: 'n' | 'open') => all.reduce((n, c) => n + c[key], 0)
  return (
    <>
      <section className="import-confirm">
        <p>{data && t('counted', { n: sum('n'), open: sum('open'), same: of.counts.same })}</p>
        <p className="row">
          {may('people.export') && <TakeOut send={(asked) => takeDifferences(of.id, { ...asked, ...narrowed })} />}
          {chosen.length > 0 && (
            <Button onClick={() => setSettling(chosen.map(Number))}>{t('settleMany', { n: chosen.length })}</Button>
          )}
          <Button onClick={onReplan}>{t('replan')}</Button>
        </p>
      </section>
      <Narrow filters={filters} all={all} />
      <Rows of={of} narrowed={narrowed} chosen={chosen} choose={choose} settle={(no) => setSettling([no])} />
      {settling && (
        <Settle
          id={of.id}
          rows={settling}
          onClose={() => {
            setSettling(undefined)
            choose([])
          }}
        />
      )}
    </>
  )
}

function Narrow({ filters, all }: { filters: Narrowing; all: readonly DifferenceCount[] }) {
  const t = useWords(differenceWords)
  const lang = useLanguage()
  const { side, cause, settler, open } = filters.values
  const counted = <K extends 'side' | 'cause' | 'settler'>(key: K, say: (code: DifferenceCount[K]) => string) =>
    [...new Set(all.map((c) => c[key]))].map((code) => {
      const n = all.filter((c) => c[key] === code).reduce((sum, c) => sum + c.n, 0)
      return { value: code, label: `${say(code)} ${n}` }
    })
  const pick = (
    key: 'side' | 'cause' | 'settler',
    value: string | undefined,
    options: { value: string; label: string }[],
  ) => (
    <Select
      className="filter"
      aria-label={t(key)}
      placeholder={t(key)}
      allowClear
      popupMatchSelectWidth={false}
      value={options.some((o) => o.value === value) ? value : undefined}
      options={options}
      onChange={(next?: string) => filters.set({ [key]: next })}
    />
  )
  return (
    <FilterBar filters={filters}>
      {pick(
        'side',
        side,
        counted('side', (c) => sideIn(c, lang)),
      )}
      {pick(
        'cause',
        cause,
        counted('cause', (c) => causeIn(c, lang)),
      )}
      {pick(
        'settler',
        settler,
        counted('settler', (c) => settlerIn(c, lang)),
      )}
      <Checkbox checked={open === '1'} onChange={(e) => filters.set({ open: e.target.checked ? '1' : undefined })}>
        {t('open')}
      </Checkbox>
    </FilterBar>
  )
}

interface RowsProps {
  of: Import
  narrowed: ReturnType<typeof narrowedBy>
  chosen: string[]
  choose: (keys: string[]) => void
  settle: (no: number) => void
}

function Rows({ of, narrowed, chosen, choose, settle }: RowsProps) {
  const t = useWords(differenceWords)
  const list = useDifferences(of.id, narrowed)
  const columns = useColumns(settle)
  const open = new Set(list.items?.filter((d) => !d.settled).map((d) => String(d.no)))
  return (
    <DataTable
      name="differences"
      caption={t('title')}
      of={list}
      columns={columns}
      rowKey={(r) => String(r.no)}
      rowName={(r) => r.name ?? t('row', { n: r.at ?? 0 })}
      selected={chosen}
      onSelect={(keys) => choose(keys.filter((k) => open.has(k)))}
      counted={(n, more) => t(more ? 'shown' : 'all', { n })}
      cards
      empty={<EmptyState icon="done" title={t('none')} />}
    />
  )
}

function useColumns(settle: (no: number) => void): Column<Difference>[] {
  const t = useWords(differenceWords)
  const lang = useLanguage()
  const places = useAllPlaceNames()
  const cares = useCares()
  const differs = (d: Difference) =>
    d.fields.map((f) => fieldIn(f, cares.name, (code) => issueIn(code, lang), lang)).join(lang === 'zh' ? '、' : ', ')
  return [
    {
      key: 'who',
      title: t('who'),
      width: 100,
      always: true,
      render: (d) => (d.person ? <Link to={`/people/${d.person}`}>{d.name ?? t('person')}</Link> : (d.name ?? '—')),
    },
    { key: 'number', title: t('number'), width: 165, render: (d) => d.idNumber ?? '—' },
    {
      key: 'place',
      title: t('place'),
      width: 130,
      render: (d) => <span className="wrap">{(d.place && places.get(d.place)) ?? '—'}</span>,
    },
    { key: 'side', title: t('side'), width: 120, render: (d) => <span className="wrap">{sideIn(d.side, lang)}</span> },
    {
      key: 'cause',
      title: t('cause'),
      always: true,
      render: (d) => (
        <span className="wrap">
          {causeIn(d.cause, lang)}
          {d.fields.length > 0 && <small className="none">（{differs(d)}）</small>}
        </span>
      ),
    },
    { key: 'settler', title: t('settler'), width: 130, render: (d) => settlerIn(d.settler, lang) },
    {
      key: 'settled',
      title: t('settled'),
      width: 170,
      act: true,
      render: (d) =>
        d.settled ? (
          <span className="wrap">
            {d.settled.said} <small className="none">{d.settled.by}</small>
          </span>
        ) : (
          <Button
            size="small"
            aria-label={t('settleOf', { name: d.name ?? t('row', { n: d.at ?? 0 }) })}
            onClick={() => settle(d.no)}
          >
            {t('settle')}
          </Button>
        ),
    },
  ]
}

function Settle({ id, rows, onClose }: { id: string; rows: readonly number[]; onClose: () => void }) {
  const t = useWords(differenceWords)
  const [once] = useState(mint)
  const settle = useImportAct(peopleApi.settleDifferences)
  const form = useForm({ start: { said: '' }, check: (v) => needed(v, 'said'), words: differenceWords })
  return (
    <FormDialog
      title={t('settleMany', { n: rows.length })}
      note={t('settleNote')}
      form={form}
      okText={t('settle')}
      width={440}
      onClose={onClose}
      onSend={(v) => settle.mutateAsync({ params: { id }, body: { id: once, rows: [...rows], said: v.said.trim() } })}
    >
      <TextInput form={form} name="said" label={t('said')} hint={t('saidHint')} maxLength={200} first />
    </FormDialog>
  )
}
