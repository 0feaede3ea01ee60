import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useRoot } from '../../accounts/queries.ts'
import { useFormat } from '../../kit/now.ts'
import { mint } from '../../kit/mint.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { Sideways } from '../../kit/staff/Sideways.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useShare, useTakeShare, type Share as Proposal } from './pair-queries.ts'
import { words } from './pair-words.ts'
import './duties.css'

/** Who might look after whom: asked for, looked at, and taken as a whole or in part. */
export function Share() {
  const t = useWords(words)
  const root = useRoot()
  const [place, choose] = usePlace(root)
  const share = useShare()
  const [parts, setParts] = useState<ReadonlyMap<string, number>>(new Map())
  const ask = (at = parts) =>
    share.mutate({ body: { place, parts: [...at].map(([account, part]) => ({ account, part })) } })
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('care'), to: '/duties' }, { name: t('share') }]} />
      <PageHead title={t('share')} note={t('shareNote')}>
        <Button type="primary" loading={share.isPending} onClick={() => ask()}>
          {t('propose')}
        </Button>
      </PageHead>
      <div className="field duties-place">
        <label htmlFor="share-place">{t('place')}</label>
        <PlaceSelect id="share-place" root={root} value={place} onChange={(path) => choose(path ?? root)} />
      </div>
      {share.isPending && <Skeleton />}
      {share.error !== undefined && <ErrorState error={share.error} />}
      {share.data && (
        <Proposed
          key={JSON.stringify(share.data.moves.map((m) => [m.enrolments, m.to]))}
          place={place}
          of={share.data}
          onPart={(account, part) => {
            const next = new Map(parts).set(account, part)
            setParts(next)
            ask(next)
          }}
          onTaken={() => ask()}
        />
      )}
    </>
  )
}

function useProof(of: Proposal): string {
  const t = useWords(words)
  if (of.bound === null) return t('unproven')
  if (of.optimal) return t('proven')
  const gap = of.price === 0 ? 0 : ((of.price - of.bound) / of.price) * 100
  return t('within', { n: Math.max(1, Math.ceil(gap)) })
}

interface ProposedProps {
  place: string
  of: Proposal
  onPart: (account: string, part: number) => void
  onTaken: () => void
}

function Proposed({ place, of, onPart, onTaken }: ProposedProps) {
  const t = useWords(words)
  const f = useFormat()
  const proof = useProof(of)
  const take = useTakeShare()
  const say = useDone()
  const [id] = useState(mint)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const chosen = of.moves.filter((_, i) => !left.has(i))
  const nameOf = (account: string | null) => of.hands.find((h) => h.id === account)?.name ?? t('nobody')
  const press = () =>
    take
      .mutateAsync({
        body: {
          id,
          place,
          moves: chosen.flatMap((m) => m.enrolments.map((enrolment) => ({ enrolment, from: m.from, to: m.to }))),
        },
      })
      .then((done) => {
        say(t('taken', { ...done }))
        onTaken()
      })
  return (
    <section className="duties-share">
      <Loads of={of} onPart={onPart} />
      <h2>{of.moves.length > 0 ? t('moves', { n: of.moves.length }) : t('share')}</h2>
      <p className="note">{proof}</p>
      {of.moves.length === 0 ? (
        <EmptyState icon="done" title={t('movesNone')} hint="" />
      ) : (
        <>
          <Sideways label={t('moves', { n: of.moves.length })}>
            <table className="duties-table">
              <thead>
                <tr>
                  <th scope="col">{t('home')}</th>
                  <th scope="col">{t('from')}</th>
                  <th scope="col">{t('to')}</th>
                  <th scope="col" className="number">
                    {t('load')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {of.moves.map((m, i) => (
                  <tr key={m.enrolments[0]}>
                    <td>
                      <Checkbox
                        checked={!left.has(i)}
                        onChange={() => {
                          const next = new Set(left)
                          if (!next.delete(i)) next.add(i)
                          setLeft(next)
                        }}
                      >
                        {m.people.map((p) => p.name).join('、')}
                      </Checkbox>
                    </td>
                    <td>{nameOf(m.from)}</td>
                    <td>{nameOf(m.to)}</td>
                    <td className="number">{f.number(m.load)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sideways>
          {take.error !== undefined && <ErrorState error={take.error} />}
          <Button
            className="take"
            disabled={chosen.length === 0}
            loading={take.isPending}
            onClick={() => void press().catch(() => undefined)}
          >
            {t('take', { n: chosen.length })}
          </Button>
        </>
      )}
    </section>
  )
}

/** What is planned for each, in the order of names: no ranking. */
function Loads({ of, onPart }: { of: Proposal; onPart: ProposedProps['onPart'] }) {
  const t = useWords(words)
  const f = useFormat()
  return (
    <>
      <h2>{t('loads')}</h2>
      <Sideways label={t('loads')}>
        <table className="duties-table">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('part')}</th>
              <th scope="col" className="number">
                {t('now')}
              </th>
              <th scope="col" className="number">
                {t('after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.hands.map((h) => (
              <tr key={h.id}>
                <td>{h.name}</td>
                <td>
                  <Select
                    aria-label={t('partOf', { name: h.name })}
                    size="small"
                    value={h.part}
                    popupMatchSelectWidth={false}
                    onChange={(part: number) => onPart(h.id, part)}
                    options={[
                      { value: 1, label: t('full') },
                      { value: 0.5, label: t('half') },
                      { value: 0, label: t('none') },
                    ]}
                  />
                </td>
                <td className="number">{f.number(h.now)}</td>
                <td className="number">{f.number(h.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
    </>
  )
}
