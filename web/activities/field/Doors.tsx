import type { DoorList } from '../../../domain/activities/field-api.ts'
import { useFormat } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useDoors } from './held.ts'
import { words } from './words.ts'

/** Today's activities of the own area and its community, each with its list. */
export function Doors() {
  const t = useWords(words)
  const { lists, none, online, error, renew } = useDoors()
  return (
    <Page title={t('title')} back={{ name: t('today'), to: '/' }}>
      {lists ? (
        lists.length === 0 ? (
          <EmptyState title={t('none')} hint={t('noneDo')} />
        ) : (
          <ul className="flat list">
            {lists.map((list) => (
              <li key={list.id}>
                <Line list={list} />
              </li>
            ))}
          </ul>
        )
      ) : error !== undefined && online ? (
        <ErrorState error={error} retry={renew} />
      ) : none && !online ? (
        <EmptyState icon="offline" title={t('notHeld')} hint={t('notHeldDo')} />
      ) : (
        <Skeleton lines={4} />
      )}
    </Page>
  )
}

function Line({ list }: { list: DoorList }) {
  const t = useWords(words)
  const { time } = useFormat()
  return (
    <Link className="task" to={`/doors/${list.id}`}>
      <span className="n">
        <b>{list.title}</b>
        <small>{t('when', { from: time(list.from), to: time(list.to) })}</small>
      </span>
      <span className="w">{[list.placeName, list.where].filter(Boolean).join(' · ')}</span>
      <span className="state plain">
        <Icon name="next" />
      </span>
    </Link>
  )
}
