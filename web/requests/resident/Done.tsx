import { kitWords } from '../../kit/kit-words.ts'
import { useFormat } from '../../kit/now.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { BtnLink, Entry } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page, Section } from '../../kit/ui/Page.tsx'
import { RefNoBig } from '../../kit/ui/RefNoBig.tsx'
import { useWords } from '../../kit/words.ts'
import { useMe } from '../../accounts/queries.ts'
import { EmergencyCalls } from './Emergency.tsx'
import { Keep } from './Keep.tsx'
import { lastReceipt, type Receipt } from './store.ts'
import { words } from './done-words.ts'

/** The number as large as a thumb, and what happens next until when. */
export function ReportDone() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const receipt = lastReceipt()
  const home = { name: kit('home'), to: '/' }
  if (!receipt) {
    return (
      <Page title={t('nothingSent')} back={home}>
        <EmptyState icon="track" title={t('nothingSent')} hint={t('nothingSentDo')}>
          <BtnLink to="/track">{t('toTrack')}</BtnLink>
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page title={t('thanks')} lead={t('thanksLead')} back={home} top={<Mark />}>
      {receipt.callAtOnce.length > 0 && <EmergencyCalls numbers={receipt.callAtOnce} />}
      <RefNoBig no={receipt.refNo} />
      <p className="aside">
        <Icon name={receipt.tail ? 'device' : 'home'} />
        <span>{receipt.tail ? t('smsSent', { tail: receipt.tail }) : t('keepNo')}</span>
      </p>
      <Coming receipt={receipt} />
      <BtnLink primary to={`/track/${receipt.refNo}`}>
        {t('toTrack')}
      </BtnLink>
      <Keep receipt={receipt} />
      <OfferSignIn />
    </Page>
  )
}

const Mark = () => (
  <div className="done-mark">
    <Icon name="ok" />
  </div>
)

const steps = { accept: 'nextAccept', dispatch: 'nextDispatch', resolve: 'nextResolve' } as const

function Coming({ receipt: { next } }: { receipt: Receipt }) {
  const t = useWords(words)
  const { day, due } = useFormat()
  return (
    <Section title={t('comingTitle')}>
      <ol className="coming">
        {next.map(({ step, dueAt }) => (
          <li key={step}>
            <b>{step === 'resolve' ? t('latest', { when: day(dueAt) }) : due(dueAt)}</b>
            <span>{t(steps[step])}</span>
          </li>
        ))}
      </ol>
      {next.some((n) => n.provisional) && <p className="small">{t('provisional')}</p>}
    </Section>
  )
}

/** Offered once the number is known, never before. */
function OfferSignIn() {
  const t = useWords(words)
  const me = useMe().data
  return me && !me.me ? (
    <Entry to="/sign-in" icon="person" title={t('offerSignIn')} hint={t('offerSignInHint')} />
  ) : null
}

export function ReportFollowed() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  return <Page title={t('followed')} lead={t('followedMore')} back={{ name: kit('home'), to: '/' }} top={<Mark />} />
}
