import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import type { VolunteerState } from '../../../domain/volunteers/schema.ts'
import { inThrees } from '../../../domain/kernel/refno.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useNavigate } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { FilterBar, PageHead, useDone, ViewTabs } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { communityName, usePlaceNames } from '../../places/queries.ts'
import { useNames } from '../queries.ts'
import { exchangeWords } from '../exchange-words.ts'
import { stateWords } from '../words.ts'
import { TakeIn } from './TakeIn.tsx'
import { findVolunteer, useVolunteers, type Brief } from './queries.ts'
import './volunteers.css'
import { words } from './words.ts'

const names = ['under', 'skill', 'view'] as const
const views = [
  ['viewActive', ''],
  ['viewApplied', 'view=applied'],
  ['viewEnding', 'view=ending'],
  ['viewPaused', 'view=paused'],
  ['viewEnded', 'view=ended'],
] as const

const queryOf = (view: string | undefined): { view: 'ending' } | { state: VolunteerState } => {
  if (view === 'ending') return { view }
  return { state: view === 'applied' || view === 'paused' || view === 'ended' ? view : 'active' }
}

/** Who volunteers here: masked, with what they can do and until when they are insured. */
export function Volunteers() {
  const t = useWords(words)
  const exchange = useWords(exchangeWords)
  const navigate = useNavigate()
  const may = useMay()
  const [taking, setTaking] = useState(false)
  const [current, setCurrent] = useState<string>()
  const filters = useFilters(names)
  const { under, skill, view } = filters.values
  const skills = useNames()
  const of = useVolunteers({ ...(under && { under }), ...(skill && { skill }), ...queryOf(view), size: 50 })
  const columns = useColumns()
  return (
    <>
      <PageHead title={t('title')}>
        {may('volunteers.verify') && <Button onClick={() => navigate('/volunteers/hours')}>{t('toHours')}</Button>}
        <Button onClick={() => navigate('/volunteers/counts')}>{t('toCounts')}</Button>
        <Button onClick={() => navigate('/volunteers/commended')}>{t('toCommended')}</Button>
        <Button onClick={() => navigate('/volunteers/notice')}>{t('toNotice')}</Button>
        <Button onClick={() => navigate('/volunteers/exchange')}>{exchange('title')}</Button>
        <Button onClick={() => navigate('/volunteers/rules')}>{t('toRules')}</Button>
        {may('volunteers.keep') && (
          <Button icon={<Icon name="plus" />} onClick={() => setTaking(true)}>
            {t('add')}
          </Button>
        )}
      </PageHead>
      <ViewTabs list="volunteers" given={views.map(([word, search]) => ({ name: t(word), search }))} names={names} />
      <FilterBar filters={filters}>
        <FindByNumber />
        <Select
          className="filter"
          aria-label={t('skill')}
          placeholder={t('skill')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={skill}
          options={[...skills.ofGroup('skill'), ...skills.ofGroup('language')]}
          onChange={(next?: string) => filters.set({ skill: next })}
        />
        <span className="filter">
          <PlaceSelect
            id="f-under"
            label={t('place')}
            optional
            value={under ?? null}
            onChange={(path) => filters.set({ under: path ?? undefined })}
          />
        </span>
      </FilterBar>
      <DataTable
        name="volunteers"
        caption={t('title')}
        of={of}
        columns={columns}
        rowKey={(r) => r.id}
        rowName={(r) => r.name}
        current={current}
        onCurrent={setCurrent}
        onOpen={(id) => navigate(`/volunteers/${id}`)}
        keys={!taking}
        cards
        counted={(n, more) => t('all', { n: more ? `${n}+` : n })}
        empty={<EmptyState icon="heart" title={t('empty')} hint={t('emptyDo')} />}
      />
      {taking && <TakeIn onClose={() => setTaking(false)} onTaken={(id) => navigate(`/volunteers/${id}`)} />}
    </>
  )
}

/** A number read from a card opens its volunteer. */
function FindByNumber() {
  const t = useWords(words)
  const navigate = useNavigate()
  const say = useDone()
  const find = async (typed: string) => {
    const number = typed.trim()
    if (!number) return
    const found = await findVolunteer({ number }).catch(() => undefined)
    if (found?.volunteer) navigate(`/volunteers/${found.volunteer.id}`)
    else say(t('notFound'))
  }
  return (
    <Input.Search
      className="filter"
      aria-label={t('findNumber')}
      placeholder={t('findNumber')}
      allowClear
      onSearch={(typed) => void find(typed)}
    />
  )
}

function useColumns(): Column<Brief>[] {
  const t = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  const skills = useNames()
  const places = usePlaceNames(true)
  const and = lang === 'zh' ? '、' : ', '
  return [
    {
      key: 'name',
      title: t('name'),
      width: 130,
      always: true,
      render: (r) => (
        <span className="vol-cell">
          <Link to={`/volunteers/${r.id}`}>{r.name}</Link>
          {r.minor && <small>{t('minor')}</small>}
        </span>
      ),
    },
    { key: 'number', title: t('number'), width: 120, render: (r) => inThrees(r.number) },
    {
      key: 'place',
      title: t('place'),
      width: 190,
      render: (r) => <span className="clip">{communityName(places, r.place)}</span>,
    },
    {
      key: 'skills',
      title: t('skills'),
      render: (r) => <span className="vol-cell">{[...r.skills, ...r.languages].map(skills.skill).join(and)}</span>,
    },
    { key: 'stars', title: t('stars'), width: 130, render: (r) => skills.level(r.stars) },
    { key: 'insured', title: t('insured'), width: 120, render: (r) => r.insuredTo && f.fullDate(r.insuredTo) },
    { key: 'vetted', title: t('vetted'), width: 130, render: (r) => r.vettedTo && f.fullDate(r.vettedTo) },
    {
      key: 'state',
      title: t('state'),
      width: 130,
      render: (r) => (
        <span className="vol-cell">
          {wordIn(stateWords[r.state], lang)}
          <small>
            {t('since')} {f.date(r.since)}
          </small>
        </span>
      ),
    },
  ]
}
