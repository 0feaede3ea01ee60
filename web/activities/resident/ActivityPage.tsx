import { useState } from 'react'
import { copyText } from '../../kit/copy.ts'
import { useFormat } from '../../kit/now.ts'
import { problemOf } from '../../kit/problem.ts'
import { useParams } from '../../kit/router.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink } from '../../kit/ui/blocks.tsx'
import { telOf } from '../../kit/ui/Calls.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import type { IconName } from '../../kit/ui/icons.ts'
import { Page } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { feedOfOne, pictureOf, posterOf } from '../feeds.ts'
import { feedWords } from '../feed-words.ts'
import { useActivityPage, type ActivityPage as Of } from '../queries.ts'
import '../pictures.css'
import './activities.css'
import { PledgePart } from './PledgePart.tsx'
import { DrawPart } from './DrawPart.tsx'
import { SignUp } from './SignUp.tsx'
import { useWhen, whereOf } from './when.ts'
import { words } from './words.ts'

/** One activity, as it is passed on: what, when, where, for whom. Nobody stands on it. */
export function ActivityPage() {
  const t = useWords(words)
  const { id } = useParams<{ id: string }>()
  const { data, error, refetch } = useActivityPage(id)
  const back = { name: t('back'), to: '/activities' }
  const gone = problemOf(error)?.code === 'not-found'
  if (data) return <Whole of={data} back={back} />
  return (
    <Page title={gone ? t('gone') : t('title')} back={back}>
      {gone ? (
        <EmptyState icon="calendar" title={t('gone')} hint={t('goneDo')}>
          <BtnLink to="/activities">{t('see')}</BtnLink>
        </EmptyState>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}

function Whole({ of: a, back }: { of: Of; back: { name: string; to: string } }) {
  const t = useWords(words)
  const f = useWords(feedWords)
  const { lang } = useFormat()
  return (
    <Page title={a.title} above={a.kind[lang]} back={back}>
      <Now of={a} />
      <Facts of={a} />
      {a.words && <p className="flat activity-words">{a.words}</p>}
      <Pictures of={a} />
      <SignUp of={a} />
      {a.pledges && <PledgePart activity={a.id} />}
      {a.contest && <DrawPart activity={a.id} />}
      {a.watch && <p className="small">{t('watch')}</p>}
      <Share of={a} />
      <a className="btn" href={feedOfOne(a.id)} download={`${a.title}.ics`}>
        <Icon name="calendar" />
        {f('add')}
      </a>
      {a.status !== 'cancelled' && (
        <a className="btn" href={posterOf(a.id, 'png')} download={`${a.title}.png`}>
          <Icon name="save" />
          {f('posterSave')}
        </a>
      )}
      {a.phone && (
        <a className="btn" href={telOf(a.phone)}>
          <Icon name="phone" />
          {t('call')} {a.phone}
        </a>
      )}
    </Page>
  )
}

function Now({ of: a }: { of: Of }) {
  const t = useWords(words)
  const { now } = useFormat()
  if (a.status === 'cancelled')
    return (
      <div className="flat">
        <State tone="late">{t('cancelled')}</State>
        {a.whyCancelled && <p>{a.whyCancelled}</p>}
      </div>
    )
  if (now >= Date.parse(a.to)) return <State tone="plain">{t('over')}</State>
  return now >= Date.parse(a.from) ? <State tone="good">{t('now')}</State> : null
}

function Facts({ of: a }: { of: Of }) {
  const t = useWords(words)
  const f = useFormat()
  const when = useWhen()
  const lines: [IconName, string | null][] = [
    ['clock', when(a)],
    ['pin', t('at', { where: whereOf(a) })],
    ['houses', a.address && t('address', { address: a.address })],
    ['building', t('by', { unit: a.unitName })],
    [
      'list',
      a.themes.length > 0
        ? t('themes', { themes: a.themes.map((x) => x[f.lang]).join(f.lang === 'zh' ? '、' : ', ') })
        : null,
    ],
    ['people', a.joining === 'none' ? t('comeBy') : placesIn(t, a)],
    ['heart', a.elders && t('elders', { n: a.elders.seats, age: a.elders.age, day: f.date(a.elders.until) })],
  ]
  return (
    <ul className="flat activity-facts">
      {lines.map(
        ([icon, text]) =>
          text && (
            <li key={icon}>
              <Icon name={icon} />
              <span>{text}</span>
            </li>
          ),
      )}
    </ul>
  )
}

/** How many places there are, and how many of them are free. */
function placesIn(t: ReturnType<typeof useWords<typeof words>>, { capacity, free }: Of): string | null {
  if (capacity === null) return null
  const left = free?.elders ?? null
  const said = [t('places', { n: capacity }), left !== null && (left > 0 ? t('left', { n: left }) : t('full'))]
  return [...said, free && free.waiting > 0 && t('waitingN', { n: free.waiting })].filter(Boolean).join(t('comma'))
}

/** Those on which everybody agreed to be seen, or nobody can be recognised. */
function Pictures({ of: a }: { of: Of }) {
  const t = useWords(words)
  if (a.pictures.length === 0) return null
  return (
    <section className="flat">
      <ul className="activity-pictures">
        {a.pictures.map((p, i) => (
          <li key={p.id}>
            <img
              src={pictureOf(a.id, p.id, true)}
              alt={p.stage === 'other' ? t('other', { n: i + 1 }) : t(p.stage)}
              loading="lazy"
            />
            {p.stage !== 'other' && <span className="small">{t(p.stage)}</span>}
          </li>
        ))}
      </ul>
      <p className="small">{t('pictureNot')}</p>
    </section>
  )
}

/** What, when, where and the address of this page: by the phone's own way of passing on, else copied. */
function Share({ of: a }: { of: Of }) {
  const t = useWords(words)
  const when = useWhen()
  const [copied, setCopied] = useState(false)
  const text = t('shareText', { title: a.title, when: when(a), where: whereOf(a), link: location.href.split('?')[0]! })
  const share = async () => {
    if ('share' in navigator) await navigator.share({ text })
    else {
      await copyText(text)
      setCopied(true)
    }
  }
  return (
    <>
      <Btn icon="share" onClick={() => void share().catch(() => undefined)}>
        {t('share')}
      </Btn>
      {copied && (
        <p className="small" role="status">
          {t('copied')}
        </p>
      )}
    </>
  )
}
