import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { useParams } from '../../kit/router.tsx'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { Btn, Entry, Flat } from '../../kit/ui/blocks.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useMine, useOwnLines, useTime, type Line, type Own } from '../queries.ts'
import { kindWords } from '../words.ts'
import { Never } from './Never.tsx'
import { TakeOut } from './TakeOut.tsx'
import './timebank.css'
import { giveWords, words } from './words.ts'

/** The statement: what there is, and every line with what it follows from. */
export function Statement() {
  const t = useWords(words)
  const give = useWords(giveWords)
  const { person } = useParams<{ person: string }>()
  const none = <None />
  return (
    <Page title={t('title')} back={{ name: t('backHere'), to: '/time-bank' }}>
      <Answering of={useMine()} empty={({ items }) => !items.some((i) => i.person === person && i.account) && none}>
        {({ items }) => {
          const own = items.find((i) => i.person === person)!
          return (
            <>
              <Balance of={own} />
              {own.as === 'self' && (
                <Entry to="/time-bank/give" icon="heart" title={give('title')} hint={give('hint')} />
              )}
            </>
          )
        }}
      </Answering>
      <Lines person={person} />
      <TakeOut person={person} />
      <Never />
    </Page>
  )
}

function None() {
  const t = useWords(words)
  return <EmptyState icon="hourglass" title={t('none')} hint={t('noneDo')} />
}

/** 1234 5678 901 */
const spaced = (n: string) => [n.slice(0, 4), n.slice(4, 8), n.slice(8)].join(' ')

function Balance({ of: o }: { of: Own }) {
  const t = useWords(words)
  const time = useTime()
  const a = o.account!
  return (
    <Flat className="bank-balance">
      <span>{o.name}</span>
      <b>{t('balance', { time: time.said(a.balance) })}</b>
      <small className="hint">{t('number', { n: spaced(a.number) })}</small>
      {a.given > 0 && (
        <small className="hint">
          {t('given')} {time.said(a.given)}
        </small>
      )}
      {a.frozen && (
        <>
          <State tone="ask">{t('frozenTitle')}</State>
          <small className="hint">{t('frozen')}</small>
        </>
      )}
    </Flat>
  )
}

function Lines({ person }: { person: string }) {
  const t = useWords(words)
  const lines = useOwnLines(person)
  const none = <None />
  return (
    <Section title={t('each')}>
      <Answering
        of={{ data: lines.items, error: lines.error, refetch: lines.refetch }}
        empty={(items) => items.length === 0 && none}
      >
        {(items) => (
          <ul className="flat bank-lines">
            {items.map((l) => (
              <li key={`${l.txn} ${l.no}`}>
                <One of={l} />
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {lines.more && <Btn onClick={lines.loadMore}>{t('more')}</Btn>}
    </Section>
  )
}

function One({ of: l }: { of: Line }) {
  const t = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  const time = useTime()
  const name = useCatalogueNames()
  const h = l.hours
  const notes = [
    h && t('hours', { day: f.fullDate(h.day), item: name(h.item, lang), time: time.said(h.minutes) }),
    l.order && t('order', { day: f.fullDate(l.order.day), item: name(l.order.item, lang) }),
    l.goods && t('goods', { name: l.goods.called[lang], n: l.goods.count }),
    h && h.percent !== 100 && t('percent', { n: h.percent }),
    h && h.beyond > 0 && t('beyond', { time: time.said(h.beyond) }),
    l.borne > 0 && t('borne', { time: time.said(l.borne) }),
  ].filter(Boolean)
  return (
    <>
      <div className="bank-line">
        <span>
          {f.fullDate(l.at)} {wordIn(kindWords[l.kind], lang)}
        </span>
        <b>{time.moved(l.by)}</b>
      </div>
      {notes.map((n) => (
        <small key={String(n)} className="hint">
          {n}
        </small>
      ))}
      <small className="hint">
        {t('after', { time: time.said(l.after) })}
        {l.undone && ` · ${t('undone')}`}
      </small>
    </>
  )
}
