import { useFormat } from '../kit/now.ts'
import { useOutbox, useOutboxView, type WaitingLetter } from '../kit/outbox/useOutbox.ts'
import { EmptyState } from '../kit/ui/Answering.tsx'
import { Btn } from '../kit/ui/blocks.tsx'
import { Page, Section } from '../kit/ui/Page.tsx'
import { State } from '../kit/ui/State.tsx'
import { useVault } from '../kit/vault/useVault.ts'
import { useWords } from '../kit/words.ts'
import { SealedNote } from './SealedNote.tsx'
import { Unable } from './Newer.tsx'
import { Refused } from './Refused.tsx'
import { words } from './words.ts'

/** The outbox: what waits, what came back and why, what went up today. */
export function Waiting() {
  const t = useWords(words)
  const { runner } = useOutbox()
  const { waiting, refused, sent, sealed } = useOutboxView()
  const vault = useVault()
  const send = waiting.length + sealed > 0 && (
    <Btn primary icon="upload" onClick={() => void runner.now()}>
      {t('sendNow')}
    </Btn>
  )
  return (
    <Page title={t('boxTitle')} lead={t('boxLead')} back={{ name: t('today'), to: '/' }} foot={send}>
      <Unable bare={vault?.state.get() === 'bare'} />
      <SealedNote />
      {waiting.length + refused.length + sent.length + sealed === 0 && (
        <EmptyState icon="done" title={t('boxEmpty')} hint={t('boxEmptyHint')} />
      )}
      {refused.length > 0 && (
        <Section title={t('refused')} aside={t('waitingN', { n: refused.length })}>
          {refused.map((letter) => (
            <Refused key={letter.op} letter={letter} />
          ))}
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title={t('forNet')} aside={t('waitingN', { n: waiting.length })}>
          <ul className="flat list">
            {waiting.map((letter) => (
              <WaitingItem key={letter.op} letter={letter} />
            ))}
          </ul>
        </Section>
      )}
      <SentToday sent={sent} />
    </Page>
  )
}

function WaitingItem({ letter }: { letter: WaitingLetter }) {
  const t = useWords(words)
  const f = useFormat()
  return (
    <li className="item">
      <span>
        <b>{letter.who}</b> {letter.what}
      </span>
      <span className="small">{f.time(letter.written)}</span>
      <State tone="plain" icon={letter.state === 'sending' ? 'upload' : 'clock'}>
        {letter.state === 'sending' ? t('sending') : t('kept')}
      </State>
    </li>
  )
}

function SentToday({ sent }: { sent: { op: string; who: string; what: string; sent: number }[] }) {
  const t = useWords(words)
  const f = useFormat()
  if (sent.length === 0) return null
  return (
    <Section title={t('sentToday')} aside={t('waitingN', { n: sent.length })}>
      <ul className="flat list">
        {sent.map((s) => (
          <li key={s.op} className="item">
            <span>
              <b>{s.who}</b> {s.what} <span className="small">{f.time(s.sent)}</span>
            </span>
            <State tone="good">{t('sent')}</State>
          </li>
        ))}
      </ul>
    </Section>
  )
}
