import type { ReactNode } from 'react'
import { isOpenOn } from './when.ts'
import { useFormat } from '../../kit/now.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import type { PlaceParts } from '../StaffScreens.tsx'
import { Acts } from './acts/Acts.tsx'
import { Children } from './Children.tsx'
import { Landmarks } from './Landmarks.tsx'
import { useView, type View } from './queries.ts'
import { Dwellings, Register } from './Register.tsx'
import { Sketch } from './Sketch.tsx'
import { Successions } from './Successions.tsx'
import { gridKindWords, placeKindWords, words } from './words.ts'
import { Workers } from './Workers.tsx'

export interface PlacePageProps {
  path: string
  parts: PlaceParts
  /** Where one looks after a place became another. */
  onGo: (path: string) => void
}

/** One place: what it is, was and became, whom to call, who answers for it, what lies in it. */
export function PlacePage(props: PlacePageProps) {
  const view = useView(props.path)
  return (
    <article className="place-page">
      <Answering of={view} lines={10}>
        {(place) => <Whole {...props} place={place} />}
      </Answering>
    </article>
  )
}

function Whole({ place, parts, onGo }: PlacePageProps & { place: View }) {
  const t = useWords(words)
  const f = useFormat()
  const mayAt = parts.useMayAt()
  const { Group, Coverage, Bodies } = parts
  const { path } = place
  const open = isOpenOn(place, f.now)
  const community = place.kind === 'community' || place.kind === 'village'
  const baseGrid = place.kind === 'grid' && place.gridKind !== 'micro'
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        crumbs={[
          { name: t('allPlaces'), to: '/places' },
          ...place.lineage.map((p) =>
            p.path === path ? { name: p.name } : { name: p.name, to: `/places?at=${p.path}` },
          ),
        ]}
      />
      <header className="place-head">
        <h2>{place.name}</h2>
        <span>{place.level}</span>
        {place.closed && <span className="fake">{t('closedOn', { day: f.fullDate(place.closed) })}</span>}
        {!place.closed && !open && <span className="fake">{t('opensOn', { day: f.fullDate(place.opened) })}</span>}
        <span className="grow" />
        {open && mayAt('places.edit', path) && <Acts place={place} onGo={onGo} />}
      </header>
      <div className="place-two">
        <div>
          <PlaceFacts place={place} />
          <Successions place={place} />
        </div>
        <Sketch place={place} />
      </div>
      {baseGrid && <Workers place={place} parts={parts} may={open && mayAt('places.workers', path)} />}
      {baseGrid && <Group place={path} />}
      <Children place={place} />
      {place.kind !== 'grid' && mayAt('places.read', path) && <Coverage place={path} />}
      {community && <Register place={place} parts={parts} may={open && mayAt('places.register', path)} />}
      {baseGrid && <Dwellings place={place} />}
      <Landmarks place={place} may={open && mayAt('places.register', path)} />
      <Bodies place={path} />
    </>
  )
}

function PlaceFacts({ place }: { place: View }) {
  const t = useWords(words)
  const f = useFormat()
  const kind = useWords(placeKindWords)
  const grid = useWords(gridKindWords)
  const call = place.helpLine ? (
    <a href={`tel:${place.helpLine}`}>{place.helpLine}</a>
  ) : (
    <span className="none">{t('helpLineNone')}</span>
  )
  const rows: (readonly [string, ReactNode])[] = [
    [t('helpLine'), call],
    [t('kind'), kind(place.kind)],
    [t('gridKind'), place.gridKind && grid(place.gridKind)],
    [t('code'), place.code],
    [t('path'), place.path],
    [t('urbanClass'), place.urbanClass],
    [t('opened'), f.fullDate(place.opened)],
  ]
  return (
    <section>
      <h3>{t('facts')}</h3>
      <Facts wide rows={rows} />
    </section>
  )
}
