import { useState } from 'react'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Btns, Flat } from '../../kit/ui/blocks.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { Listed, TeamHearing, UnreadDot, useSeen, When } from '../parts.tsx'
import { useInbox, useMarkAll, useTaskDone, useTasks, useUnread, type Notice, type Task } from '../queries.ts'
import { words } from '../words.ts'

/** Whom to tell in person, then what one was told. */
export function Notices() {
  const t = useWords(words)
  const inbox = useInbox(false)
  const unread = useUnread().data?.unread ?? 0
  const markAll = useMarkAll()
  const tasks = useTasks()
  const newest = inbox.items?.[0]?.id
  return (
    <Page title={t('title')} back={{ name: t('me'), to: '/me' }}>
      {tasks.data && tasks.data.items.length > 0 && (
        <Section title={t('tasks')}>
          <p className="small">{t('tasksNote')}</p>
          {tasks.data.items.map((task) => (
            <OneTask key={task.id} task={task} />
          ))}
        </Section>
      )}
      <Listed inbox={inbox} className="flat list notices" empty={t('empty')}>
        {(notice) => <One key={notice.id} notice={notice} />}
      </Listed>
      {inbox.more && (
        <Btn busy={inbox.isFetchingNextPage} onClick={inbox.loadMore}>
          {t('more')}
        </Btn>
      )}
      {newest && unread > 0 && (
        <Btn icon="ok" busy={markAll.isPending} onClick={() => markAll.mutate({ body: { newest } })}>
          {t('markAll')}
        </Btn>
      )}
    </Page>
  )
}

function One({ notice }: { notice: Notice }) {
  const t = useWords(words)
  const { title, text, read, request, team } = notice
  const seen = useSeen(notice)
  return (
    <li>
      <UnreadDot read={read} />
      <div className="what">
        <p>
          <b>{title}</b>
        </p>
        <p>{text}</p>
        <p className="small">
          <When {...notice} />
        </p>
        {team && <TeamHearing />}
        {request && (
          <Link to={`/requests/${request}`} onClick={seen} aria-label={`${t('open')}${title}`}>
            {t('open')}
          </Link>
        )}
      </div>
      {!read && (
        <button type="button" className="as-link" aria-label={t('markOf', { title })} onClick={seen}>
          {t('mark')}
        </button>
      )}
    </li>
  )
}

function OneTask({ task }: { task: Task }) {
  const t = useWords(words)
  const f = useFormat()
  const done = useTaskDone()
  const [ids] = useState(() => ({ told: mint(), notMet: mint() }))
  const send = (told: boolean) =>
    done.mutate({ params: { id: task.id }, body: { id: told ? ids.told : ids.notMet, told } })
  return (
    <Flat aria-label={task.item}>
      <p>
        <Link to={`/requests/${task.request}`}>{task.item}</Link>
      </p>
      <p className="small">
        {[task.place.name, t('since', { day: f.day(task.since) }), task.tries > 0 && t('tries', { n: task.tries })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>{task.text}</p>
      <Btns>
        <Btn icon="ok" busy={done.isPending} onClick={() => send(true)}>
          {t('told')}
        </Btn>
        <Btn busy={done.isPending} onClick={() => send(false)}>
          {t('notMet')}
        </Btn>
      </Btns>
      {done.error !== undefined && done.error !== null && <ErrorState error={done.error} />}
    </Flat>
  )
}
