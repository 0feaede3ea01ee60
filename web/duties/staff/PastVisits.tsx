import { Button } from 'antd'
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import type { PastVisit } from '../../../domain/duties/visits.ts'
import { modes } from '../../../domain/records/said.ts'
import { useFormat } from '../../kit/now.ts'
import { useMore } from '../../kit/query.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { pastWords as words } from './care-words.ts'
import './duties.css'

/** A wait shorter than this is the way of any message. */
const waited = 10 * 60_000

/** What was received of whom looked in, newest first: its own time, and beside it when it came in where that differs. */
export function PastVisits({ person }: { person: string }) {
  const t = useWords(words)
  const list = useMore(visitsApi.past, { params: { id: person }, query: { size: 10 } }, { live: ['duties'] })
  const none = <p className="none">{t('none')}</p>
  return (
    <>
      <h3 className="past-visits">{t('title')}</h3>
      <Answering of={{ ...list, data: list.items }} lines={3} empty={(all) => all.length === 0 && none}>
        {(all) => (
          <ul className="quiet-list">
            {all.map((v) => (
              <li key={v.id}>
                <One visit={v} />
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {list.more && (
        <Button size="small" loading={list.isFetchingNextPage} onClick={list.loadMore}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

function One({ visit: v }: { visit: PastVisit }) {
  const t = useWords(words)
  const f = useFormat()
  const late = Date.parse(v.receivedAt) - Date.parse(v.capturedAt)
  return (
    <>
      {t('one', { when: f.moment(v.at), who: v.who ?? t('someone'), way: modes[v.way][f.lang], outcome: t(v.outcome) })}
      {(v.skewed || Math.abs(late) > waited) && (
        <small> {t('times', { captured: f.moment(v.capturedAt), received: f.moment(v.receivedAt) })}</small>
      )}
      {v.enteredBy && <small> {t('entered', { who: v.enteredBy })}</small>}
      {v.skewed && (
        <State tone="late" icon="clock">
          {t('skewed')}
        </State>
      )}
    </>
  )
}
