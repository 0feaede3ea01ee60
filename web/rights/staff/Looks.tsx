import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useLooks, type RestrictedLook } from '../queries.ts'
import { AskWhy } from './AskWhy.tsx'
import { classWords, fileWords, lookWords } from './words/sight.ts'

const size = 20

/** Who looked into the classes one answers for; to read it is a look, too, and asks why. */
export function Looks() {
  const t = useWords(fileWords)
  const look = useLooks()
  const [asking, setAsking] = useState(false)
  const [why, setWhy] = useState('')
  const [shown, setShown] = useState<{ items: RestrictedLook[]; next: string | null }>()
  const [error, setError] = useState<unknown>()
  const fetch = async (reason: string, after?: string) => {
    const { items, next } = await look.mutateAsync({ body: { why: reason, size, ...(after && { after }) } })
    setWhy(reason)
    setShown((before) => ({ items: after && before ? [...before.items, ...items] : items, next: next ?? null }))
  }
  return (
    <section>
      <h2 className="with-act">
        {t('looks')}
        <Button size="small" onClick={() => setAsking(true)}>
          {t('looksShow')}
        </Button>
      </h2>
      <p className="none">{t('looksNote')}</p>
      {asking && <AskWhy title={t('looksShow')} onClose={() => setAsking(false)} onSend={fetch} />}
      {error !== undefined && <ErrorState error={error} />}
      {shown?.items.length === 0 && <p className="none">{t('looksNone')}</p>}
      {shown && shown.items.length > 0 && <Shown items={shown.items} />}
      {shown?.next && (
        <Button loading={look.isPending} onClick={() => void fetch(why, shown.next!).catch(setError)}>
          {t('looksMore')}
        </Button>
      )}
    </section>
  )
}

function Shown({ items }: { items: readonly RestrictedLook[] }) {
  const t = useWords(fileWords)
  const kind = useWords(classWords)
  const did = useWords(lookWords)
  const f = useFormat()
  return (
    <ul className="quiet-list restricted-looks">
      {items.map((l) => (
        <li key={l.id}>
          <b>{l.by}</b>
          <span>{did(l.what)}</span>
          <span>{[kind(l.class), l.file && (l.name ?? t('gone'))].filter(Boolean).join(' · ')}</span>
          <time dateTime={l.at}>{f.moment(l.at)}</time>
          {l.why && <span>{t('looksWhy', { why: l.why })}</span>}
        </li>
      ))}
    </ul>
  )
}
