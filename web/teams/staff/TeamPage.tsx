import { Button } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { county } from '../../kit/county.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useTeam, useTypes, type View } from '../queries.ts'
import { headingWords } from '../words.ts'
import { EditPromise } from './acts/PromiseForm.tsx'
import { AddSquad } from './acts/SquadForms.tsx'
import { EditTeam, EndTeam } from './acts/TeamForms.tsx'
import { TeamEvaluation } from './TeamEvaluation.tsx'
import { TeamYear } from './TeamYear.tsx'
import './teams.css'
import { words } from './words.ts'

/** One team: its charter, what it promises, its squads and who leads them. */
export function TeamPage({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(words)
  const { id } = useParams<{ id: string }>()
  const team = useTeam(id)
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/teams' }, { name: team.data?.name ?? '…' }]} />
      <Answering of={team} lines={10}>
        {(view) => <Whole team={view} useMayAt={useMayAt} />}
      </Answering>
    </>
  )
}

type Dialog = 'edit' | 'end' | 'squad' | 'promise'

function Whole({ team, useMayAt }: { team: View; useMayAt: UseMayAt }) {
  const t = useWords(words)
  const heading = useWords(headingWords)
  const format = useFormat()
  const type = useTypes().of(team.type)
  const mayAt = useMayAt()
  const [dialog, setDialog] = useState<Dialog>()
  const may = team.to === null && mayAt('teams.keep', `${county()}/`, team.lead)
  const close = () => setDialog(undefined)
  return (
    <>
      <header className="of-one-head">
        <h1>{team.name}</h1>
        {type && <span>{heading(type.heading)}</span>}
        {team.to && <span className="fake">{t('until', { day: format.fullDate(team.to) })}</span>}
        <span className="grow" />
        {type && type.quotas.length > 0 && mayAt('teams.define', `${county()}/`) && (
          <Button onClick={() => setDialog('promise')}>{t('editPromise')}</Button>
        )}
        {may && (
          <>
            <Button onClick={() => setDialog('edit')}>{t('edit')}</Button>
            <Button onClick={() => setDialog('end')}>{t('end')}…</Button>
          </>
        )}
      </header>
      <div className="of-one">
        <div>
          <TeamFacts team={team} />
        </div>
        <div>
          <Squads team={team} onAdd={may ? () => setDialog('squad') : undefined} mayAt={mayAt} />
        </div>
      </div>
      <TeamYear team={team} />
      <TeamEvaluation team={team} may={mayAt('teams.keep', `${county()}/`, team.lead)} />
      {dialog === 'promise' && type && <EditPromise type={type} onClose={close} />}
      {dialog === 'edit' && <EditTeam team={team} onClose={close} />}
      {dialog === 'end' && <EndTeam team={team} onClose={close} />}
      {dialog === 'squad' && <AddSquad team={team} onClose={close} />}
    </>
  )
}

function TeamFacts({ team }: { team: View }) {
  const t = useWords(words)
  const format = useFormat()
  const lang = useLanguage()
  const types = useTypes()
  const type = types.of(team.type)
  return (
    <section>
      <h2>{t('charter')}</h2>
      {type && <p className="team-charter">{type.charter[lang]}</p>}
      <h2>{t('facts')}</h2>
      <Facts
        wide
        rows={[
          [t('type'), types.name(team.type)],
          [t('lead'), team.leadName],
          [t('communities'), team.communityNames.join(lang === 'zh' ? '、' : ', ')],
          [t('since'), format.fullDate(team.from)],
          [t('ground'), type?.ground ?? ''],
        ]}
      />
    </section>
  )
}

interface SquadsProps {
  team: View
  onAdd: (() => void) | undefined
  mayAt: ReturnType<UseMayAt>
}

function Squads({ team, onAdd, mayAt }: SquadsProps) {
  const t = useWords(words)
  const format = useFormat()
  return (
    <section>
      <h2 className="with-act">
        {t('squads')}
        {onAdd && (
          <Button size="small" onClick={onAdd}>
            {t('addSquad')}
          </Button>
        )}
      </h2>
      {team.squads.length === 0 && <p className="none">{t('noSquads')}</p>}
      <ul className="quiet-list squad-list">
        {team.squads.map((s) => (
          <li key={s.id}>
            {mayAt('teams.lead', s.place, s.unit ?? undefined) ? (
              <Link to={`/teams/squads/${s.id}`}>{s.name}</Link>
            ) : (
              <b>{s.name}</b>
            )}
            <span>{[s.placeName, s.trade].filter(Boolean).join(' · ')}</span>
            <span>{t('people', { n: s.members })}</span>
            <small>{s.to ? t('until', { day: format.fullDate(s.to) }) : (s.leader ?? t('noLeader'))}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
