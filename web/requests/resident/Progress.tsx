import type { PublicTrack } from '../../../domain/requests/schema.ts'
import { useFormat } from '../../kit/now.ts'
import { useLocation, useNavigate, useParams } from '../../kit/router.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink, Btns, Flat } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { Trail } from '../../kit/ui/Steps.tsx'
import { useWords, type Word } from '../../kit/words.ts'
import { useTrack } from '../queries.ts'
import { handOverGroundWords, legalWayWords, rejectGroundWords, statusWords, trackStepWords } from '../words.ts'
import { useMatter, type Matter } from './access.ts'
import { actConfig, isDone } from './acts.ts'
import { Appointment } from './Appointment.tsx'
import { forgetMatter, knownMatters } from './matters.ts'
import { TrackForm } from './Track.tsx'
import { isToCome, marksOf, planOf, type Plan } from './trail.ts'
import { words } from './track-words.ts'

/** One matter, like a parcel: `/track/:number` and `/mine/:request`. */
export function Progress() {
  const matter = useMatter()
  return matter ? <Known matter={matter} /> : <AskTail />
}

/** The number is known, the digits are not: asked here, kept for this tab. */
function AskTail() {
  const t = useWords(words)
  const { ref } = useFormat()
  const { number } = useParams<{ number: string }>()
  return (
    <Page title={t('last4')} back={{ name: t('backTrack'), to: '/track' }} aside={t('refAside', { no: ref(number) })}>
      <TrackForm number={number} />
    </Page>
  )
}

function Known({ matter }: { matter: Matter }) {
  const t = useWords(words)
  const { ref } = useFormat()
  const answer = useTrack(matter.access)
  const track = answer.data
  const mine = matter.from === 'mine'
  return (
    <Page
      title={track?.title ?? t('whereNow')}
      back={{ name: mine ? t('backMine') : t('backTrack'), to: mine ? '/mine' : '/track' }}
      aside={track && t('refAside', { no: ref(track.refNo) })}
    >
      <JustDone />
      <Answering of={answer} lines={5}>
        {(data) => <Body track={data} matter={matter} />}
      </Answering>
      {!mine && <Forget />}
    </Page>
  )
}

/** What the act before said, once. */
function JustDone() {
  const t = useWords(words)
  const { state } = useLocation()
  const done = isDone(state) ? state.done : undefined
  return (
    <div role="status">
      {done && (
        <p className="good-note">
          <Icon name="done" />
          <span>{t(done)}</span>
        </p>
      )}
    </div>
  )
}

function Body({ track, matter }: { track: PublicTrack; matter: Matter }) {
  const t = useWords(words)
  const { now, day, weekday, time } = useFormat()
  const step = useWords(trackStepWords)
  const latest = track.told[0]
  const said = (when: string) => `${day(when)} ${time(when)}`
  const plan = planOf(track.may)
  const visit = isToCome(track, now) ? track.appointment : undefined
  const change = plan.rest.includes('ask-another-time') ? `${matter.path}/ask-another-time` : undefined
  return (
    <>
      {track.ended && <Ended ended={track.ended} />}
      {track.status === 'rectifying' && (
        <p className="aside">
          <Icon name="clock" />
          <span>{track.expected ? t('rectifyingUntil', { when: said(track.expected) }) : t('rectifying')}</span>
        </p>
      )}
      <Asks plan={plan} path={matter.path} />
      {visit && <Appointment appointment={visit} change={change} />}
      <Section title={t('whereNow')}>
        <Trail
          steps={marksOf(track).map(({ step: key, state, at, expected, unit }) => ({
            key,
            state,
            title: step(key),
            ...(at && { time: `${weekday(at)} ${time(at)}`, iso: at }),
            ...(!at && expected && { time: t('expected', { when: said(expected) }) }),
            note:
              [unit, state === 'now' && key !== 'evaluated' ? latest?.said : undefined].filter(Boolean).join('\n') ||
              undefined,
          }))}
        />
      </Section>
      {track.told.length > 0 && <Told told={track.told} />}
      {track.rated && <p className="small">{t('rated')}</p>}
      <AlsoCan kinds={plan.rest.filter((k) => !visit || k !== 'ask-another-time')} path={matter.path} />
    </>
  )
}

/** Reject grounds, offices and legal ways share one field; each code is known to one list. */
const grounds: Record<string, Word> = { ...rejectGroundWords, ...handOverGroundWords, ...legalWayWords }

function Ended({ ended }: { ended: NonNullable<PublicTrack['ended']> }) {
  const t = useWords(words)
  const status = useWords(statusWords)
  const ground = useWords(grounds)
  return (
    <Flat>
      <p>
        <b>{t('endedTitle', { status: status(ended.status) })}</b>
      </p>
      {ended.ground && grounds[ended.ground] && (
        <p className="small">{t('endedGround', { ground: ground(ended.ground) })}</p>
      )}
      {ended.said && <p>{ended.said}</p>}
    </Flat>
  )
}

/** The one question that waits for this person, with its two answers. */
function Asks({ plan, path }: { plan: Plan; path: string }) {
  const t = useWords(words)
  if (!plan.main) return null
  if (plan.main === 'solved') {
    return (
      <Flat className="ask">
        <p>
          <b>{t('solvedAsk')}</b>
        </p>
        <Btns>
          {plan.canObject && <BtnLink to={`${path}/object`}>{t('solvedNo')}</BtnLink>}
          <BtnLink primary to={`${path}/confirm`}>
            {t('solvedYes')}
          </BtnLink>
        </Btns>
        <p className="small">{t('silence')}</p>
      </Flat>
    )
  }
  return (
    <Flat className="ask">
      <p>
        <b>{plan.main === 'rate' ? t('rateInvite') : t('rateAgainInvite')}</b>
      </p>
      <p className="small">{t('rateInviteHint')}</p>
      <BtnLink primary to={`${path}/${plan.main}`}>
        {t('rateGo')}
      </BtnLink>
    </Flat>
  )
}

function Told({ told }: { told: PublicTrack['told'] }) {
  const t = useWords(words)
  const { moment } = useFormat()
  return (
    <Section title={t('toldTitle')}>
      <ol className="told">
        {told.map(({ at, said }) => (
          <li key={at + said}>
            <time dateTime={at}>{moment(at)}</time>
            <p>{said}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** What stands nowhere above; only what the server allows. */
function AlsoCan({ kinds, path }: { kinds: readonly string[]; path: string }) {
  const t = useWords(words)
  const shown = kinds.flatMap((kind) => {
    const config = actConfig(kind)
    return config ? [{ kind, name: config.name }] : []
  })
  if (shown.length === 0) return null
  return (
    <Section title={t('youCan')}>
      <div className="stack">
        {shown.map(({ kind, name }) => (
          <BtnLink key={kind} to={`${path}/${kind}`}>
            {t(name)}
          </BtnLink>
        ))}
      </div>
    </Section>
  )
}

function Forget() {
  const t = useWords(words)
  const navigate = useNavigate()
  const { number } = useParams<{ number: string }>()
  if (!knownMatters().some((m) => m.number === number)) return null
  const forget = () => {
    forgetMatter(number)
    navigate('/track', { replace: true })
  }
  return (
    <Btn className="quiet" icon="bin" onClick={forget}>
      {t('forget')}
    </Btn>
  )
}
