import { useId, useMemo, useState } from 'react'
import { blockOf, findHeld, type FieldHome, type Hit } from '../../../domain/people/area.ts'
import { useEpoch } from '../../kit/outbox/useOutbox.ts'
import { Link } from '../../kit/router.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { BtnLink } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useArea } from './area.ts'
import { PersonLine } from './PersonLine.tsx'
import { words } from './words.ts'

/** More are not listed at once; a few more letters find the one. */
const listed = 30

/** In memory alone and for as long as the phone stays open: coming back from a card, the search stands as it was. */
let last = { epoch: -1, typed: '' }

/** Everybody of the own area, found by name or door, or walked through house by house. */
export function HomesPage() {
  const t = useWords(words)
  const epoch = useEpoch()
  const [typed, setTyped] = useState(last.epoch === epoch ? last.typed : '')
  const area = useArea(true)
  const type = (text: string) => {
    last = { epoch, typed: text }
    setTyped(text)
  }
  const people = area.homes?.reduce((n, h) => n + h.people.length, 0) ?? 0
  return (
    <Page title={t('homes')} {...(area.homes && { above: t('sum', { homes: area.homes.length, people }) })}>
      {area.homes ? (
        <>
          <Search typed={typed} onType={type} />
          {typed.trim() ? <Found homes={area.homes} typed={typed} /> : <Blocks homes={area.homes} />}
          {area.more > 0 && <p className="aside">{t('more', { n: area.more })}</p>}
        </>
      ) : area.error ? (
        <ErrorState error={area.error} retry={area.renew} />
      ) : area.none ? (
        <EmptyState icon="people" title={t('none')} hint={t('noneDo')} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}

function Search({ typed, onType }: { typed: string; onType: (text: string) => void }) {
  const t = useWords(words)
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('find')}</label>
      <p className="hint" id={`${id}-h`}>
        {t('findHint')}
      </p>
      <input
        id={id}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        aria-describedby={`${id}-h`}
        value={typed}
        onChange={(e) => onType(e.target.value)}
      />
    </div>
  )
}

function Found({ homes, typed }: { homes: readonly FieldHome[]; typed: string }) {
  const t = useWords(words)
  const { exact, like } = useMemo(() => findHeld(homes, typed), [homes, typed])
  const hits = exact.length > 0 ? exact : like
  if (hits.length === 0)
    return (
      <EmptyState icon="search" title={t('nobody')} hint={t('nobodyDo')}>
        <AddLink />
      </EmptyState>
    )
  return (
    <>
      <p className="small" role="status">
        {exact.length > 0 ? t('foundN', { n: hits.length }) : t('likeN', { n: hits.length })}
        {hits.length > listed && ` · ${t('firstN', { n: listed })}`}
      </p>
      <ul className="flat list">
        {hits.slice(0, listed).map((hit) => (
          <li key={hit.person.id}>
            <HitLine {...hit} />
          </li>
        ))}
      </ul>
      <AddLink />
    </>
  )
}

const HitLine = ({ home, person }: Hit) => <PersonLine person={person} at={home.address} to={`/visits/${person.id}`} />

function AddLink() {
  const t = useWords(words)
  return (
    <BtnLink to="/people/new" icon="plus">
      {t('add')}
    </BtnLink>
  )
}

interface Block {
  name: string
  homes: FieldHome[]
}

/** Homes by what one stands before; doors in their order, whoever has no address last. */
function blocksOf(homes: readonly FieldHome[]): Block[] {
  const blocks = new Map<string, Block>()
  const key = (h: FieldHome) => h.ordered ?? h.address ?? '\uffff'
  for (const home of homes.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))) {
    const name = home.address ? blockOf(home.address).block : ''
    const block = blocks.get(name) ?? { name, homes: [] }
    block.homes.push(home)
    blocks.set(name, block)
  }
  return [...blocks.values()]
}

function Blocks({ homes }: { homes: readonly FieldHome[] }) {
  const t = useWords(words)
  const blocks = useMemo(() => blocksOf(homes), [homes])
  return (
    <>
      {blocks.map((block) => (
        <BlockPart key={block.name} block={block} name={block.name || t('noAddress')} />
      ))}
      <AddLink />
    </>
  )
}

/** Its doors are drawn when it is opened: a grid has hundreds. */
function BlockPart({ block, name }: { block: Block; name: string }) {
  const t = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <details className="press block" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        <Icon name="home" />
        <span>{name}</span>
        <small>{t('homesN', { n: block.homes.length })}</small>
        <Icon name="down" />
      </summary>
      {open && (
        <ul className="list">
          {block.homes.map((home) => (
            <li key={home.id}>
              <DoorLine home={home} />
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

function DoorLine({ home }: { home: FieldHome }) {
  const t = useWords(words)
  const door = home.address ? blockOf(home.address).door || home.address : t('noAddress')
  return (
    <Link className="task" to={`/homes/${home.id}`}>
      <span className="n">
        <b>{door}</b>
        <small>{home.people.map((p) => (p.age === null ? p.name : `${p.name} ${p.age}`)).join('、')}</small>
      </span>
      <Icon name="next" />
    </Link>
  )
}
