import { useFormat } from '../../../kit/now.ts'
import { Link } from '../../../kit/router.tsx'
import { useWords } from '../../../kit/words.ts'
import { useSimilar, type RequestView } from '../queries.ts'
import { words } from '../words.ts'

/** What was reported nearby, in three lines at most; nothing when there is nothing. */
export function NearNote({ view }: { view: RequestView }) {
  const t = useWords(words)
  const f = useFormat()
  const { data } = useSimilar(view.id)
  if (!data || data.items.length === 0) return null
  return (
    <div className="near">
      <b>{t('nearby', { n: data.items.length })}</b>
      {data.items.slice(0, 3).map((n) => (
        <Link key={n.request} to={`/requests/${n.request}`}>
          {n.refNo && f.ref(n.refNo)} · {n.brief ?? n.item?.name} · {f.day(n.receivedAt)}
        </Link>
      ))}
    </div>
  )
}
