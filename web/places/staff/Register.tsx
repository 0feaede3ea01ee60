import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { Sideways } from '../../kit/staff/Sideways.tsx'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import type { PlaceParts } from '../StaffScreens.tsx'
import { AddEstate } from './acts/AddEstate.tsx'
import { PlaceBuildings } from './acts/PlaceBuildings.tsx'
import { useDwellings, useEstates, useTree, type EstateView, type View } from './queries.ts'
import { estateKindWords, words } from './words.ts'

/** Estates and buildings of a community, each building in its base grid. */
export function Register({ place, parts, may }: { place: View; parts: PlaceParts; may: boolean }) {
  const t = useWords(words)
  const [dialog, setDialog] = useState<'estate' | 'place'>()
  const estates = useEstates(place.path)
  const none = <EmptyState icon="building" title={t('registerNone')} hint={t('registerNoneDo')} />
  const all = { data: estates.items, error: estates.error, refetch: estates.refetch }
  return (
    <section>
      <h3 className="with-act">
        {t('register')}
        {may && (
          <>
            <Button size="small" onClick={() => setDialog('estate')}>
              {t('addEstate')}
            </Button>
            {(estates.items?.length ?? 0) > 0 && (
              <Button size="small" onClick={() => setDialog('place')}>
                {t('placeBuildings')}
              </Button>
            )}
          </>
        )}
      </h3>
      <Answering of={all} lines={4} empty={(items) => items.length === 0 && none}>
        {(items) => <Estates place={place} items={items} />}
      </Answering>
      {estates.more && (
        <Button size="small" loading={estates.isFetchingNextPage} onClick={estates.loadMore}>
          {t('more')}
        </Button>
      )}
      {dialog === 'estate' && <AddEstate place={place} parts={parts} onClose={() => setDialog(undefined)} />}
      {dialog === 'place' && (
        <PlaceBuildings place={place} estates={estates.items ?? []} onClose={() => setDialog(undefined)} />
      )}
    </section>
  )
}

function Estates({ place, items }: { place: View; items: readonly EstateView[] }) {
  const t = useWords(words)
  const kind = useWords(estateKindWords)
  const tree = useTree(false)
  const names = new Map(tree.data?.items.map((n) => [n.path, n.name]))
  return (
    <Sideways label={t('registerOf', { name: place.name })}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('estate')}</th>
            <th scope="col">{t('building')}</th>
            <th scope="col">{t('grid')}</th>
            <th scope="col" className="num">
              {t('floors')}
            </th>
            <th scope="col" className="num">
              {t('units')}
            </th>
            <th scope="col">{t('elevator')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((e) =>
            e.buildings.length === 0 ? (
              <tr key={e.id}>
                <th scope="row">
                  {e.name} <small>{kind(e.kind)}</small>
                </th>
                <td colSpan={5} className="none">
                  {t('singleHouses')}
                </td>
              </tr>
            ) : (
              e.buildings.map((b, i) => (
                <tr key={b.id}>
                  {i === 0 && (
                    <th scope="rowgroup" rowSpan={e.buildings.length}>
                      {e.name} <small>{kind(e.kind)}</small>
                    </th>
                  )}
                  <td>{b.name}</td>
                  <td>{names.get(b.place) ?? b.place}</td>
                  <td className="num">{b.floors}</td>
                  <td className="num">{b.units.length}</td>
                  <td>{b.elevator ? t('yes') : t('no')}</td>
                </tr>
              ))
            ),
          )}
        </tbody>
      </table>
    </Sideways>
  )
}

/** The doors of one grid; who lives behind them is for the people room. */
export function Dwellings({ place }: { place: View }) {
  const t = useWords(words)
  const f = useFormat()
  const list = useDwellings(place.path)
  const none = <p className="none">{t('dwellingsNone')}</p>
  const all = { data: list.items, error: list.error, refetch: list.refetch }
  return (
    <section>
      <h3>
        {t('dwellings')}{' '}
        {list.items && (
          <small>
            {f.number(list.items.length)}
            {list.more && '+'}
          </small>
        )}
      </h3>
      <Answering of={all} lines={3} empty={(items) => items.length === 0 && none}>
        {(items) => (
          <ul className="doors">
            {items.map((d) => (
              <li key={d.id}>{d.text}</li>
            ))}
          </ul>
        )}
      </Answering>
      {list.more && (
        <Button size="small" loading={list.isFetchingNextPage} onClick={list.loadMore}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}
