import { Button } from 'antd'
import { useState } from 'react'
import { dutiesApi } from '../../../domain/duties/api.ts'
import type { CallOutcome, Whom } from '../../../domain/duties/schema.ts'
import { peopleApi } from '../../../domain/people/api.ts'
import { call } from '../../kit/client.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { telOf } from '../../kit/ui/Calls.tsx'
import { useWords } from '../../kit/words.ts'
import { useChecks, useDutyAct, usePlans, type Check } from './queries.ts'
import { callWords, whomWords } from '../call-words.ts'
import { words } from './words.ts'

const outcomes: readonly CallOutcome[] = ['well', 'no-answer', 'needs-help']

/** Who is called every day and was not reached: whom to call now, each call noted in one tap. */
export function Checks({ place, may }: { place: string; may: boolean }) {
  const t = useWords(words)
  const checks = useChecks(place)
  if (!checks.items?.length) return null
  return (
    <section className="checks">
      <h2>{t('checks')}</h2>
      <ul className="quiet-list">
        {checks.items.map((c) => (
          <One key={c.id} check={c} may={may} />
        ))}
      </ul>
    </section>
  )
}

/** The number of whoever is next, asked for when it is needed: the check is the reason, and the call is noted. */
function CallNow({ check, next }: { check: Check; next: Whom }) {
  const t = useWords(words)
  const whom = useWords(whomWords)
  const [phones, setPhones] = useState<Record<string, string>>({})
  const [error, setError] = useState<unknown>()
  if (next === 'door') return null
  const known =
    next === 'person' ? [{ id: '', name: check.person.name }] : check.contacts.filter((c) => c.kind === next)
  if (known.length === 0) return <small>{t('checkNobody', { whom: whom(next) })}</small>
  const ask = (contact: string) =>
    call(peopleApi.call, {
      params: { id: check.person.id },
      body: { id: mint(), matter: check.duty, ...(contact && { contact }) },
    })
      .then(({ phone }) => setPhones({ ...phones, [contact]: phone }))
      .catch(setError)
  return (
    <>
      {known.map((c) => {
        const phone = phones[c.id]
        const name = t('checkCall', { name: c.name })
        return phone ? (
          <a key={c.id} href={telOf(phone)}>
            {c.name} {phone}
          </a>
        ) : (
          <Button key={c.id} size="small" type="link" onClick={() => void ask(c.id)}>
            {name}
          </Button>
        )
      })}
      {error !== undefined && <ErrorState error={error} retry={() => setError(undefined)} />}
    </>
  )
}

function One({ check, may }: { check: Check; may: boolean }) {
  const t = useWords(words)
  const whom = useWords(whomWords)
  const called = useWords(callWords)
  const plans = usePlans()
  const f = useFormat()
  const say = useDone()
  const note = useDutyAct(dutiesApi.noteCall)
  const [error, setError] = useState<unknown>()
  const next = check.next ?? 'door'
  const tap = (outcome: CallOutcome) =>
    note
      .mutateAsync({ params: { id: check.id }, body: { id: mint(), whom: next, outcome } })
      .then(({ refNo }) => say(refNo ? t('helpFiled', { no: f.ref(refNo) }) : t('saved')))
      .catch(setError)
  return (
    <li>
      <Link to={`/people/${check.person.id}`}>{check.person.name}</Link>
      <span>{plans.name(check.plan)}</span>
      <b>{t('checkDue', { when: f.moment(check.dueAt) })}</b>
      {check.calls.map((c) => (
        <small key={`${c.whom} ${c.at}`}>{t('calledSo', { whom: whom(c.whom), outcome: called(c.outcome) })}</small>
      ))}
      {may && (
        <>
          <span>{t('checkNext', { whom: whom(next) })}</span>
          <CallNow check={check} next={next} />
          {outcomes.map((o) => (
            <Button
              key={o}
              size="small"
              loading={note.isPending}
              aria-label={`${check.person.name} ${t('calledSo', { whom: whom(next), outcome: called(o) })}`}
              onClick={() => void tap(o)}
            >
              {called(o)}
            </Button>
          ))}
        </>
      )}
      {error !== undefined && <ErrorState error={error} retry={() => setError(undefined)} />}
    </li>
  )
}
