import { App, Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { county } from '../../kit/county.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../../people/queries.ts'
import { useAllPlaceNames } from '../../places/queries.ts'
import { useChild, useSchoolLink, type Child } from '../queries.ts'
import { AddLine, EditChild, EndChild, LeaveSchool } from './LedgerForms.tsx'
import { ledgerWords, lineWords, otherLineWords } from './ledger-words.ts'
import './children.css'

/** One child of the ledger. */
export function ChildPage() {
  const { id } = useParams<{ id: string }>()
  return (
    <Answering of={useChild(id)} lines={10}>
      {(child) => <Shown child={child} />}
    </Answering>
  )
}

type Doing = 'edit' | 'line' | 'school' | 'end'

function Shown({ child }: { child: Child }) {
  const t = useWords(ledgerWords)
  const f = useFormat()
  const may = useMay()('children.keep') && !child.endedAt
  const [doing, setDoing] = useState<Doing>()
  const close = () => setDoing(undefined)
  const out = child.school.find((s) => !s.confirmedAt)
  return (
    <>
      <Crumbs label={t('title')} crumbs={[{ name: t('title'), to: '/children' }, { name: child.name }]} />
      <PageHead title={child.name} note={child.endedAt ? t('ended', { day: f.fullDate(child.endedAt) }) : t('note')}>
        {may && (
          <>
            <Button onClick={() => setDoing('edit')}>{t('edit')}</Button>
            {!out && <Button onClick={() => setDoing('school')}>{t('leaves')}</Button>}
            <Button onClick={() => setDoing('end')}>{t('end')}</Button>
            <Button type="primary" onClick={() => setDoing('line')}>
              {t('add')}
            </Button>
          </>
        )}
      </PageHead>
      <Known child={child} />
      <School child={child} may={may} />
      <Lines child={child} />
      {doing === 'edit' && <EditChild child={child} onClose={close} />}
      {doing === 'line' && <AddLine child={child.id} onClose={close} />}
      {doing === 'school' && <LeaveSchool child={child.id} onClose={close} />}
      {doing === 'end' && <EndChild child={child.id} onClose={close} />}
    </>
  )
}

function Known({ child: { category, place, details } }: { child: Child }) {
  const t = useWords(ledgerWords)
  const f = useFormat()
  const care = useCares()
  const places = useAllPlaceNames()
  const { carer } = details
  const guardians = details.guardians.map((g) =>
    [g.name, g.relation, g.phone, g.away && t('away')].filter(Boolean).join(' · '),
  )
  const entrusted =
    carer &&
    [
      carer.name,
      carer.relation,
      carer.phone,
      [f.fullDate(carer.from), carer.to && f.fullDate(carer.to)].filter(Boolean).join(' – '),
      carer.signedOn ? `${t('signed')} ${f.fullDate(carer.signedOn)}` : t('notSigned'),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Facts
      wide
      rows={[
        [t('category'), care.name(category)],
        [t('place'), places.get(place) ?? place],
        [t('guardian'), guardians.join('；')],
        [t('carer'), entrusted],
        [t('schoolName'), [details.school, details.class].filter(Boolean).join(' · ')],
        [t('likes'), details.likes],
      ]}
    />
  )
}

function School({ child, may }: { child: Child; may: boolean }) {
  const t = useWords(ledgerWords)
  const f = useFormat()
  const { modal } = App.useApp()
  const say = useDone()
  const link = useSchoolLink()
  if (child.school.length === 0) return null
  const make = async () => {
    const { token, until } = await link.mutateAsync({ params: { id: child.id }, body: { id: mint() } })
    const url = `${location.origin}/${county()}/school#${token}`
    modal.info({
      title: t('link'),
      content: (
        <>
          <p>{t('linkNote', { when: f.moment(until) })}</p>
          <p className="school-link">{url}</p>
        </>
      ),
      okText: t('copy'),
      onOk: () => navigator.clipboard.writeText(url).then(() => say(t('copied'))),
    })
  }
  return (
    <section className="children-part">
      <h2>{t('school')}</h2>
      <ul className="quiet-list">
        {child.school.map((s) => (
          <li key={s.id}>
            {s.returned ? (
              <State tone="good">{t('back', { day: f.fullDate(s.returned), class: s.class ?? '' })}</State>
            ) : (
              <>
                <State tone="late">{t('outSince', { day: f.fullDate(s.since), n: s.days })}</State>
                {s.linkUntil && <small>{t('linkOpen', { when: f.moment(s.linkUntil) })}</small>}
                {may && (
                  <Button size="small" loading={link.isPending} onClick={() => void make()}>
                    {t('link')}
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Lines({ child: { lines } }: { child: Child }) {
  const t = useWords(ledgerWords)
  const kind = useWords({ ...lineWords, ...otherLineWords })
  const f = useFormat()
  return (
    <section className="children-part">
      <h2>{t('lines')}</h2>
      {lines.length === 0 && <p className="none">{t('linesNone')}</p>}
      <ul className="quiet-list">
        {lines.map((l) => (
          <li key={l.id}>
            <b>{kind(l.kind as keyof typeof lineWords)}</b>
            <time dateTime={l.day}>{f.fullDate(l.day)}</time>
            {l.who && <small>{l.who}</small>}
            {l.said && <span>{l.said}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
