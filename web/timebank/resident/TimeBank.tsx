import { useState } from 'react'
import { SignedIn } from '../../accounts/SignedIn.tsx'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Answering, EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Entry, Flat } from '../../kit/ui/blocks.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useShelf } from '../goods.ts'
import { useMine, useOpen, useTerms, useTime, type Own } from '../queries.ts'
import { Never } from './Never.tsx'
import './timebank.css'
import { orderPageWords, words } from './words.ts'

/** What a time bank is and is not, and the accounts of whom this phone speaks for. [S1-06] */
export function TimeBank() {
  const t = useWords(words)
  const none = <EmptyState icon="hourglass" title={t('off')} hint={t('offDo')} />
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: t('back'), to: '/' }}>
      <Answering of={useTerms()} empty={({ on }) => !on && none}>
        {({ since }) => (
          <>
            <SignedIn>
              {() => (
                <>
                  <People since={since} />
                  <Ways />
                </>
              )}
            </SignedIn>
            <Shelf />
            <Never />
            <Rules />
          </>
        )}
      </Answering>
    </Page>
  )
}

function People({ since }: { since: string }) {
  const t = useWords(words)
  const nobody = <EmptyState icon="person" title={t('nobody')} hint={t('nobodyDo')} />
  return (
    <Answering of={useMine()} empty={({ items }) => items.length === 0 && nobody}>
      {({ items }) => (
        <ul className="stack">
          {items.map((o) => (
            <li key={o.person}>
              <One of={o} since={since} />
            </li>
          ))}
        </ul>
      )}
    </Answering>
  )
}

/** What can be done with minutes. */
function Ways() {
  const t = useWords(orderPageWords)
  return (
    <ul className="stack bank-ways">
      <li>
        <Entry to="/time-bank/order" icon="help" title={t('title')} hint={t('hint')} />
      </li>
      <li>
        <Entry to="/time-bank/orders" icon="list" title={t('orders')} hint={t('ordersHint')} />
      </li>
      <li>
        <Entry to="/time-bank/serve" icon="walk" title={t('serve')} hint={t('serveHint')} />
      </li>
    </ul>
  )
}

function One({ of: o, since }: { of: Own; since: string }) {
  const t = useWords(words)
  const time = useTime()
  const least = useTerms().data?.rules?.age.least ?? 0
  if (o.account) {
    const hint = t('balance', { time: time.said(o.account.balance) })
    return <Entry to={`/time-bank/${o.person}`} icon="hourglass" title={o.name} hint={hint} />
  }
  if (!o.oldEnough) return <p className="small">{t('tooYoung', { name: o.name, n: least })}</p>
  return <Opening of={o} since={since} />
}

function Opening({ of: o, since }: { of: Own; since: string }) {
  const t = useWords(words)
  const f = useFormat()
  const open = useOpen()
  const [id] = useState(mint)
  return (
    <Flat className="bank-open">
      <b>{t('openFor', { name: o.name })}</b>
      <p className="small">{t('openHint', { day: f.fullDate(since) })}</p>
      {open.error !== undefined && <ErrorState error={open.error} />}
      <Btn primary busy={open.isPending} onClick={() => open.mutate({ params: { person: o.person }, body: { id } })}>
        {t('open')}
      </Btn>
    </Flat>
  )
}

/** What may be had for minutes, where the rules in force allow it. */
function Shelf() {
  const t = useWords(words)
  const lang = useLanguage()
  const time = useTime()
  const items = useShelf().data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={t('shelf')}>
      <ul className="bank-never">
        {items.map((g) => (
          <li key={g.code}>
            {g.name[lang]} · {time.said(g.minutes)}
            {g.left !== null && ` · ${t('shelfLeft', { n: g.left })}`}
          </li>
        ))}
      </ul>
      <p className="small">{t('shelfHint')}</p>
    </Section>
  )
}

function Rules() {
  const t = useWords(words)
  const lang = useLanguage()
  const rules = useTerms().data?.rules
  if (!rules) return null
  return (
    <Section title={t('rulesTitle')}>
      <ul className="bank-never">
        <li>{t('least', { n: rules.age.least })}</li>
        <li>{rules.cap === null ? t('noCap') : t('cap', { n: Math.floor(rules.cap / 60) })}</li>
        {rules.groups.length > 0 && <li>{t('groups')}</li>}
      </ul>
      <p className="small">
        {t('ground')}：{rules.name[lang]}
      </p>
    </Section>
  )
}
