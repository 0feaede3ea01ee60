import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useRoot } from '../../accounts/queries.ts'
import { useFormat } from '../../kit/now.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { usePlace } from '../../kit/staff/place.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { EndPair, MakePair } from './PairForms.tsx'
import { usePairCover, usePairs, type Pair } from './pair-queries.ts'
import { endWords, words } from './pair-words.ts'
import { usePlans } from './queries.ts'
import './duties.css'

/** Helpers bound by name: how many of how many wanted, and who with whom. */
export function Pairs({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(words)
  const root = useRoot()
  const mayAt = useMayAt()
  const [place, choose] = usePlace(root)
  const plans = usePlans()
  const cover = usePairCover(place)
  const asking = plans.open.filter((p) => plans.of(p.value)?.pairs !== null)
  const [chosen, setChosen] = useState<string>()
  const plan = chosen ?? asking[0]?.value ?? ''
  const [ended, setEnded] = useState(false)
  const [making, setMaking] = useState(false)
  const may = mayAt('duties.enrol', place)
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('care'), to: '/duties' }, { name: t('pairs') }]} />
      <PageHead title={t('pairs')} note={t('pairsNote')}>
        {may && plan !== '' && (
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('addPair')}
          </Button>
        )}
      </PageHead>
      <div className="duties-bar">
        <div className="field">
          <label htmlFor="pairs-place">{t('place')}</label>
          <PlaceSelect id="pairs-place" root={root} value={place} onChange={(path) => choose(path ?? root)} />
        </div>
        <div className="field">
          <label htmlFor="pairs-plan">{t('plan')}</label>
          <Select
            id="pairs-plan"
            value={plan || null}
            onChange={setChosen}
            popupMatchSelectWidth={false}
            options={asking}
          />
        </div>
        <Checkbox checked={ended} onChange={(e) => setEnded(e.target.checked)}>
          {t('ended')}
        </Checkbox>
      </div>
      <Answering of={cover} lines={1}>
        {({ items }) => (
          <ul className="quiet-list" aria-label={t('cover')}>
            {items
              .filter((c) => c.plan === plan)
              .map((c) => (
                <li key={c.plan}>
                  <span>{t('coverOf', { plan: plans.name(c.plan), pairs: c.pairs, enrolled: c.enrolled })}</span>
                  {c.wanted !== null && <small>{t('wanted', { n: c.wanted })}</small>}
                </li>
              ))}
          </ul>
        )}
      </Answering>
      {plan !== '' && <List place={place} plan={plan} ended={ended} may={may} />}
      {making && <MakePair plan={plan} name={plans.name(plan)} onClose={() => setMaking(false)} />}
    </>
  )
}

function List({ place, plan, ended, may }: { place: string; plan: string; ended: boolean; may: boolean }) {
  const t = useWords(words)
  const of = usePairs(place, plan, ended)
  const [ending, setEnding] = useState<Pair>()
  const columns = useColumns(may, ended, setEnding)
  return (
    <>
      <DataTable
        name="duties-pairs"
        caption={t('pairs')}
        of={of}
        columns={columns}
        rowKey={(p) => p.id}
        cards
        empty={<EmptyState icon="heart" title={t('noPairs')} hint={t('noPairsDo')} />}
      />
      {ending && <EndPair pair={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

function useColumns(may: boolean, ended: boolean, end: (p: Pair) => void): Column<Pair>[] {
  const t = useWords(words)
  const reason = useWords(endWords)
  const f = useFormat()
  return [
    {
      key: 'person',
      title: t('person'),
      always: true,
      render: (p) => `${p.person.name}${p.household ? ` · ${t('householdMark')}` : ''}`,
    },
    { key: 'helper', title: t('helper'), always: true, render: (p) => p.helper.name },
    { key: 'since', title: t('since'), width: 140, render: (p) => f.date(p.from) },
    ...(ended
      ? [
          {
            key: 'until',
            title: t('until'),
            width: 200,
            render: (p: Pair) => (p.to ? `${f.date(p.to)}${p.end ? ` · ${reason(p.end)}` : ''}` : '—'),
          },
        ]
      : []),
    { key: 'why', title: t('why'), render: (p) => p.why ?? '—' },
    ...(may
      ? [
          {
            key: 'act',
            title: t('endPair'),
            width: 100,
            act: true,
            render: (p: Pair) =>
              p.to === null && (
                <Button
                  size="small"
                  type="link"
                  aria-label={t('endOf', { name: p.person.name })}
                  onClick={() => end(p)}
                >
                  {t('endPair')}
                </Button>
              ),
          },
        ]
      : []),
  ]
}
