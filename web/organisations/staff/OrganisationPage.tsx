import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { Link, useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn, type Words } from '../../kit/words.ts'
import { GridGroup } from '../GridGroup.tsx'
import { kindWords, orgLevelWords } from '../words.ts'
import { Absences } from './Absences.tsx'
import { CloseBody, EditBody } from './acts/BodyForms.tsx'
import { Members } from './Members.tsx'
import './organisations.css'
import { useBodies, useBody, useGridsOf, type Body } from './queries.ts'
import { leadWords, partyKindWords, words } from './words.ts'

/** One body: what it is and leads, who is in it, who covers for whom, what stands below it. */
export function OrganisationPage({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(words)
  const { id } = useParams<{ id: string }>()
  const body = useBody(id)
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        crumbs={[{ name: t('title'), to: '/organisations' }, { name: body.data?.name ?? '…' }]}
      />
      <Answering of={body} lines={10}>
        {(b) => <Whole body={b} useMayAt={useMayAt} />}
      </Answering>
    </>
  )
}

function Whole({ body, useMayAt }: { body: Body; useMayAt: UseMayAt }) {
  const t = useWords(words)
  const f = useFormat()
  const kind = useWords(kindWords)
  const mayAt = useMayAt()
  const [dialog, setDialog] = useState<'edit' | 'close'>()
  const edits = mayAt('organisations.edit', body.place, body.code) && body.closed === null
  const staffs = mayAt('organisations.members', body.place, body.code) && body.closed === null
  const community = body.kind === 'community-committee' || body.kind === 'village-committee'
  return (
    <>
      <header className="of-one-head">
        <h1>{body.name}</h1>
        <span>{kind(body.kind)}</span>
        {body.closed && <span className="fake">{t('closedOn', { day: f.fullDate(body.closed) })}</span>}
        <span className="grow" />
        {edits && (
          <>
            <Button onClick={() => setDialog('edit')}>{t('edit')}</Button>
            <Button onClick={() => setDialog('close')}>{t('close')}…</Button>
          </>
        )}
      </header>
      <div className="of-one org-page">
        <div>
          <BodyFacts body={body} />
          <Below body={body} />
        </div>
        <div>
          <Members body={body} may={staffs} />
          <Absences body={body} may={staffs} />
          {community && <Groups place={body.place} useMayAt={useMayAt} />}
        </div>
      </div>
      {dialog === 'edit' && <EditBody body={body} onClose={() => setDialog(undefined)} />}
      {dialog === 'close' && <CloseBody body={body} onClose={() => setDialog(undefined)} />}
    </>
  )
}

function BodyFacts({ body }: { body: Body }) {
  const t = useWords(words)
  const f = useFormat()
  const level = useWords(orgLevelWords)
  const party = useWords(partyKindWords)
  const leads: Words = leadWords
  const call = body.phone && <a href={`tel:${body.phone}`}>{body.phone}</a>
  const mail = body.mail && <a href={`mailto:${body.mail}`}>{body.mail}</a>
  const where = <Link to={`/places?at=${body.place}`}>{body.placeName}</Link>
  return (
    <section>
      <h2>{t('facts')}</h2>
      <Facts
        wide
        rows={[
          [t('phone'), call],
          [t('mail'), mail],
          [t('short'), body.short],
          [t('level'), level(body.level)],
          [t('place'), where],
          [t('side'), body.government ? t('government') : t('outside')],
          [t('party'), party(body.party)],
          [
            t('leads'),
            body.leads
              .map((code) => (leads[code] ? wordIn(leads[code], f.lang) : code))
              .join(f.lang === 'zh' ? '、' : ', '),
          ],
          [t('parent'), body.parentName],
          [t('regulator'), body.regulatorName],
          [t('code'), body.code],
          [t('opened'), f.fullDate(body.opened)],
        ]}
      />
    </section>
  )
}

/** Offices and squads that belong to it. */
function Below({ body }: { body: Body }) {
  const t = useWords(words)
  const kind = useWords(kindWords)
  const below = useBodies({ parent: body.code, size: 50 })
  const all = { data: below.items, error: below.error, refetch: below.refetch }
  const none = <p className="none">{t('belowNone')}</p>
  return (
    <section>
      <h2>{t('below')}</h2>
      <Answering of={all} lines={2} empty={(items) => items.length === 0 && none}>
        {(items) => (
          <ul className="quiet-list">
            {items.map((b) => (
              <li key={b.id}>
                <Link to={`/organisations/${b.id}`}>{b.name}</Link> <small>{kind(b.kind)}</small>
              </li>
            ))}
          </ul>
        )}
      </Answering>
    </section>
  )
}

function Groups({ place, useMayAt }: { place: string; useMayAt: UseMayAt }) {
  const t = useWords(words)
  const grids = useGridsOf(place, true)
  return (
    <section>
      <h2>{t('groups')}</h2>
      <Answering of={grids} lines={4}>
        {({ items }) => (
          <>
            {items
              .filter((g) => g.kind === 'grid' && g.gridKind !== 'micro')
              .map((g) => (
                <GridGroup key={g.path} place={g.path} title={g.name} useMayAt={useMayAt} />
              ))}
          </>
        )}
      </Answering>
    </section>
  )
}
