import { App, Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../../kit/now.ts'
import { problemOf } from '../../../kit/problem.ts'
import { momentFrom } from '../../../kit/staff/moment.ts'
import { useFilters, type Filters } from '../../../kit/staff/filters.ts'
import { FilterBar } from '../../../kit/staff/ListParts.tsx'
import { usePlace } from '../../../kit/staff/place.ts'
import { useWords } from '../../../kit/words.ts'
import { usePlaceNames } from '../../../places/queries.ts'
import { useRoot } from '../../queries.ts'
import { trailActWords, trailWords } from '../words/trails.ts'
import { shortOf, useSubjectKind, type ActName } from './names.ts'
import type { AuditParts, Subject } from './parts.ts'
import { useActors, type Line, type Wanted } from './queries.ts'

export const filterNames = ['subject', 'actor', 'act', 'from', 'to', 'looks'] as const
type Name = (typeof filterNames)[number]

const day = 86_400_000

/** What the address says, as the server is asked; without a subject or a person a filter looks back thirty days. */
export function useWanted() {
  const t = useWords(trailWords)
  const filters = useFilters(filterNames)
  const root = useRoot()
  const [place] = usePlace(root)
  const names = usePlaceNames(true)
  const { now } = useFormat()
  const { subject, actor, act, from, to, looks } = filters.values
  const here = place === root ? undefined : place
  const wide = !subject && !actor && !from && Boolean(act ?? looks ?? here)
  // By the hour, so that a minute that passes asks nothing anew.
  const since = wide ? new Date(Math.floor(now / 3_600_000) * 3_600_000 - 30 * day).toISOString() : undefined
  const start = from ? momentFrom(from) : since
  const wanted: Wanted = {
    ...(subject && { subject }),
    ...(actor && { actor }),
    ...(act && { act }),
    ...(start && { from: start }),
    ...(to && { to: new Date(Date.parse(momentFrom(to)) + day).toISOString() }),
    ...(here && { place: here }),
    ...((looks === '1' || looks === 'export') && { looks }),
  }
  const note = [wide && t('recent'), here && t('onlyPlace', { place: names.get(here) ?? here })].filter(Boolean)
  return { wanted, filters, note: note.join(' · ') }
}

export interface AuditFiltersProps {
  parts: AuditParts
  filters: Filters<Name>
  actName: ActName
  /** Lines on the screen: who stands in them needs no second look-up. */
  known: readonly Line[] | undefined
}

export function AuditFilters({ parts, filters, actName, known }: AuditFiltersProps) {
  const t = useWords(trailWords)
  const { values, set } = filters
  const date = (name: 'from' | 'to') => (
    <label className="filter-date">
      <small>{t(name)}</small>
      <Input type="date" value={values[name] ?? ''} onChange={(e) => set({ [name]: e.target.value })} />
    </label>
  )
  return (
    <FilterBar
      filters={filters}
      more={
        <>
          {date('from')}
          {date('to')}
          <Checkbox checked={values.looks === '1'} onChange={(e) => set({ looks: e.target.checked ? '1' : undefined })}>
            {t('viewLooks')}
          </Checkbox>
        </>
      }
    >
      <Find parts={parts} filters={filters} />
      <Who filters={filters} known={known} />
      <Acts parts={parts} filters={filters} actName={actName} />
    </FilterBar>
  )
}

/** A number that a resident shows is looked up and forgotten: only the id it leads to stands in the address. */
function Find({ parts, filters }: Pick<AuditFiltersProps, 'parts' | 'filters'>) {
  const t = useWords(trailWords)
  const kind = useSubjectKind()
  const { message } = App.useApp()
  const [found, setFound] = useState<Subject[]>([])
  const [busy, setBusy] = useState(false)
  const { subject } = filters.values
  const choose = (chosen: string) => {
    setFound([])
    filters.set({ subject: chosen })
  }
  const go = async (typed: string) => {
    const number = typed.trim()
    if (!number) return setFound([])
    // An id copied from a line, a path of a place, a code: already what the audit calls it.
    if (!/^[\d\s-]{6,}[\dXx]?$/.test(number)) return choose(number)
    setBusy(true)
    try {
      const subjects = await parts.find(number)
      if (subjects.length === 1) choose(subjects[0]!.subject)
      else {
        setFound(subjects)
        if (subjects.length === 0) void message.info(t('findNone'))
      }
    } catch (error) {
      void message.error(problemOf(error)?.title ?? t('findNone'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Input.Search
        className="filter audit-find"
        aria-label={t('find')}
        placeholder={t('find')}
        title={t('findNote')}
        autoComplete="off"
        allowClear
        loading={busy}
        onSearch={(typed) => void go(typed)}
      />
      {found.length > 0 && (
        <span className="found" role="status">
          <small>{t('findMany', { n: found.length })}</small>
          {found.map((s) => (
            <Button key={s.subject} size="small" onClick={() => choose(s.subject)}>
              {kind(s.kind)} {shortOf(s.subject)}
            </Button>
          ))}
        </span>
      )}
      {subject && (
        <Button size="small" onClick={() => filters.set({ subject: undefined })}>
          {t('onlySubject', { what: shortOf(subject) })} ×
        </Button>
      )}
    </>
  )
}

function Who({ filters, known }: Pick<AuditFiltersProps, 'filters' | 'known'>) {
  const t = useWords(trailWords)
  const [typed, setTyped] = useState('')
  const { data } = useActors(typed)
  const { actor } = filters.values
  const name = known?.find((l) => l.actor === actor)?.actorName
  const options = (data?.items ?? []).map((a) => ({ value: a.account, label: a.name }))
  const chosen =
    actor && !options.some((o) => o.value === actor) ? [{ value: actor, label: name ?? shortOf(actor) }] : []
  return (
    <Select
      className="filter"
      aria-label={t('who')}
      placeholder={t('whoHint')}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      popupMatchSelectWidth={false}
      value={actor}
      onChange={(next?: string) => filters.set({ actor: next })}
      options={[...chosen, ...options]}
    />
  )
}

function Acts({ parts, filters, actName }: Pick<AuditFiltersProps, 'parts' | 'filters' | 'actName'>) {
  const t = useWords(trailWords)
  const ofRequests = parts.useRequestActs()
  const others = Object.keys(trailActWords)
  const requests = [...ofRequests.keys()].map((kind) => `requests.${kind}`).filter((code) => !others.includes(code))
  const option = (value: string) => ({ value, label: actName(value) })
  return (
    <Select
      className="filter"
      aria-label={t('act')}
      placeholder={t('act')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={filters.values.act}
      onChange={(next?: string) => filters.set({ act: next })}
      options={[
        { label: t('groupOther'), title: t('groupOther'), options: others.map(option) },
        { label: t('groupRequests'), title: t('groupRequests'), options: requests.map(option) },
      ]}
    />
  )
}
