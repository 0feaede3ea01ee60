import { useState } from 'react'
import { kitWords } from '../../kit/kit-words.ts'
import { useFormat } from '../../kit/now.ts'
import { useSearch } from '../../kit/router.tsx'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Btn, Press } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceList } from '../../places/PlaceList.tsx'
import { chooseHere, communityName, useHere, usePlaceNames, type Here, type Picked } from '../../places/queries.ts'
import { useMe } from '../../accounts/queries.ts'
import { useMyEntries, useNear, type Near } from '../queries.ts'
import './activities.css'
import { OwnFeed } from './OwnFeed.tsx'
import { useWhen, whereOf } from './when.ts'
import { words } from './words.ts'

/** What is held around the community somebody lives in, the next first. [S0-03] */
export function Activities() {
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
  if (!here || choosing)
    return (
      <Page title={t('where')} lead={t('whereDo')} back={back}>
        <PlaceList onPick={pick} />
      </Page>
    )
  const none = <EmptyState icon="calendar" title={t('empty')} hint={t('emptyDo')} />
  return (
    <Page title={t('title')} above={here.name || communityName(names, here.place)} back={back}>
      <Mine />
      <Answering of={near} lines={8} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => <Both items={items} />}
      </Answering>
      <Btn icon="pin" onClick={() => setChoosing(true)}>
        {t('change')}
      </Btn>
    </Page>
  )
}

/** What somebody has signed up for, before anything else. */
function Mine() {
  const t = useWords(words)
  const when = useWhen()
  const resident = useMe().data?.me?.kind === 'resident'
  const items = useMyEntries(resident).data?.items ?? []
  if (!resident || items.length === 0) return null
  const said = (e: (typeof items)[number]) =>
    e.state === 'in' ? t('in', { name: e.name }) : t('waits', { name: e.name, n: e.ahead ?? 0 })
  return (
    <>
      <Section title={t('mine')}>
        <ul className="stack">
          {items.map((e) => (
            <li key={e.id}>
              <Press to={`/activities/${e.activity.id}`} className="entry activity">
                <Icon name="ok" />
                <span>
                  <b>{e.activity.title}</b>
                  <span className="small">{when(e.activity)}</span>
                  <State tone={e.activity.status === 'cancelled' ? 'late' : e.state === 'in' ? 'good' : 'soon'}>
                    {e.activity.status === 'cancelled' ? t('cancelled') : said(e)}
                  </State>
                </span>
                <Icon name="next" />
              </Press>
            </li>
          ))}
        </ul>
      </Section>
      <OwnFeed />
    </>
  )
}

/** `?place=` of a link that somebody passed on. */
function useLinked(): Here | undefined {
  const [search] = useSearch()
  const place = search.get('place')
  return place ? { place, name: '' } : undefined
}

function Both({ items }: { items: Near[] }) {
  const t = useWords(words)
  return ([true, false] as const).map((here) => {
    const of = items.filter((a) => a.here === here)
    return of.length === 0 ? null : (
      <Section key={String(here)} title={here ? t('here') : t('beside')}>
        <ul className="stack">
          {of.map((a) => (
            <One key={a.id} of={a} />
          ))}
        </ul>
      </Section>
    )
  })
}

function One({ of: a }: { of: Near }) {
  const t = useWords(words)
  const { lang, now } = useFormat()
  const when = useWhen()
  const on = Date.parse(a.from) <= now && now < Date.parse(a.to)
  return (
    <li>
      <Press to={`/activities/${a.id}`} className="entry activity">
        <Icon name="calendar" />
        <span>
          <b>{a.title}</b>
          <span className="small">{when(a)}</span>
          <span className="small">{[whereOf(a), a.kind[lang]].filter(Boolean).join(' · ')}</span>
          {a.status === 'cancelled' ? (
            <State tone="late">{t('cancelled')}</State>
          ) : (
            on && <State tone="good">{t('now')}</State>
          )}
        </span>
        <Icon name="next" />
      </Press>
    </li>
  )
}
