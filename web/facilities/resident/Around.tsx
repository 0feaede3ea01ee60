import { useState } from 'react'
import { kitWords } from '../../kit/kit-words.ts'
import { useFormat } from '../../kit/now.ts'
import { useSearch } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { telOf } from '../../kit/ui/Calls.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceList } from '../../places/PlaceList.tsx'
import { chooseHere, communityName, useHere, usePlaceNames, type Here, type Picked } from '../../places/queries.ts'
import { useSaid } from '../hours.ts'
import { useNear, type Near } from '../queries.ts'
import { groupWords, hoursWords } from '../words.ts'
import './around.css'
import { groups } from './groups.ts'
import { words } from './words.ts'

/** What there is around the community somebody lives in: open now, when, where, whom to call. [S3-01] */
export function Around() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const home = useHere()
  const linked = useLinked()
  // Looking elsewhere once, or by a link, changes nothing of where somebody lives.
  const [elsewhere, setElsewhere] = useState(linked)
  const [choosing, setChoosing] = useState(false)
  const here = elsewhere ?? home
  const near = useNear(here?.place)
  const names = usePlaceNames(here?.name === '')
  const pick = ({ place, label }: Picked) => {
    const chosen = { place, name: label }
    if (home) setElsewhere(chosen)
    else {
      chooseHere(chosen)
      setElsewhere(undefined)
    }
    setChoosing(false)
  }
  const back = { name: kit('home'), to: '/' }
  const none = <EmptyState icon="houses" title={t('empty')} hint={t('emptyDo')} />
  if (!here || choosing)
    return (
      <Page title={t('where')} lead={t('whereDo')} back={back}>
        <PlaceList onPick={pick} />
      </Page>
    )
  return (
    <Page title={t('title')} above={here.name || communityName(names, here.place)} back={back}>
      <Answering of={near} lines={8} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => <Groups items={items} />}
      </Answering>
      <Btn icon="pin" onClick={() => setChoosing(true)}>
        {t('change')}
      </Btn>
    </Page>
  )
}

/** `?place=` of a link that somebody passed on. */
function useLinked(): Here | undefined {
  const [search] = useSearch()
  const place = search.get('place')
  return place ? { place, name: '' } : undefined
}

function Groups({ items }: { items: Near[] }) {
  const group = useWords(groupWords)
  return groups.map((g) => {
    const of = items.filter((i) => i.group === g)
    return of.length === 0 ? null : (
      <Section key={g} title={group(g)}>
        <ul className="stack">
          {of.map((f) => (
            <One key={f.id} facility={f} />
          ))}
        </ul>
      </Section>
    )
  })
}

function One({ facility: f }: { facility: Near }) {
  const t = useWords(words)
  const said = useSaid()
  const { lang } = useFormat()
  return (
    <li className="flat around">
      <h3>{f.name}</h3>
      <p className="small">
        {[f.kind[lang], f.withinName && t('inside', { house: f.withinName }), f.seats && t('seats', { n: f.seats })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Now facility={f} />
      <ul className="small hours">
        {said.hours(f.hours).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {f.address && <p className="small">{t('address', { address: f.address })}</p>}
      {f.phone && (
        <a className="btn" href={telOf(f.phone)} aria-label={t('callIt', { name: f.name })}>
          <Icon name="phone" />
          {f.phone}
        </a>
      )}
    </li>
  )
}

/** The sentence somebody looks for first. */
function Now({ facility: f }: { facility: Near }) {
  const t = useWords(hoursWords)
  const format = useFormat()
  const said = useSaid()
  const minute = minutesNow(format.now)
  const until = f.today.find(([from, to]) => from <= minute && minute < to)?.[1]
  if (f.open)
    return (
      <p className="now open">
        <Icon name="ok" /> {until && until < 1440 ? t('openUntil', { time: said.clock(until) }) : t('openNow')}
      </p>
    )
  return (
    <p className="now">
      <Icon name="hold" />{' '}
      {f.next ? t('opensAt', { day: format.day(f.next.day), time: said.clock(f.next.at) }) : t('shutNow')}
    </p>
  )
}

/** Minutes after midnight in Shanghai. */
const minutesNow = (now: number) => Math.floor((now - Date.parse(`${dayText(now)}T00:00:00+08:00`)) / 60_000)
