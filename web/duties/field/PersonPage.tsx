import { useState } from 'react'
import type { DayPerson, FieldDay } from '../../../domain/duties/visits.ts'
import { bellsUsed } from '../../../domain/duties/visits-rules.ts'
import type { FieldHome } from '../../../domain/people/area.ts'
import { modes } from '../../../domain/records/said.ts'
import { remindMe, useRemindAt } from '../../kit/come-out.ts'
import { useFormat } from '../../kit/now.ts'
import { useNavigate, useParams } from '../../kit/router.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink, Btns, Face, Flat } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { pickedHome } from '../../people/FieldHeld.tsx'
import { CallPerson } from './CallPerson.tsx'
import { ContactsPart } from './ContactsPart.tsx'
import { CheckPart } from './CheckPart.tsx'
import { useVisitsWaiting } from './held.ts'
import { usePersonHere } from './here.ts'
import { WayThere } from './WayThere.tsx'
import { wishSaid } from './wish-said.ts'
import { WishSheet } from './WishSheet.tsx'
import { stateWords, words } from './words.ts'

/** Who they are, what is due, who was there last, what became of what was found; under the thumb the visit. */
export function PersonPage() {
  const t = useWords(words)
  const { person: id } = useParams<{ person: string }>()
  const { day, none, error, renew, person, home } = usePersonHere(id)
  const waiting = useVisitsWaiting()
  const due = person !== undefined && person.duties.length > 0
  const back =
    due || !home ? { name: t('back'), to: '/' } : { name: home.address ?? t('toHome'), to: `/homes/${home.id}` }
  if (!day || !person)
    return (
      <Page title={t('person')} back={back}>
        {day || none ? (
          <EmptyState icon="done" title={t('gone')} hint={t('goneDo')} />
        ) : error ? (
          <ErrorState error={error} retry={renew} />
        ) : (
          <Skeleton lines={6} />
        )}
      </Page>
    )
  return (
    <Page
      title={person.name}
      back={back}
      above={person.placeName}
      foot={
        <BtnLink primary to={`/visits/${person.id}/new`} icon="pen">
          {t('visit')}
        </BtnLink>
      }
    >
      {waiting.has(person.id) && (
        <p className="good-note" role="status">
          <Icon name="upload" />
          <span>{t('waits')}</span>
        </p>
      )}
      <Card person={person} day={day} home={home} />
    </Page>
  )
}

function Card({ person, day, home }: { person: DayPerson; day: FieldDay; home: FieldHome | undefined }) {
  const t = useWords(words)
  const [wishing, setWishing] = useState(false)
  // Once begun it stays on the page until it is left, whatever the day says meanwhile.
  const [check, setCheck] = useState(person.check)
  if (!check && person.check) setCheck(person.check)
  const [duty] = person.duties
  const said = wishSaid(person.wish)
  return (
    <>
      <Flat className="who">
        <Face name={person.name} />
        <p>
          {person.age !== null && t('aged', { n: person.age })}
          {person.address && <small className="hint">{person.address}</small>}
          {person.two && (
            <State tone="late" icon="people">
              {t('two')}
            </State>
          )}
          {person.bells && (
            <State tone={bellsUsed(person) ? 'late' : 'plain'} icon="home">
              {t(bellsUsed(person) ? 'bellsOver' : 'bellsLeft', { n: person.bells.rung, most: person.bells.most })}
            </State>
          )}
        </p>
      </Flat>
      {check && <CheckPart person={person} check={check} />}
      {duty ? (
        <>
          <Btns>
            <CallPerson person={person} duty={duty.id} />
            <Btn icon="heart" onClick={() => setWishing(true)}>
              {t('wish')}
            </Btn>
          </Btns>
          <p className="small">{t('callLogged')}</p>
          {said.length > 0 && <p className="small">{t('wishNow', { wish: said.join('；') })}</p>}
          <WishSheet
            person={person}
            called={calledDaily(person, day)}
            open={wishing}
            onClose={() => setWishing(false)}
          />
          <ContactsPart person={person} duty={duty.id} />
          <Due person={person} day={day} />
          <Last person={person} day={day} />
        </>
      ) : (
        <>
          <p className="aside">{t('nothingDue')}</p>
          <ContactsPart person={person} />
        </>
      )}
      <AtTheDoor home={home} person={person} />
      {person.notes.length > 0 && (
        <Section title={t('notes')}>
          <Flat>
            {person.notes.map((n) => (
              <p key={n}>{n}</p>
            ))}
          </Flat>
        </Section>
      )}
      <Needs person={person} />
      <ComeOut />
    </>
  )
}

/** Somebody asks every day whether all is well. */
const calledDaily = (person: DayPerson, day: FieldDay) =>
  person.duties.some((d) => day.plans.find((p) => p.code === d.plan)?.rhythm === 'day')

/** From the card to the door: the way there, who else lives there, and what is to be reported from there. */
function AtTheDoor({ home, person }: { home: FieldHome | undefined; person: DayPerson }) {
  const t = useWords(words)
  const navigate = useNavigate()
  if (!home) return <WayThere person={person} />
  return (
    <Btns>
      <WayThere person={person} />
      <BtnLink to={`/homes/${home.id}`} icon="home">
        {t('toHome')}
      </BtnLink>
      <Btn icon="camera" onClick={() => navigate('/report', { state: { where: pickedHome(home) } })}>
        {t('report')}
      </Btn>
    </Btns>
  )
}

function Due({ person, day }: { person: DayPerson; day: FieldDay }) {
  const t = useWords(words)
  const state = useWords(stateWords)
  const f = useFormat()
  return (
    <Section title={t('due')}>
      <ul className="flat list">
        {person.duties.map((d) => {
          const plan = day.plans.find((p) => p.code === d.plan)
          return (
            <li key={d.id} className="item">
              <span>
                <b>{plan?.name[f.lang] ?? d.plan}</b>
                {d.beside && <small className="hint">{t('beside', { name: d.beside })}</small>}
                {plan && (
                  <small className="hint">
                    {t('asked', { by: plan.asked.by[f.lang], ground: plan.asked.ground })}
                    {plan.asked.until && ` · ${t('until', { day: f.day(plan.asked.until) })}`}
                  </small>
                )}
              </span>
              <State tone={Date.parse(d.due) <= f.now ? 'late' : 'plain'}>
                {d.state === 'open' ? f.due(d.due) : state(d.state)}
              </State>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Last({ person: { last }, day }: { person: DayPerson; day: FieldDay }) {
  const t = useWords(words)
  const f = useFormat()
  const named = (code: string) => day.plans.find((p) => p.code === code)?.name[f.lang] ?? code
  return (
    <Section title={t('last')}>
      <Flat>
        {last ? (
          <>
            <p>
              <b>
                {t('lastBy', { when: f.moment(last.at), who: last.who ?? t('someone'), way: modes[last.way][f.lang] })}
              </b>{' '}
              {t(last.outcome)}
            </p>
            {last.plans.length > 0 && (
              <p className="small">{t('lastCovered', { plans: last.plans.map(named).join(' · ') })}</p>
            )}
            {last.mood && <p>{t('lastMood', { said: last.mood })}</p>}
            {last.note && <p>{last.note}</p>}
            {last.nextOn && (
              <p className="small">
                {t('nextOn')} {f.day(last.nextOn)}
              </p>
            )}
          </>
        ) : (
          <p className="small">{t('never')}</p>
        )}
      </Flat>
    </Section>
  )
}

function Needs({ person }: { person: DayPerson }) {
  const t = useWords(words)
  const f = useFormat()
  if (person.needs.length === 0) return null
  return (
    <Section title={t('needs')}>
      <ul className="flat list">
        {person.needs.map((n) => (
          <li key={n.request} className="item">
            <span>
              <b>{n.what}</b>
              <small className="hint">
                {f.ref(n.refNo)}
                {!n.closedAt && ` · ${n.to ? t('needWith', { to: n.to }) : t('needWaits')}`}
              </small>
            </span>
            <State tone={n.closedAt ? 'good' : 'plain'}>
              {n.closedAt ? t('needClosed', { day: f.day(n.closedAt) }) : t(n.to ? 'needOpen' : 'needUnsent')}
            </State>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Only in the memory of this phone, while they are inside: nobody is told and nothing is kept. */
function ComeOut() {
  const t = useWords(words)
  const f = useFormat()
  const at = useRemindAt()
  return (
    <Btn
      icon="clock"
      aria-pressed={at !== undefined}
      onClick={() => remindMe(at === undefined ? Date.now() : undefined)}
    >
      {at === undefined ? t('out') : t('outSet', { time: f.time(at) })}
    </Btn>
  )
}
