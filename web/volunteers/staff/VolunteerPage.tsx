import { Button } from 'antd'
import { useState } from 'react'
import { volunteersApi } from '../../../domain/volunteers/api.ts'
import { exchangeApi } from '../../../domain/volunteers/exchange-api.ts'
import { keptSteps, stepsFrom, type Step } from '../../../domain/volunteers/states.ts'
import { inThrees } from '../../../domain/kernel/refno.ts'
import { callFile } from '../../kit/client.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { ReasonDialog } from '../../kit/staff/Masked.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { communityName, usePlaceNames } from '../../places/queries.ts'
import { exchangeWords } from '../exchange-words.ts'
import { useNames } from '../queries.ts'
import { useSaid } from '../said.ts'
import { WholeFile } from '../WholeFile.tsx'
import { farWords, notYetWords, stateWords } from '../words.ts'
import { Entries } from './Entries.tsx'
import { EditVolunteer } from './EditVolunteer.tsx'
import { Elsewhere } from './Elsewhere.tsx'
import { HoursOf } from './HoursOf.tsx'
import { Papers } from './Papers.tsx'
import { useVolunteer, useVolunteerAct, type View } from './queries.ts'
import './volunteers.css'
import { stepWords, words } from './words.ts'

/** One volunteer: what they can do, what stands in the way, their record, their hours. */
export function VolunteerPage({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(words)
  const { id } = useParams<{ id: string }>()
  const volunteer = useVolunteer(id)
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        crumbs={[{ name: t('title'), to: '/volunteers' }, { name: volunteer.data?.name ?? '…' }]}
      />
      <Answering of={volunteer} lines={10}>
        {(v) => <Whole v={v} useMayAt={useMayAt} />}
      </Answering>
    </>
  )
}

function Whole({ v, useMayAt }: { v: View; useMayAt: UseMayAt }) {
  const t = useWords(words)
  const lang = useLanguage()
  const names = useNames()
  const exchange = useWords(exchangeWords)
  const may = useMayAt()('volunteers.keep', v.place)
  const [editing, setEditing] = useState(false)
  const [step, setStep] = useState<Step>()
  return (
    <>
      <header className="of-one-head">
        <h1>{v.name}</h1>
        <span>{inThrees(v.number)}</span>
        <span>{wordIn(stateWords[v.state], lang)}</span>
        {v.minor && <span>{t('minor')}</span>}
        <span>{names.level(v.stars)}</span>
        <span className="grow" />
        {may && (
          <>
            {stepsFrom(v.state, keptSteps).map((s) => (
              <Button key={s} {...(s === 'approve' && { type: 'primary' as const })} onClick={() => setStep(s)}>
                {wordIn(stepWords[s], lang)}…
              </Button>
            ))}
            <WholeFile fetch={() => callFile(exchangeApi.whole, { params: { id: v.id } })}>
              {(go) => <Button onClick={go}>{exchange('whole')}</Button>}
            </WholeFile>
            {v.state !== 'ended' && <Button onClick={() => setEditing(true)}>{t('edit')}</Button>}
          </>
        )}
      </header>
      <div className="of-one">
        <div>
          <VolunteerFacts v={v} />
          <Entries v={v} may={may} />
        </div>
        <div>
          <InTheWay v={v} />
          <HoursOf v={v} />
          <Elsewhere v={v} may={may} />
          <Papers v={v} may={may} />
        </div>
      </div>
      {editing && <EditVolunteer v={v} onClose={() => setEditing(false)} />}
      {step && <StepDialog v={v} step={step} onClose={() => setStep(undefined)} />}
    </>
  )
}

function StepDialog({ v, step, onClose }: { v: View; step: Step; onClose: () => void }) {
  const t = useWords(words)
  const lang = useLanguage()
  const say = useDone()
  const act = useVolunteerAct(volunteersApi.step)
  const [id] = useState(mint)
  const word = wordIn(stepWords[step], lang)
  return (
    <ReasonDialog
      title={`${word} · ${v.name}`}
      okText={word}
      onClose={onClose}
      onReason={async (why) => {
        const kept = step as Exclude<Step, 'apply'>
        await act.mutateAsync({ params: { id: v.id }, body: { id, base: v.version, step: kept, why } })
        say(t('saved'))
      }}
    />
  )
}

function VolunteerFacts({ v }: { v: View }) {
  const t = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  const names = useNames()
  const said = useSaid()
  const places = usePlaceNames(true)
  const and = lang === 'zh' ? '、' : ', '
  const how = { self: t('bySelf'), word: t('byWord'), paper: t('byPaper') }
  const guardian =
    v.guardian && t('guardianOf', { day: f.fullDate(v.guardian.day), how: v.guardianName ?? how[v.guardian.channel] })
  const person = <Link to={`/people/${v.person}`}>{v.name}</Link>
  const lead = v.lead && <Link to={`/volunteers/${v.lead}`}>{v.leadName}</Link>
  return (
    <section>
      <h2>{t('facts')}</h2>
      <Facts
        wide
        rows={[
          [t('place'), communityName(places, v.place)],
          [t('born'), v.born],
          [t('toPerson'), person],
          [t('applied'), f.fullDate(v.appliedOn)],
          [t('nationalNo'), v.nationalNo],
          [t('skills'), v.skills.map(names.skill).join(and)],
          [t('languages'), v.languages.map(names.skill).join(and)],
          [t('times'), said.free(v.free)],
          [t('howFar'), wordIn(farWords[v.howFar], lang)],
          [t('insured'), v.insuredTo && f.fullDate(v.insuredTo)],
          [t('vetted'), v.vettedTo && f.fullDate(v.vettedTo)],
          [t('guardian'), guardian],
          [t('lead'), lead],
          [t('counted'), said.minutes(v.minutes)],
        ]}
      />
    </section>
  )
}

function InTheWay({ v }: { v: View }) {
  const t = useWords(words)
  const lang = useLanguage()
  const names = useNames()
  if (v.state === 'ended') return null
  return (
    <section>
      <h2>{v.notYet.length > 0 ? t('notYet') : t('mayServe')}</h2>
      <ul className="quiet-list">
        {v.notYet.map((why) => (
          <li key={`${why.code} ${why.course ?? ''}`}>{wordIn(notYetWords[why.code], lang, names.of(why))}</li>
        ))}
      </ul>
    </section>
  )
}
