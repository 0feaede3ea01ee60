import { useState } from 'react'
import { dutiesApi } from '../../../domain/duties/api.ts'
import { nextCall } from '../../../domain/duties/calls.ts'
import type { CallOutcome, Whom } from '../../../domain/duties/schema.ts'
import type { DayCheck, DayPerson } from '../../../domain/duties/visits.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useOutbox } from '../../kit/outbox/useOutbox.ts'
import { useSend } from '../../kit/outbox/useSend.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Btns, Flat } from '../../kit/ui/blocks.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { threadOf } from '../../people/FieldHeld.tsx'
import { callWords, whomWords } from '../call-words.ts'
import { CallPerson } from './CallPerson.tsx'
import { keepCheck } from './held.ts'
import { useContactsOf } from './numbers.ts'
import { words } from './words.ts'

const outcomes: readonly CallOutcome[] = ['well', 'no-answer', 'needs-help']

/** Whoever is next in their order, dialled from here; where nobody of the kind is known, it says so. */
function CallNext({ person, next }: { person: DayPerson; next: Exclude<Whom, 'door'> }) {
  const t = useWords(words)
  const whom = useWords(whomWords)
  const known = useContactsOf(person.id).contacts.filter((c) => c.kind === next)
  const duty = person.duties[0]?.id
  if (!duty) return null
  if (next === 'person')
    return (
      <Btns>
        <CallPerson person={person} duty={duty} label={t('callOther', { whom: whom(next), name: person.name })} />
      </Btns>
    )
  if (known.length === 0) return <p className="small">{t('checkNobody', { whom: whom(next) })}</p>
  return (
    <Btns>
      {known.map((c) => (
        <CallPerson
          key={c.id}
          person={person}
          duty={duty}
          contact={c.id}
          label={t('callOther', { whom: whom(next), name: c.name })}
        />
      ))}
    </Btns>
  )
}

/** Who is called every day was not reached: one after the other, in the order they chose, each call noted in one tap. */
export function CheckPart({ person, check }: { person: DayPerson; check: DayCheck }) {
  const t = useWords(words)
  const whom = useWords(whomWords)
  const called = useWords(callWords)
  const f = useFormat()
  const send = useSend()
  const { outbox } = useOutbox()
  const [calls, setCalls] = useState(check.calls)
  const [over, setOver] = useState<CallOutcome>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const next = nextCall(check.order, calls)
  const tap = async (outcome: CallOutcome) => {
    const id = mint()
    const noted = [...calls, { whom: next, outcome }]
    setBusy(true)
    setError(undefined)
    try {
      await send({
        route: dutiesApi.noteCall,
        params: { id: check.id },
        op: id,
        thread: threadOf(person.id),
        about: { who: person.name, what: t('check') },
        body: () => ({ id, whom: next, outcome }),
      })
      await keepCheck(outbox, person.id, outcome === 'no-answer' ? { ...check, calls: noted } : null)
      setCalls(noted)
      if (outcome !== 'no-answer') setOver(outcome)
    } catch (thrown) {
      setError(thrown)
    }
    setBusy(false)
  }
  return (
    <Section title={t('check')}>
      <Flat>
        {over ? (
          <p role="status">{t(over === 'needs-help' ? 'checkHelp' : 'checkOver')}</p>
        ) : (
          <p>{t('checkDue', { when: f.moment(check.dueAt), whom: whom(next) })}</p>
        )}
        {calls.map((c, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- a call is known by its place alone
          <p key={i} className="small">
            {t('checkSo', { whom: whom(c.whom), outcome: called(c.outcome) })}
          </p>
        ))}
      </Flat>
      {!over && next !== 'door' && <CallNext person={person} next={next} />}
      {!over && (
        <Btns>
          {outcomes.map((o) => (
            <Btn key={o} busy={busy} onClick={() => void tap(o)}>
              {called(o)}
            </Btn>
          ))}
        </Btns>
      )}
      {error !== undefined && <ErrorState error={error} />}
    </Section>
  )
}
