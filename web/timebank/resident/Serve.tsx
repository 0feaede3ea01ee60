import { useState } from 'react'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { Halves } from '../../kit/form/choices.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Answering, EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, BtnLink, Flat } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { communityName, usePlaceNames } from '../../places/queries.ts'
import { useBoard, useTake, type OpenOrder } from '../orders.ts'
import { useMine, useTime, type Own } from '../queries.ts'
import './timebank.css'
import { orderPageWords } from './words.ts'

/** Who near a volunteer asked for help, without names; whoever wants to goes. [F13] */
export function Serve() {
  const t = useWords(orderPageWords)
  const nobody = <EmptyState icon="person" title={t('noPayer')} hint={t('noPayerDo')} />
  return (
    <Page title={t('serve')} lead={t('serveLead')} back={{ name: t('back'), to: '/time-bank' }}>
      <SignedIn>{() => <People nobody={nobody} />}</SignedIn>
    </Page>
  )
}

function People({ nobody }: { nobody: React.ReactNode }) {
  return (
    <Answering of={useMine()} empty={({ items }) => items.length === 0 && nobody}>
      {({ items }) => <Chosen people={items} />}
    </Answering>
  )
}

/** Somebody who speaks for a child as well says who goes. */
function Chosen({ people }: { people: readonly Own[] }) {
  const t = useWords(orderPageWords)
  const form = useForm({ start: { as: people[0]!.person } })
  return (
    <>
      {people.length > 1 && (
        <Halves
          form={form}
          name="as"
          legend={t('as')}
          options={people.map((p) => ({ value: p.person, label: p.name }))}
        />
      )}
      <Board key={form.values.as} person={form.values.as} />
    </>
  )
}

function Board({ person }: { person: string }) {
  const t = useWords(orderPageWords)
  const board = useBoard(person)
  const none = <EmptyState icon="walk" title={t('noneOpen')} hint={t('noneOpenDo')} />
  return (
    <>
      <Answering
        of={{ data: board.items, error: board.error, refetch: board.refetch }}
        lines={6}
        empty={(items) => items.length === 0 && none}
      >
        {(items) => (
          <ul className="stack bank-orders">
            {items.map((o) => (
              <li key={o.id}>
                <One of={o} person={person} />
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {board.more && <Btn onClick={board.loadMore}>{t('more')}</Btn>}
    </>
  )
}

function One({ of: o, person }: { of: OpenOrder; person: string }) {
  const t = useWords(orderPageWords)
  const lang = useLanguage()
  const f = useFormat()
  const time = useTime()
  const name = useCatalogueNames()
  const places = usePlaceNames(true)
  const take = useTake()
  const [id] = useState(mint)
  const [taken, setTaken] = useState(false)
  const go = () =>
    void take
      .mutateAsync({ params: { id: o.id }, body: { id, person } })
      .then(() => setTaken(true))
      .catch(() => undefined)
  return (
    <Flat className="bank-order">
      <b>{name(o.item, lang)}</b>
      <span>{f.fullDate(o.day)}</span>
      <span className="small">
        {[communityName(places, o.place), time.said(o.minutes)].filter(Boolean).join(' · ')}
      </span>
      {taken ? (
        <>
          <State tone="good">{t('taken')}</State>
          <BtnLink to="/time-bank/orders">{t('orders')}</BtnLink>
        </>
      ) : (
        <Btn icon="walk" busy={take.isPending} onClick={go}>
          {t('take')}
        </Btn>
      )}
      {take.error !== undefined && <ErrorState error={take.error} />}
    </Flat>
  )
}
