import { Button, Segmented } from 'antd'
import { useFormat } from '../../kit/now.ts'
import { Link, useSearch } from '../../kit/router.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useInbox, useMarkAll, useMarkRead, useUnread, type Notice } from '../queries.ts'
import { words } from '../words.ts'
import { Tasks } from './Tasks.tsx'
import '../notices.css'

/** What one was told, the newest first; each leads to what it is about. */
export function Notices() {
  const t = useWords(words)
  const [search, change] = useSearch()
  const unread = search.get('unread') === '1'
  const count = useUnread().data
  const inbox = useInbox(unread)
  const markAll = useMarkAll()
  const newest = inbox.items?.[0]?.id
  return (
    <>
      <PageHead
        title={t('title')}
        note={count && (count.unread > 0 ? t('unread', { n: count.unread }) : t('unreadNone'))}
      >
        {newest && (count?.unread ?? 0) > 0 && (
          <Button loading={markAll.isPending} onClick={() => markAll.mutate({ body: { newest } })}>
            {t('markAll')}
          </Button>
        )}
      </PageHead>
      <Tasks />
      <Segmented
        className="parts"
        aria-label={t('which')}
        value={unread ? 'unread' : 'all'}
        onChange={(next) => change({ unread: next === 'unread' ? '1' : undefined })}
        options={[
          { value: 'all', label: t('all') },
          { value: 'unread', label: t('onlyUnread') },
        ]}
      />
      {inbox.items === undefined ? (
        inbox.error ? (
          <ErrorState error={inbox.error} retry={() => void inbox.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )
      ) : inbox.items.length === 0 ? (
        <EmptyState icon="ring" title={t(unread ? 'emptyUnread' : 'empty')} hint={t('emptyDo')} />
      ) : (
        <ul className="notices" aria-label={t('title')}>
          {inbox.items.map((notice) => (
            <One key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
      {inbox.more && (
        <Button loading={inbox.isFetchingNextPage} onClick={inbox.loadMore}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

function One({ notice }: { notice: Notice }) {
  const t = useWords(words)
  const f = useFormat()
  const mark = useMarkRead()
  const { id, title, text, at, times, read, request } = notice
  const seen = () => !read && mark.mutate({ params: { id } })
  return (
    <li className={read ? 'read' : ''}>
      <span>
        {!read && (
          <>
            <span className="dot" aria-hidden="true" />
            <span className="sr">{t('isUnread')}</span>
          </>
        )}
      </span>
      <div className="what">
        <p>
          {request ? (
            <Link to={`/requests/${request}`} onClick={seen}>
              <b>{title}</b>
            </Link>
          ) : (
            <b>{title}</b>
          )}{' '}
          <small>
            {f.moment(at)}
            {times > 1 && ` · ${t('times', { n: times })}`}
          </small>
        </p>
        <p className="small">{text}</p>
      </div>
      {!read && (
        <Button size="small" aria-label={t('markOf', { title })} onClick={seen}>
          {t('mark')}
        </Button>
      )}
    </li>
  )
}
