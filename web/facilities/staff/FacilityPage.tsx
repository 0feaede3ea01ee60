import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { Link, useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useFacility, useKinds, type View } from '../queries.ts'
import { hoursWords } from '../words.ts'
import { CloseFacility, EditFacility } from './acts/FacilityForms.tsx'
import { EditHours } from './acts/HoursForm.tsx'
import { Checks } from './Checks.tsx'
import './facilities.css'
import { HoursTable } from './HoursTable.tsx'
import { Uses } from './Uses.tsx'
import { words } from './words.ts'

/** One facility: where it is, when it is open, who has it, who looked at it. */
export function FacilityPage({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(words)
  const { id } = useParams<{ id: string }>()
  const facility = useFacility(id)
  return (
    <>
      <Crumbs
        label={t('crumbs')}
        crumbs={[{ name: t('title'), to: '/facilities' }, { name: facility.data?.name ?? '…' }]}
      />
      <Answering of={facility} lines={10}>
        {(f) => <Whole facility={f} useMayAt={useMayAt} />}
      </Answering>
    </>
  )
}

type Dialog = 'edit' | 'hours' | 'close'

function Whole({ facility: f, useMayAt }: { facility: View; useMayAt: UseMayAt }) {
  const t = useWords(words)
  const hours = useWords(hoursWords)
  const format = useFormat()
  const kinds = useKinds()
  const mayAt = useMayAt()
  const [dialog, setDialog] = useState<Dialog>()
  const may = (what: string) => f.closed === null && mayAt(`facilities.${what}`, f.place, f.unit ?? undefined)
  const close = () => setDialog(undefined)
  const mode = kinds.of(f.kind)?.use
  const board = kinds.of(f.kind)?.group === 'publicity'
  return (
    <>
      <header className="of-one-head">
        <h1>{f.name}</h1>
        <span>{kinds.name(f.kind)}</span>
        {!f.closed && !board && <span>{f.open ? hours('openNow') : hours('shutNow')}</span>}
        {f.closed && <span className="fake">{t('closedFrom', { day: format.fullDate(f.closed) })}</span>}
        <span className="grow" />
        {may('edit') && (
          <>
            <Button onClick={() => setDialog('edit')}>{t('edit')}</Button>
            <Button onClick={() => setDialog('close')}>{t('close')}…</Button>
          </>
        )}
      </header>
      <div className="of-one">
        <div>
          <FacilityFacts facility={f} />
          <Rooms facility={f} />
        </div>
        <div>
          {!board && <HoursTable facility={f} onEdit={may('edit') ? () => setDialog('hours') : undefined} />}
          {mode !== 'none' && <Uses facility={f} may={may('use')} />}
          <Checks facility={f} may={may('check')} />
        </div>
      </div>
      {dialog === 'edit' && <EditFacility facility={f} onClose={close} />}
      {dialog === 'hours' && <EditHours facility={f} onClose={close} />}
      {dialog === 'close' && <CloseFacility facility={f} onClose={close} />}
    </>
  )
}

function FacilityFacts({ facility: f }: { facility: View }) {
  const t = useWords(words)
  const format = useFormat()
  const call = f.phone && <a href={`tel:${f.phone}`}>{f.phone}</a>
  const where = <Link to={`/places?at=${f.place}`}>{f.placeName}</Link>
  const house = f.within && <Link to={`/facilities/${f.within}`}>{f.withinName}</Link>
  return (
    <section>
      <h2>{t('facts')}</h2>
      <Facts
        wide
        rows={[
          [t('address'), f.address],
          [t('phone'), call],
          [t('place'), where],
          [t('estate'), f.estateName],
          [t('within'), house],
          [t('unit'), f.unitName],
          [t('area'), f.area && `${format.number(f.area)} ${t('squareMetres')}`],
          [t('seats'), f.seats && format.number(f.seats)],
          [t('point'), f.point?.join(', ')],
          [t('opened'), format.fullDate(f.opened)],
        ]}
      />
    </section>
  )
}

function Rooms({ facility }: { facility: View }) {
  const t = useWords(words)
  const kinds = useKinds()
  if (facility.rooms.length === 0) return null
  return (
    <section>
      <h2>{t('rooms')}</h2>
      <ul className="quiet-list">
        {facility.rooms.map((r) => (
          <li key={r.id}>
            <Link to={`/facilities/${r.id}`}>{r.name}</Link> <small>{kinds.name(r.kind)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
