import { useState } from 'react'
import { ownSteps, stepsFrom } from '../../../domain/volunteers/states.ts'
import { inThrees } from '../../../domain/kernel/refno.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useParams } from '../../kit/router.tsx'
import { Answering, EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink, Btns, Entry, Flat } from '../../kit/ui/blocks.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { Facts } from './Facts.tsx'
import { paperWords } from '../paper-words.ts'
import { useNames } from '../queries.ts'
import { useSaid } from '../said.ts'
import { farWords, notYetWords, stateWords } from '../words.ts'
import { Categories } from './Categories.tsx'
import { useAgree, useMine, useOwnStep, useOwnSums, type Mine, type Own } from './queries.ts'
import './volunteer.css'
import { words } from './words.ts'

/** One volunteer as they see themselves: what counts, what is missing, what they said, and the way out. */
export function OnePage() {
  const t = useWords(words)
  const { person } = useParams<{ person: string }>()
  const mine = useMine()
  const of = mine.data?.items.find((m) => m.person === person)
  return (
    <Page title={of?.name ?? t('title')} back={{ name: t('backHere'), to: '/volunteer' }}>
      <Answering of={mine} lines={6}>
        {() =>
          of?.volunteer ? (
            <Whole of={of} v={of.volunteer} />
          ) : (
            <EmptyState icon="heart" title={t('nobody')} hint={t('nobodyDo')} />
          )
        }
      </Answering>
    </Page>
  )
}

interface Of {
  of: Mine
  v: Own
}

function Whole({ of, v }: Of) {
  const t = useWords(words)
  const p = useWords(paperWords)
  return (
    <>
      <Main v={v} />
      <Missing v={v} />
      {of.as === 'guardian' && of.guarded && <Guardian v={v} />}
      <Entry to={`/volunteer/${of.person}/hours`} icon="clock" title={t('hours')} hint={t('hoursHint')} />
      <Entry to={`/volunteer/${of.person}/papers`} icon="list" title={p('papers')} hint={p('papersHint')} />
      <Said of={of} v={v} />
      <Entries v={v} />
      {of.as === 'self' && v.state !== 'ended' && <Categories person={of.person} v={v} />}
      <Steps of={of} v={v} />
    </>
  )
}

function Main({ v }: { v: Own }) {
  const t = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  const said = useSaid()
  const names = useNames()
  const sums = useOwnSums(v.id)
  const next = sums.data?.toNext
  return (
    <Flat className="vol-acts">
      <p>
        <State tone={v.state === 'active' ? 'good' : 'plain'}>{wordIn(stateWords[v.state], lang)}</State>
      </p>
      {v.state === 'applied' && <p className="small">{t('appliedOn', { day: f.fullDate(v.appliedOn) })}</p>}
      <Facts
        className="vol-facts"
        rows={[
          [t('number'), inThrees(v.number)],
          [t('nationalNo'), v.nationalNo],
          [t('counted'), said.minutes(v.minutes)],
          [t('stars'), names.level(v.stars) || t('noStars')],
        ]}
      />
      {v.state !== 'ended' && typeof next === 'number' && (
        <p className="small">{t('toNext', { minutes: said.minutes(next) })}</p>
      )}
      {sums.data !== undefined && sums.data.waiting > 0 && (
        <p className="small">{t('waiting', { minutes: said.minutes(sums.data.waiting) })}</p>
      )}
    </Flat>
  )
}

function Missing({ v }: { v: Own }) {
  const t = useWords(words)
  const lang = useLanguage()
  const names = useNames()
  // That they have applied or pause is said above.
  const left = v.state === 'ended' ? [] : v.notYet.filter((why) => why.code !== 'not-active')
  if (left.length === 0) return null
  return (
    <Section title={t('notYet')}>
      <ul className="flat stack">
        {left.map((why) => (
          <li key={`${why.code} ${why.course ?? ''}`}>{wordIn(notYetWords[why.code], lang, names.of(why))}</li>
        ))}
      </ul>
    </Section>
  )
}

/** Given and taken back by the same press. */
function Guardian({ v }: { v: Own }) {
  const t = useWords(words)
  const f = useFormat()
  const agree = useAgree()
  const [id, setId] = useState(mint)
  const press = () =>
    void agree
      .mutateAsync({ params: { id: v.id }, body: { id, base: v.version, agrees: v.guardian === null } })
      .then(() => setId(mint()))
      .catch(() => undefined)
  return (
    <Section title={t('guardian')}>
      <Flat className="vol-acts">
        <p role="status">{v.guardian ? t('guardianGiven', { day: f.fullDate(v.guardian.day) }) : t('guardianNone')}</p>
        <Btn busy={agree.isPending} onClick={press}>
          {t(v.guardian ? 'guardianTake' : 'guardianGive')}
        </Btn>
        {agree.error !== undefined && <ErrorState error={agree.error} />}
      </Flat>
    </Section>
  )
}

function Said({ of, v }: Of) {
  const t = useWords(words)
  const lang = useLanguage()
  const said = useSaid()
  const names = useNames()
  const and = lang === 'zh' ? '、' : ', '
  return (
    <Section title={t('said')}>
      <Flat className="vol-acts">
        <Facts
          className="vol-facts"
          rows={[
            [t('skills'), v.skills.map(names.skill).join(and) || t('none')],
            [t('languages'), v.languages.map(names.skill).join(and) || t('none')],
            [t('times'), said.free(v.free)],
            [t('howFar'), wordIn(farWords[v.howFar], lang)],
          ]}
        />
        {v.state !== 'ended' && <BtnLink to={`/volunteer/${of.person}/join`}>{t('sayAnew')}</BtnLink>}
      </Flat>
    </Section>
  )
}

function Entries({ v }: { v: Own }) {
  const t = useWords(words)
  const f = useFormat()
  const said = useSaid()
  if (v.entries.length === 0) return null
  return (
    <Section title={t('record')}>
      <ul className="flat vol-list">
        {v.entries.map((e) => (
          <li key={e.id}>
            <span>{e.words}</span>
            <small className="hint">
              {[
                f.fullDate(e.day),
                e.unitName,
                e.minutes !== null && said.minutes(e.minutes),
                e.until && t('until', { day: f.fullDate(e.until) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Steps({ of, v }: Of) {
  const t = useWords(words)
  const act = useOwnStep()
  const [asking, setAsking] = useState(false)
  const [id, setId] = useState(mint)
  const go = (step: 'pause' | 'resume' | 'end') =>
    void act
      .mutateAsync({ params: { id: v.id }, body: { id, base: v.version, step } })
      .then(() => {
        setId(mint())
        setAsking(false)
      })
      .catch(() => undefined)
  const possible = stepsFrom(v.state, ownSteps)
  return (
    <div className="part vol-acts">
      {possible.includes('apply') && (
        <BtnLink primary to={`/volunteer/${of.person}/join`} icon="heart">
          {t('join')}
        </BtnLink>
      )}
      {asking ? (
        <Flat className="vol-acts">
          <p>{t('endAsk')}</p>
          <Btns>
            <Btn onClick={() => setAsking(false)}>{t('cancel')}</Btn>
            <Btn busy={act.isPending} onClick={() => go('end')}>
              {t('endYes')}
            </Btn>
          </Btns>
        </Flat>
      ) : (
        <Btns>
          {(['pause', 'resume'] as const)
            .filter((s) => possible.includes(s))
            .map((s) => (
              <Btn key={s} busy={act.isPending} onClick={() => go(s)}>
                {t(s)}
              </Btn>
            ))}
          {possible.includes('end') && <Btn onClick={() => setAsking(true)}>{t('end')}</Btn>}
        </Btns>
      )}
      {act.error !== undefined && <ErrorState error={act.error} />}
    </div>
  )
}
