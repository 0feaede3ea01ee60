import { useCallback, useEffect, useState } from 'react'
import type { Person } from '../../../domain/people/schema.ts'
import { useOnline } from '../../kit/outbox/useOutbox.ts'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn, Btns } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { duplicatesOf, type Hints } from '../queries.ts'
import { words } from './words.ts'

export interface Apart {
  others: string[]
  note: string
}

export interface AlikeProps {
  like: Pick<Person, 'id' | 'name' | 'born' | 'phones'>
  onSame: (person: string) => Promise<unknown>
  onOther: (apart: Apart) => Promise<unknown>
  /** Nobody alike is there any more. */
  onAgain: () => Promise<unknown>
}

type Known = Hints['namesakes'][number] & Partial<Pick<Hints['items'][number], 'same'>>

const marks = { phone: 'samePhone', 'id-number': 'sameNumber', 'name-and-birth': 'sameName' } as const

/** Whom they look like, with a second mark each; the worker who met them says whether it is the same person. */
export function Alike({ like, onSame, onOther, onAgain }: AlikeProps) {
  const t = useWords(words)
  const online = useOnline()
  const { found, error, look } = useAlike(like, online)
  const [busy, setBusy] = useState(false)
  const [other, setOther] = useState(false)
  const during = (work: Promise<unknown>) => {
    setBusy(true)
    void work.finally(() => setBusy(false))
  }
  if (!found) {
    if (error) return <ErrorState error={error} retry={look} />
    return online ? <Skeleton lines={2} /> : <p className="small">{t('alikeNet')}</p>
  }
  return (
    <section className="alike" aria-label={t('alike')}>
      {found.length === 0 && (
        <>
          <p role="status">{t('alikeNone')}</p>
          <Btn icon="refresh" busy={busy} onClick={() => during(onAgain())}>
            {t('again')}
          </Btn>
        </>
      )}
      {found.length > 0 && <h3>{t('alikeAsk')}</h3>}
      {found.map((who) => (
        <KnownOne key={who.id} who={who} busy={busy} onSame={() => during(onSame(who.id))} />
      ))}
      {found.length > 0 && !other && (
        <Btn icon="people" onClick={() => setOther(true)}>
          {t('other')}
        </Btn>
      )}
      {other && <OtherWords busy={busy} onSend={(note) => during(onOther({ others: found.map((f) => f.id), note }))} />}
    </section>
  )
}

function useAlike({ id, name, born, phones }: AlikeProps['like'], online: boolean) {
  const [found, setFound] = useState<Known[]>()
  const [error, setError] = useState<unknown>()
  const [asked, setAsked] = useState(0)
  const numbers = phones.join(' ')
  useEffect(() => {
    if (!online) return
    setError(undefined)
    const body = { name, ...(born && { born }), ...(numbers && { phones: numbers.split(' ') }) }
    duplicatesOf(body).then(
      ({ items, namesakes }) => setFound([...items, ...namesakes].filter((h) => h.id !== id)),
      (e: unknown) => setError(e),
    )
  }, [id, name, born, numbers, online, asked])
  return { found, error, look: useCallback(() => setAsked((n) => n + 1), []) }
}

function KnownOne({ who, busy, onSame }: { who: Known; busy: boolean; onSame: () => void }) {
  const t = useWords(words)
  const second = [
    who.age !== null && t('aged', { n: who.age }),
    who.phone,
    who.address,
    ...(who.same ?? []).map((m) => t(marks[m])),
  ]
  return (
    <div className="flat">
      <p>
        <b>{who.name}</b> <span className="small">{second.filter(Boolean).join(' · ')}</span>
      </p>
      {who.apart && <p className="small">{t('apartSaid', { note: who.apart })}</p>}
      <Btn icon="ok" busy={busy} onClick={onSame}>
        {t('same')}
      </Btn>
    </div>
  )
}

function OtherWords({ busy, onSend }: { busy: boolean; onSend: (note: string) => void }) {
  const t = useWords(words)
  const [note, setNote] = useState('')
  return (
    <div className="field">
      <label htmlFor="apart-note">{t('otherWhy')}</label>
      <input
        id="apart-note"
        autoComplete="off"
        maxLength={200}
        value={note}
        onChange={(e) => setNote(e.target.value)}
      />
      <Btns>
        <Btn icon="ok" busy={busy} disabled={note.trim().length < 2} onClick={() => onSend(note.trim())}>
          {t('otherSend')}
        </Btn>
      </Btns>
    </div>
  )
}
