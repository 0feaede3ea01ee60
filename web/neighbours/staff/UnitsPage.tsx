import { Button } from 'antd'
import { useState } from 'react'
import { useMay, useRoot } from '../../accounts/queries.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { Sideways } from '../../kit/staff/Sideways.tsx'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useUnits, useUnregister, type Units } from '../wish-queries.ts'
import { RegisterForm } from './RegisterForm.tsx'
import { wishWords } from './wish-words.ts'
import { words } from './words.ts'

/** Units registered at communities of a place ÷ those due, and who is missing. [S0-17] */
export function UnitsPage() {
  const t = useWords(wishWords)
  const w = useWords(words)
  const may = useMay()
  const root = useRoot()
  const [under, setUnder] = useState<string | null>(null)
  const [entering, setEntering] = useState(false)
  const of = useUnits(under ?? root)
  return (
    <>
      <Crumbs label={w('crumbs')} crumbs={[{ name: w('title'), to: '/neighbours' }, { name: t('units') }]} />
      <PageHead title={t('units')} note={t('unitsNote')}>
        {may('neighbours.keep') && <Button onClick={() => setEntering(true)}>{t('register')}</Button>}
      </PageHead>
      <div className="filters">
        <span className="filter">
          <PlaceSelect id="f-under" label={w('place')} value={under ?? root} onChange={(p) => setUnder(p ?? null)} />
        </span>
      </div>
      <Answering of={of} lines={6}>
        {(u) => <All of={u} />}
      </Answering>
      {entering && <RegisterForm onClose={() => setEntering(false)} />}
    </>
  )
}

function All({ of: u }: { of: Units }) {
  const t = useWords(wishWords)
  const f = useFormat()
  const rate =
    u.due === 0 ? t('rateNone') : t('rateIs', { n: u.registered, due: u.due, share: f.percent(u.registered / u.due) })
  return (
    <>
      <Facts
        wide
        rows={[
          [t('rate'), rate],
          [t('missing'), u.missing.map((m) => m.unitName).join('、')],
          [t('members'), u.members === null ? t('few') : t('about', { n: u.members })],
          [t('membersHere'), u.membersHere === null ? t('few') : t('about', { n: u.membersHere })],
        ]}
      />
      {u.items.length === 0 ? <p className="none">{t('none')}</p> : <Table of={u} />}
    </>
  )
}

function Table({ of: u }: { of: Units }) {
  const t = useWords(wishWords)
  return (
    <Sideways label={t('units')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('unit')}</th>
            <th scope="col">{t('place')}</th>
            <th scope="col">{t('membersOf')}</th>
            <th scope="col">{t('since')}</th>
            <th scope="col">{t('unregister')}</th>
          </tr>
        </thead>
        <tbody>
          {u.items.map((r) => (
            <Row key={r.id} of={r} />
          ))}
        </tbody>
      </table>
    </Sideways>
  )
}

function Row({ of: r }: { of: Units['items'][number] }) {
  const t = useWords(wishWords)
  const f = useFormat()
  const may = useMay()
  const end = useUnregister()
  const [id] = useState(mint)
  return (
    <tr>
      <th scope="row">{r.unitName}</th>
      <td>{r.placeName}</td>
      <td>{r.members === null ? '' : t('about', { n: r.members })}</td>
      <td>{f.fullDate(r.from)}</td>
      <td>
        {may('neighbours.keep') && (
          <Button loading={end.isPending} onClick={() => end.mutate({ params: { id: r.id }, body: { id } })}>
            {t('unregister')}
          </Button>
        )}
        {end.error !== undefined && <ErrorState error={end.error} />}
      </td>
    </tr>
  )
}
