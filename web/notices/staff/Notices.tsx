import { Button, Segmented } from 'antd'
import { Link, useSearch } from '../../kit/router.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import { Listed, TeamHearing, UnreadDot, useSeen, When } from '../parts.tsx'
import { useInbox, useMarkAll, useUnread, type Notice } from '../queries.ts'
import { words } from '../words.ts'
import { Tasks } from './Tasks.tsx'

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
      <Listed inbox={inbox} className="notices" empty={t(unread ? 'emptyUnread' : 'empty')}>
        {(notice) => <One key={notice.id} notice={notice} />}
      </Listed>
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
  const { title, text, read, request, place, team, demand } = notice
  const to = request
    ? `/requests/${request}`
    : place
      ? `/duties/unmet?place=${place}`
      : team
        ? `/teams/${team}`
        : demand
          ? `/demands/${demand}`
          : undefined
  const seen = useSeen(notice)
  return (
    <li className={read ? 'read' : ''}>
      <UnreadDot read={read} />
      <div className="what">
        <p>
          {to ? (
            <Link to={to} onClick={seen}>
              <b>{title}</b>
            </Link>
          ) : (
            <b>{title}</b>
          )}{' '}
          <small>
            <When {...notice} />
          </small>
        </p>
        <p className="small">
          {text} {team && <TeamHearing />}
        </p>
      </div>
      {!read && (
        <Button size="small" aria-label={t('markOf', { title })} onClick={seen}>
          {t('mark')}
        </Button>
      )}
    </li>
  )
}
