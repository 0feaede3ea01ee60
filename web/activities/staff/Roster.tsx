import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { activitiesApi } from '../../../domain/activities/api.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { problemOf } from '../../kit/problem.ts'
import { Link } from '../../kit/router.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useActivityAct, useEntries, type Entry, type View } from '../queries.ts'
import { ChainForm } from './acts/ChainForm.tsx'
import { EnterForm } from './acts/EnterForm.tsx'
import { rosterWords } from './roster-words.ts'

/** Who comes and who waits, in the order in which they signed up. [E3][E4] */
export function Roster({ activity: a }: { activity: View }) {
  const t = useWords(rosterWords)
  const list = useEntries(a.id)
  const [dialog, setDialog] = useState<'enter' | 'chain'>()
  const close = () => setDialog(undefined)
  const taken = a.capacity === null ? t('takenOpen', { n: a.taken }) : t('takenOf', { n: a.taken, of: a.capacity })
  return (
    <section>
      <h2 className="with-act">
        {t('title')}
        <small>{[taken, a.waiting > 0 && t('waitingN', { n: a.waiting })].filter(Boolean).join(' · ')}</small>
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
      <Answering of={list} lines={4}>
        {({ items }) => <Lines activity={a} items={items} />}
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
    e.state === 'waiting' && t('waits', { n: (e.ahead ?? 0) + 1 }),
    ...said(e),
    e.elder && a.elders && t('elder', { age: a.elders.age }),
    e.own ? t('own') : t('byStaff'),
    f.moment(e.at),
  ]
  return (
    <li className={e.state}>
      <b>{e.person ? <Link to={`/people/${e.person}`}>{name}</Link> : name}</b>
      <small>{beside.filter(Boolean).join(' · ')}</small>
      {a.allowed.includes('leave') && <TakeOff activity={a} entry={e} name={name} />}
    </li>
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
