import type { Column } from '../../../kit/staff/columns.ts'
import { RefNo } from '../../../kit/staff/RefNo.tsx'
import { useFormat } from '../../../kit/now.ts'
import { useWords } from '../../../kit/words.ts'
import { channelWords, lineWords, urgencyWords } from '../../words.ts'
import type { ListItem } from '../queries.ts'
import { Brief, DueOf, StateOf, Place } from '../state.tsx'
import { words } from '../words.ts'

/** Columns of the board; time and state always stand. */
export function useBoardColumns(): Column<ListItem>[] {
  const t = useWords(words)
  const channel = useWords(channelWords)
  const line = useWords(lineWords)
  const urgency = useWords(urgencyWords)
  const f = useFormat()
  return [
    {
      key: 'number',
      title: t('number'),
      width: 100,
      always: true,
      render: (r) => <RefNo no={r.refNo} to={`/requests/${r.id}`} />,
    },
    { key: 'matter', title: t('matter'), always: true, render: (r) => <Brief item={r} /> },
    { key: 'place', title: t('place'), width: 116, render: (r) => <Place name={r.place.name} /> },
    { key: 'source', title: t('source'), width: 76, render: (r) => channel(r.channel) },
    {
      key: 'lead',
      title: t('lead'),
      width: 124,
      render: (r) =>
        r.lead ? <span className="clip">{r.lead.name}</span> : <span className="none">{t('leadNone')}</span>,
    },
    {
      key: 'item',
      title: t('item'),
      width: 130,
      extra: true,
      render: (r) => <span className="clip">{r.item?.name}</span>,
    },
    { key: 'line', title: t('line'), width: 90, extra: true, render: (r) => r.line && line(r.line) },
    { key: 'urgency', title: t('urgency'), width: 110, extra: true, render: (r) => urgency(r.urgency) },
    { key: 'received', title: t('received'), width: 110, extra: true, render: (r) => f.moment(r.receivedAt) },
    {
      key: 'followers',
      title: t('followersTitle'),
      width: 70,
      extra: true,
      align: 'right',
      render: (r) => r.followers > 0 && f.number(r.followers),
    },
    { key: 'clock', title: t('clock'), width: 142, always: true, sort: 'ascend', render: (r) => <DueOf item={r} /> },
    { key: 'state', title: t('state'), width: 112, always: true, render: (r) => <StateOf item={r} /> },
  ]
}
