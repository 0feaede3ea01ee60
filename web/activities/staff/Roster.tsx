import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { activitiesApi } from '../../../domain/activities/api.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { problemOf } from '../../kit/problem.ts'
import { Link } from '../../kit/router.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useActivityAct, useEntries, useTail, type Entry, type View } from '../queries.ts'
import { ChainForm } from './acts/ChainForm.tsx'
import { EnterForm } from './acts/EnterForm.tsx'
import { NameForm } from './acts/NameForm.tsx'
import { rosterWords } from './roster-words.ts'

/** Who comes and who waits, in the order in which they signed up. [E3][E4] */
export function Roster({ activity: a }: { activity: View }) {
  const t = useWords(rosterWords)
  const list = useEntries(a.id)
  const [dialog, setDialog] = useState<'enter' | 'chain'>()
  const close = () => setDialog(undefined)
  const [only, setOnly] = useState<readonly string[]>()
  const taken = a.capacity === null ? t('takenOpen', { n: a.taken }) : t('takenOf', { n: a.taken, of: a.capacity })
  return (
    <section>
      <h2 className="with-act">
        {t('title')}
        <small>
          {[taken, a.waiting > 0 && t('waitingN', { n: a.waiting }), a.came > 0 && t('cameN', { n: a.came })]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {a.allowed.includes('enter') && (
          <>
            <Button size="small" onClick={() => setDialog('enter')}>
              {t('add')}
            </Button>
            <Button size="small" onClick={() => setDialog('chain')}>
              {t('chain')}
            </Button>
          </>
        )}
      </h2>
      {a.allowed.includes('arrive') && <AtDoor activity={a} only={only} onOnly={setOnly} />}
      <Answering of={list} lines={4}>
        {({ items }) => <Lines activity={a} items={only ? items.filter((e) => only.includes(e.id)) : items} />}
      </Answering>
      {dialog === 'enter' && <EnterForm activity={a} onClose={close} />}
      {dialog === 'chain' && <ChainForm activity={a} onClose={close} />}
    </section>
  )
}

function Lines({ activity, items }: { activity: View; items: Entry[] }) {
  const t = useWords(rosterWords)
  if (items.length === 0) return <p className="none">{t('empty')}</p>
  return (
    <ol className="quiet-list roster">
      {items.map((e) => (
        <Line key={e.id} activity={activity} entry={e} />
      ))}
    </ol>
  )
}

/** Groups in words, as they were said. */
function useSaid(a: View): (e: Entry) => string[] {
  const { lang } = useFormat()
  return (e) => a.rules.criteria.flatMap((c) => c.choices.find((x) => x.code === e.groups[c.code])?.name[lang] ?? [])
}

function Line({ activity: a, entry: e }: { activity: View; entry: Entry }) {
  const t = useWords(rosterWords)
  const f = useFormat()
  const said = useSaid(a)
  const name = e.name ?? t('gone')
  const beside = [
    e.arrived && t('arrivedAt', { time: f.time(e.arrived) }),
    e.state === 'waiting' && t('waits', { n: (e.ahead ?? 0) + 1 }),
    ...said(e),
    e.elder && a.elders && t('elder', { age: a.elders.age }),
    e.own ? t('own') : t('byStaff'),
    e.plays && t('plays', { name: e.plays }),
    f.moment(e.at),
  ]
  return (
    <li className={e.state}>
      <b>{e.person ? <Link to={`/people/${e.person}`}>{name}</Link> : name}</b>
      <small>{beside.filter(Boolean).join(' · ')}</small>
      {a.allowed.includes('arrive') && <Arrived activity={a} entry={e} name={name} />}
      {a.rules.contest && <Plays activity={a.id} entry={e} name={name} />}
      {a.allowed.includes('leave') && !e.arrived && <TakeOff activity={a} entry={e} name={name} />}
    </li>
  )
}

/** Of a competition: the name that stands beside their number. */
function Plays({ activity, entry, name }: { activity: string; entry: Entry; name: string }) {
  const t = useWords(rosterWords)
  const [naming, setNaming] = useState(false)
  const close = () => setNaming(false)
  return (
    <>
      <Button size="small" type="link" aria-label={t('playsOf', { name })} onClick={() => setNaming(true)}>
        {t('playsSet')}
      </Button>
      {naming && <NameForm activity={activity} entry={entry} name={name} onClose={close} />}
    </>
  )
}

/** The sign for the door, and those whose number ends as somebody says at the desk. */
function AtDoor({
  activity: a,
  only,
  onOnly,
}: {
  activity: View
  only: readonly string[] | undefined
  onOnly: (entries: readonly string[] | undefined) => void
}) {
  const t = useWords(rosterWords)
  const tail = useTail()
  const [typed, setTyped] = useState('')
  const find = () =>
    void tail
      .mutateAsync({ params: { id: a.id }, body: { tail: typed } })
      .then(({ entries }) => onOnly(entries))
      .catch(() => undefined)
  return (
    <div className="at-door">
      <Link to={`/activities/${a.id}/door`}>{t('door')}</Link>
      <Input
        className="filter"
        inputMode="numeric"
        maxLength={11}
        aria-label={t('tail')}
        placeholder={t('tail')}
        value={typed}
        onChange={(e) => setTyped(e.target.value.replace(/\D/g, ''))}
        onPressEnter={() => typed.length >= 4 && find()}
      />
      <Button size="small" disabled={typed.length < 4} loading={tail.isPending} onClick={find}>
        {t('tailFind')}
      </Button>
      {only && (
        <>
          <small role="status">{only.length === 0 ? t('tailNone') : t('tailOnly', { tail: typed })}</small>
          <Button size="small" type="link" onClick={() => onOnly(undefined)}>
            {t('tailAll')}
          </Button>
        </>
      )}
    </div>
  )
}

function Arrived({ activity: a, entry: e, name }: { activity: View; entry: Entry; name: string }) {
  const t = useWords(rosterWords)
  const say = useDone()
  const [arrive, notHere] = [useActivityAct(activitiesApi.arrive), useActivityAct(activitiesApi.notHere)]
  const params = { id: a.id, entry: e.id }
  const go = async () => {
    try {
      if (e.arrived) await notHere.mutateAsync({ params, body: { id: mint() } })
      else await arrive.mutateAsync({ params, body: { id: mint(), by: 'roster' } })
      say(t('marked'))
    } catch (error) {
      const problem = problemOf(error)
      say(problem?.detail ?? problem?.title ?? '')
    }
  }
  const label = e.arrived ? t('notHereOf', { name }) : t('hereOf', { name })
  return (
    <Button
      size="small"
      {...(e.arrived ? { type: 'link' as const } : {})}
      aria-label={label}
      loading={arrive.isPending || notHere.isPending}
      onClick={() => void go()}
    >
      {e.arrived ? t('notHere') : t('here')}
    </Button>
  )
}

function TakeOff({ activity: a, entry, name }: { activity: View; entry: Entry; name: string }) {
  const t = useWords(rosterWords)
  const say = useDone()
  const leave = useActivityAct(activitiesApi.leave)
  const [id] = useState(mint)
  const go = async () => {
    try {
      await leave.mutateAsync({ params: { id: a.id, entry: entry.id }, body: { id } })
      say(t('taken'))
    } catch (error) {
      const problem = problemOf(error)
      say(problem?.detail ?? problem?.title ?? '')
    }
  }
  return (
    <Popconfirm
      title={t('takeOffAsk', { name })}
      okText={t('takeOff')}
      cancelText={t('keep')}
      onConfirm={() => void go()}
    >
      <Button size="small" type="link" aria-label={t('takeOffOf', { name })} loading={leave.isPending}>
        {t('takeOff')}
      </Button>
    </Popconfirm>
  )
}
