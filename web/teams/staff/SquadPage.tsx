import { Button } from 'antd'
import { useState } from 'react'
import { county } from '../../kit/county.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useSquad, useTeam, type MemberView, type SquadView } from '../queries.ts'
import { AddMember, Appoint, EndMember } from './acts/MemberForms.tsx'
import { EditSquad, EndSquad } from './acts/SquadForms.tsx'
import './teams.css'
import { words } from './words.ts'

/** One squad for whoever runs it: who is in it since when, who leads it. [E2] */
export function SquadPage({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(words)
  const { id } = useParams<{ id: string }>()
  const squad = useSquad(id)
  const team = squad.data && { name: squad.data.teamName, to: `/teams/${squad.data.team}` }
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        crumbs={[{ name: t('title'), to: '/teams' }, ...(team ? [team] : []), { name: squad.data?.name ?? '…' }]}
      />
      <Answering of={squad} lines={8}>
        {(s) => <Whole squad={s} useMayAt={useMayAt} />}
      </Answering>
    </>
  )
}

function Whole({ squad: s, useMayAt }: { squad: SquadView; useMayAt: UseMayAt }) {
  const t = useWords(words)
  const format = useFormat()
  const mayAt = useMayAt()
  const team = useTeam(s.team)
  const [dialog, setDialog] = useState<'edit' | 'end' | 'leader'>()
  const keeps = s.to === null && team.data && mayAt('teams.keep', `${county()}/`, team.data.lead)
  const close = () => setDialog(undefined)
  const of = <Link to={`/teams/${s.team}`}>{s.teamName}</Link>
  return (
    <>
      <header className="of-one-head">
        <h1>{s.name}</h1>
        {s.to && <span className="fake">{t('until', { day: format.fullDate(s.to) })}</span>}
        <span className="grow" />
        {s.to === null && s.people.length > 0 && <Button onClick={() => setDialog('leader')}>{t('appoint')}</Button>}
        {keeps && (
          <>
            <Button onClick={() => setDialog('edit')}>{t('edit')}</Button>
            <Button onClick={() => setDialog('end')}>{t('end')}…</Button>
          </>
        )}
      </header>
      <div className="of-one">
        <section>
          <h2>{t('facts')}</h2>
          <Facts
            wide
            rows={[
              [t('ofTeam'), of],
              [t('place'), s.placeName],
              [t('trade'), s.trade],
              [t('unit'), s.unitName],
              [t('leader'), s.leader ?? t('noLeader')],
              [t('since'), format.fullDate(s.from)],
            ]}
          />
        </section>
        <Members squad={s} may={s.to === null} />
      </div>
      {dialog === 'edit' && <EditSquad squad={s} onClose={close} />}
      {dialog === 'leader' && <Appoint squad={s} onClose={close} />}
      {dialog === 'end' && <EndSquad squad={s} onClose={close} />}
    </>
  )
}

function Members({ squad: s, may }: { squad: SquadView; may: boolean }) {
  const t = useWords(words)
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<MemberView>()
  return (
    <section>
      <h2 className="with-act">
        {t('members')}
        {may && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('addMember')}
          </Button>
        )}
      </h2>
      {s.people.length === 0 && <p className="none">{t('noMembers')}</p>}
      <ul className="quiet-list squad-list">
        {s.people.map((p) => (
          <One key={p.id} one={p} may={may} onEnd={() => setEnding(p)} />
        ))}
      </ul>
      {adding && <AddMember squad={s} onClose={() => setAdding(false)} />}
      {ending && <EndMember squad={s} member={ending} onClose={() => setEnding(undefined)} />}
    </section>
  )
}

interface OneProps {
  one: MemberView
  may: boolean
  onEnd: () => void
}

function One({ one: p, may, onEnd }: OneProps) {
  const t = useWords(words)
  const format = useFormat()
  return (
    <li>
      <b>{p.name}</b>
      <span>{p.as === 'staff' ? t('asStaff') : t('asVolunteer')}</span>
      {p.leads && <span>{t('leader')}</span>}
      <small>
        {t('from')} {format.fullDate(p.from)} {p.to && t('left', { day: format.fullDate(p.to) })}
      </small>
      {may && !p.to && (
        <Button size="small" type="link" aria-label={t('releaseOf', { name: p.name })} onClick={onEnd}>
          {t('release')}
        </Button>
      )}
    </li>
  )
}
