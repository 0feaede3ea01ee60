import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useFormat } from '../../kit/now.ts'
import { mint } from '../../kit/mint.ts'
import { Link, useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { Masked } from '../../kit/staff/Masked.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { communityName, useAllPlaceNames } from '../../places/queries.ts'
import { EditPerson } from './acts/EditPerson.tsx'
import { LinkAccount } from './acts/LinkAccount.tsx'
import type { ColleaguePick, PersonBeside } from '../StaffScreens.tsx'
import { useCares } from '../queries.ts'
import { Categories } from './Categories.tsx'
import { ClaimsOf } from './Claims.tsx'
import { Contacts } from './Contacts.tsx'
import { Events } from './Events.tsx'
import { Extras } from './Extras.tsx'
import { HomeOf } from './HomeOf.tsx'
import './people.css'
import { revealed, useCard, type Card } from './queries.ts'
import { sexWords, words } from './words.ts'
import { eventWords } from './words/events.ts'
import { mergeWords } from './words/merge.ts'

interface PersonParts {
  useMayAt: UseMayAt
  ColleaguePick: ColleaguePick
  Beside: PersonBeside
}

/** One person, masked: what may be shown in clear is asked for one value at a time, with a reason. */
export function PersonPage(parts: PersonParts) {
  const t = useWords(words)
  const { id } = useParams<{ id: string }>()
  const card = useCard(id)
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/people' }, { name: card.data?.name ?? '…' }]} />
      <Answering of={card} lines={10}>
        {(c) => <Whole card={c} {...parts} />}
      </Answering>
    </>
  )
}

function Whole({ card, useMayAt, ColleaguePick, Beside }: PersonParts & { card: Card }) {
  const t = useWords(words)
  const f = useFormat()
  const sex = useWords(sexWords)
  const event = useWords(eventWords)
  const merge = useWords(mergeWords)
  const cares = useCares()
  const mayAt = useMayAt()
  const [dialog, setDialog] = useState<'edit' | 'link'>()
  const edits = mayAt('people.edit', card.place)
  return (
    <>
      <header className="of-one-head">
        <h1>{card.name}</h1>
        <span>{[sex(card.sex), card.age !== null && t('years', { n: card.age })].filter(Boolean).join(' · ')}</span>
        {card.died && <span className="fake">{t('died', { day: f.fullDate(card.died) })}</span>}
        {card.left && !card.died && <span className="fake">{event('left', { day: f.fullDate(card.left) })}</span>}
        <span className="cares">
          {card.categories.map((c) => (
            <span key={c} className="care">
              {cares.name(c)}
            </span>
          ))}
        </span>
        <span className="grow" />
        {edits && <Button onClick={() => setDialog('edit')}>{t('edit')}</Button>}
        {mayAt('people.settle', card.place) && (
          <Link className="head-link" to={`/people/${card.id}/merge`}>
            {card.merges > 0 ? merge('open', { n: card.merges }) : merge('title')}
          </Link>
        )}
        {mayAt('people.link', card.place) && <Button onClick={() => setDialog('link')}>{t('link')}</Button>}
      </header>
      <div className="of-one person-page">
        <div>
          <PersonFacts card={card} may={mayAt('people.reveal', card.place)} />
          <Extras card={card} may={edits} reveals={mayAt('people.reveal', card.place)} />
        </div>
        <div>
          <ClaimsOf card={card} may={mayAt('people.settle', card.place)} />
          <Contacts card={card} may={edits} reveals={mayAt('people.reveal', card.place)} />
          <Categories card={card} may={edits} />
          <HomeOf card={card} may={edits} ColleaguePick={ColleaguePick} />
          <Events card={card} may={edits} />
          <Beside person={card.id} />
        </div>
      </div>
      {dialog === 'edit' && <EditPerson card={card} onClose={() => setDialog(undefined)} />}
      {dialog === 'link' && <LinkAccount card={card} onClose={() => setDialog(undefined)} />}
    </>
  )
}

type What = 'name' | 'phones' | 'idNumber' | 'born' | 'address' | 'addressNote'

function PersonFacts({ card, may }: { card: Card; may: boolean }) {
  const t = useWords(words)
  const f = useFormat()
  const places = useAllPlaceNames()
  const where = (
    <Link to={`/places?at=${card.place}`}>
      {[communityName(places, card.place.replace(/[^/]+\/$/, '')), places.get(card.place)].filter(Boolean).join(' · ')}
    </Link>
  )
  const masked = (what: What, label: string, value: string | null): [string, ReactNode] => [
    label,
    value && (
      <Masked
        key={what}
        value={value}
        what={label}
        reveal={
          may
            ? async (why) => {
                const shown = (await revealed(card.id, { id: mint(), what: [what], why }))[what]
                return Array.isArray(shown) ? shown.join(f.lang === 'zh' ? '、' : ', ') : (shown ?? '—')
              }
            : undefined
        }
      />
    ),
  ]
  return (
    <section>
      <h2>{t('facts')}</h2>
      <Facts
        wide
        rows={[
          masked('name', t('name'), card.name),
          masked('phones', t('phone'), card.phones.join(f.lang === 'zh' ? '、' : ', ') || null),
          masked('born', t('born'), card.born && t('bornYear', { year: card.born })),
          masked('idNumber', t('idNumber'), card.idNumber),
          masked('address', t('address'), card.address),
          masked('addressNote', t('addressNote'), card.addressNote ? t('noteHidden') : null),
          [t('grid'), where],
          [t('accounts'), card.accounts > 0 ? t('accountsCount', { n: card.accounts }) : t('accountsNone')],
        ]}
      />
    </section>
  )
}
