import { Button } from 'antd'
import { useState } from 'react'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { RefNo } from '../../kit/staff/RefNo.tsx'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useTaskDone, useTasks, type Task } from '../queries.ts'
import { words } from '../words.ts'

/** People without a phone, who are told by a person. */
export function Tasks() {
  const t = useWords(words)
  const { data } = useTasks()
  if (!data || data.items.length === 0) return null
  return (
    <section className="notice-tasks" aria-labelledby="notice-tasks">
      <h2 id="notice-tasks">{t('tasks')}</h2>
      <p className="note">{t('tasksNote')}</p>
      <ul>
        {data.items.map((task) => (
          <One key={task.id} task={task} />
        ))}
      </ul>
    </section>
  )
}

function One({ task }: { task: Task }) {
  const t = useWords(words)
  const f = useFormat()
  const say = useDone()
  const done = useTaskDone()
  const [ids] = useState(() => ({ told: mint(), notMet: mint() }))
  const send = async (told: boolean) => {
    await done.mutateAsync({ params: { id: task.id }, body: { id: told ? ids.told : ids.notMet, told } })
    say(t(told ? 'toldDone' : 'notMetDone'))
  }
  return (
    <li>
      <p>
        <RefNo no={task.refNo.replaceAll(' ', '')} to={`/requests/${task.request}`} /> <b>{task.item}</b>{' '}
        <small>
          {[task.place.name, t('since', { day: f.day(task.since) }), task.tries > 0 && t('tries', { n: task.tries })]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </p>
      <blockquote aria-label={t('say')}>{task.text}</blockquote>
      <div className="row">
        <Button onClick={() => void send(true).catch(() => undefined)}>{t('told')}</Button>
        <Button onClick={() => void send(false).catch(() => undefined)}>{t('notMet')}</Button>
      </div>
      {done.error !== undefined && done.error !== null && <ErrorState error={done.error} />}
    </li>
  )
}
