import { Button } from 'antd'
import { useState } from 'react'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { Sideways } from '../../kit/staff/Sideways.tsx'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useMatch, usePropose, type Match } from '../queries.ts'
import { useWhy } from '../why.ts'
import { matchWords, words } from './words.ts'

/** Asks and volunteers of a place, brought together; a person proposes, and both sides agree. [F3] */
export function MatchPage() {
  const t = useWords(matchWords)
  const w = useWords(words)
  const [under, setUnder] = useState<string | null>(null)
  const match = useMatch()
  return (
    <>
      <Crumbs label={w('crumbs')} crumbs={[{ name: w('title'), to: '/neighbours' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <div className="filters">
        <span className="filter">
          <PlaceSelect id="f-under" label={w('place')} value={under} onChange={(path) => setUnder(path ?? null)} />
        </span>
        <Button
          type="primary"
          disabled={under === null}
          loading={match.isPending}
          onClick={() => match.mutate({ body: { id: mint(), under: under! } })}
        >
          {t('seek')}
        </Button>
      </div>
      {match.error !== undefined && <ErrorState error={match.error} />}
      {match.data && <Found of={match.data} />}
    </>
  )
}

function Found({ of: m }: { of: NonNullable<ReturnType<typeof useMatch>['data']> }) {
  const t = useWords(matchWords)
  const f = useFormat()
  if (m.items.length === 0) return <p className="none">{t('none')}</p>
  const gap = m.bound === null || m.bound === 0 ? null : Math.max(0, 1 - m.value / m.bound)
  return (
    <section>
      <p role="status">
        {t('found', { needs: m.needs, volunteers: m.volunteers, n: m.items.length })} ·{' '}
        {gap === null ? t('notProven') : t('proven', { gap: f.percent(gap) })}
      </p>
      <Sideways label={t('title')}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('ask')}</th>
              <th scope="col">{t('volunteer')}</th>
              <th scope="col">{t('why')}</th>
              <th scope="col">{t('propose')}</th>
            </tr>
          </thead>
          <tbody>
            {m.items.map((p) => (
              <Row key={p.post} of={p} />
            ))}
          </tbody>
        </table>
      </Sideways>
    </section>
  )
}

function Row({ of: p }: { of: Match }) {
  const t = useWords(matchWords)
  const w = useWords(words)
  const said = useWhy()
  const propose = usePropose()
  const [id] = useState(mint)
  return (
    <tr>
      <th scope="row">
        <Link to={`/neighbours/${p.post}`}>{p.words ?? w('emptied')}</Link> <small>{p.placeName}</small>
      </th>
      <td>
        <Link to={`/volunteers/${p.volunteer}`}>{p.name}</Link>
      </td>
      <td>{said(p.why)}</td>
      <td>
        {propose.data ? (
          <span role="status">{t('proposed')}</span>
        ) : (
          <Button
            loading={propose.isPending}
            onClick={() => propose.mutate({ params: { id: p.post }, body: { id, volunteer: p.volunteer } })}
          >
            {t('propose')}
          </Button>
        )}
        {propose.error !== undefined && <ErrorState error={propose.error} />}
      </td>
    </tr>
  )
}
