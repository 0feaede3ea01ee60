import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { PageHead, useDone, ViewTabs } from '../../kit/staff/ListParts.tsx'
import { EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useDecide, useProposals, type Proposal } from '../proposals.ts'
import { useTime } from '../queries.ts'
import { kindWords } from '../words.ts'
import { handWords, words } from './words.ts'

const names = ['state'] as const
const views = [
  ['open', 'state=open'],
  ['all', ''],
] as const

/** What colleagues proposed by hand, for the second pair of eyes. */
export function Proposals() {
  const t = useWords(handWords)
  const bank = useWords(words)
  const filters = useFilters(names)
  const of = useProposals(filters.values.state === 'open' ? 'open' : undefined)
  const columns = useColumns()
  return (
    <>
      <Crumbs label={bank('crumbs')} crumbs={[{ name: bank('title'), to: '/time-bank' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('fourEyes')} />
      <ViewTabs
        list="time-bank-proposals"
        given={views.map(([word, search]) => ({ name: t(word), search }))}
        names={names}
      />
      <DataTable
        name="time-bank-proposals"
        caption={t('title')}
        of={of}
        columns={columns}
        rowKey={(r) => r.id}
        cards
        counted={(n, more) => t('counted', { n: more ? `${n}+` : n })}
        empty={<EmptyState icon="list" title={t('empty')} hint={t('emptyDo')} />}
      />
    </>
  )
}

function useColumns(): Column<Proposal>[] {
  const t = useWords(handWords)
  const lang = useLanguage()
  const f = useFormat()
  const time = useTime()
  const what = (p: Proposal) =>
    p.undoes
      ? t('undoOf', { kind: wordIn(kindWords[p.undoes.kind], lang), time: time.said(p.undoes.minutes) })
      : t('issueOf', { time: time.said(p.minutes ?? 0) })
  return [
    { key: 'at', title: t('at'), width: 170, always: true, render: (p) => f.moment(p.at) },
    {
      key: 'person',
      title: t('person'),
      width: 120,
      render: (p) => <Link to={`/people/${p.person.id}`}>{p.person.name}</Link>,
    },
    { key: 'what', title: t('what'), render: what },
    { key: 'why', title: t('why'), render: (p) => p.why },
    { key: 'state', title: t('state'), width: 240, render: (p) => <Deciding of={p} /> },
  ]
}

/** Who proposed it sees that it waits; somebody else decides. */
function Deciding({ of: p }: { of: Proposal }) {
  const t = useWords(handWords)
  const may = useMay()
  const say = useDone()
  const decide = useDecide()
  const [ids] = useState(() => ({ yes: mint(), no: mint() }))
  if (p.state !== 'open') return t(p.state)
  if (p.mine || !may('timebank.keep')) return t('waits')
  const go = (yes: boolean) => () =>
    void decide
      .mutateAsync({ params: { id: p.id }, body: { id: yes ? ids.yes : ids.no, yes } })
      .then(() => say(yes ? t('done') : t('refused')))
      .catch(() => undefined)
  return (
    <>
      <Button
        size="small"
        aria-label={t('yesOf', { name: p.person.name })}
        loading={decide.isPending}
        onClick={go(true)}
      >
        {t('yes')}
      </Button>{' '}
      <Button size="small" aria-label={t('noOf', { name: p.person.name })} onClick={go(false)}>
        {t('no')}
      </Button>
      {decide.error !== undefined && <ErrorState error={decide.error} />}
    </>
  )
}
