import { useId, useMemo, useState } from 'react'
import { entryCode, entryOfSign, foundAtDoor } from '../../../domain/activities/door.ts'
import type { DoorEntry, DoorList } from '../../../domain/activities/field-api.ts'
import { useFormat } from '../../kit/now.ts'
import { useParams } from '../../kit/router.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import './field.css'
import { useDoors, useMarks, useMarksWaiting } from './held.ts'
import { Passers } from './Passers.tsx'
import { Scan } from './Scan.tsx'
import { words } from './words.ts'

/** More are not drawn at once; a name finds the one. */
const drawn = 60

/** The list of one activity at the door: found by name, code or number, marked with a press, with or without a network. */
export function ListPage() {
  const { id } = useParams<{ id: string }>()
  const t = useWords(words)
  const { time } = useFormat()
  const { lists, online, error, renew } = useDoors()
  const list = lists?.find((l) => l.id === id)
  const back = { name: t('title'), to: '/doors' }
  if (!list)
    return (
      <Page title={t('list')} back={back}>
        {lists ? (
          <EmptyState title={t('none')} hint={t('noneDo')} />
        ) : error !== undefined && online ? (
          <ErrorState error={error} retry={renew} />
        ) : online ? (
          <Skeleton lines={6} />
        ) : (
          <EmptyState icon="offline" title={t('notHeld')} hint={t('notHeldDo')} />
        )}
      </Page>
    )
  const when = t('when', { from: time(list.from), to: time(list.to) })
  return (
    <Page title={list.title} above={[when, list.placeName, list.where].filter(Boolean).join(' · ')} back={back}>
      {!online && list.list && (
        <p className="aside" role="status">
          <Icon name="offline" />
          <span>{t('offline')}</span>
        </p>
      )}
      {list.list && <Roster list={list} />}
      <Passers list={list} />
    </Page>
  )
}

function Roster({ list }: { list: DoorList }) {
  const t = useWords(words)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [scans, setScans] = useState(false)
  const [seen, setSeen] = useState('')
  const waiting = useMarksWaiting()
  const { mark } = useMarks(list)
  const [error, setError] = useState<unknown>()
  // What was marked here holds until the server's own list tells it.
  const entries = useMemo(
    () =>
      list.entries.map((e) => {
        const said = waiting.get(e.id)
        return { ...e, arrived: said === undefined ? e.arrived : said, waits: said !== undefined }
      }),
    [list.entries, waiting],
  )
  const found = foundAtDoor(entries, typed)
  const came = entries.filter((e) => e.arrived !== null).length
  const press = (entry: DoorEntry, name: string, here: boolean) => {
    setTyped('')
    mark(entry, name, here).then(() => setError(undefined), setError)
  }
  const read = (text: string) => {
    const entry = entries.find((e) => e.id === entryOfSign(text))
    const name = entry?.name ?? t('gone')
    setSeen(entry ? t(entry.arrived === null ? 'scanned' : 'scannedBefore', { name }) : t('scannedNot'))
    if (entry?.arrived === null) press(entry, name, true)
  }
  return (
    <Section title={t('list')} aside={t('cameOf', { n: came, of: entries.length })}>
      {entries.length === 0 ? (
        <p className="small">{t('listNone')}</p>
      ) : (
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
            onChange={(e) => setTyped(e.target.value)}
          />
        </div>
      )}
      {entries.length > 0 && (
        <Btn icon="camera" aria-expanded={scans} onClick={() => setScans(!scans)}>
          {t(scans ? 'scanEnd' : 'scan')}
        </Btn>
      )}
      {scans && <Scan onRead={read} />}
      <p role="status" className="scan-said">
        {scans && seen}
      </p>
      {error !== undefined && <ErrorState error={error} />}
      {entries.length > 0 && found.length === 0 && (
        <EmptyState icon="search" title={t('nobody')} hint={t('nobodyDo')} />
      )}
      {found.length > 0 && (
        <ul className="flat list door-list">
          {found.slice(0, drawn).map((e) => (
            <li key={e.id} className="item">
              <Who entry={e} waits={e.waits} onPress={press} />
            </li>
          ))}
        </ul>
      )}
      {found.length > drawn && <p className="small">{t('firstN', { n: drawn })}</p>}
    </Section>
  )
}

interface WhoProps {
  entry: DoorEntry
  waits: boolean
  onPress: (entry: DoorEntry, name: string, here: boolean) => void
}

function Who({ entry, waits, onPress }: WhoProps) {
  const t = useWords(words)
  const { time } = useFormat()
  const name = entry.name ?? t('gone')
  const code = entryCode(entry.id)
  const { arrived } = entry
  return (
    <>
      <span>
        <b>{name}</b>
        <small className="hint">
          {[entry.waiting && t('waiting'), t('code', { code })].filter(Boolean).join(' · ')}
        </small>
        {arrived && (
          <State tone="good" {...(waits && { icon: 'upload' as const })}>
            {t(waits ? 'sinceWaits' : 'since', { time: time(arrived) })}
          </State>
        )}
      </span>
      {arrived ? (
        <button
          type="button"
          className="as-link"
          aria-label={t('wrongOf', { name, code })}
          onClick={() => onPress(entry, name, false)}
        >
          {t('wrong')}
        </button>
      ) : (
        <Btn icon="ok" aria-label={t('hereOf', { name, code })} onClick={() => onPress(entry, name, true)}>
          {t('here')}
        </Btn>
      )}
    </>
  )
}
