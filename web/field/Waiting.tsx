import { useFormat } from '../kit/now.ts'
import { useOutbox, useOutboxView, type WaitingLetter } from '../kit/outbox/useOutbox.ts'
import { EmptyState } from '../kit/ui/Answering.tsx'
import { goWithout } from '../kit/outbox/uploads.ts'
import { Btn, BtnLink, Btns } from '../kit/ui/blocks.tsx'
import { Page, Section } from '../kit/ui/Page.tsx'
import { State } from '../kit/ui/State.tsx'
import { useWords } from '../kit/words.ts'
import { words } from './words.ts'

/** The outbox: what waits, what came back and why, what went up today. */
export function Waiting() {
  const t = useWords(words)
  const { runner } = useOutbox()
  const { waiting, refused, sent } = useOutboxView()
  const send = waiting.length > 0 && (
    <Btn primary icon="upload" onClick={() => void runner.now()}>
      {t('sendNow')}
    </Btn>
  )
  return (
    <Page title={t('boxTitle')} lead={t('boxLead')} back={{ name: t('today'), to: '/' }} foot={send}>
      {waiting.length + refused.length + sent.length === 0 && (
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

/** Why it came back, that the record is safe, and ways on. */
function Refused({ letter }: { letter: WaitingLetter }) {
  const t = useWords(words)
  const f = useFormat()
  const { outbox, runner } = useOutbox()
  const matter = /^request:(.+)$/.exec(letter.thread)?.[1]
  const again = async () => {
    await outbox.again(letter.op)
    await runner.now()
  }
  return (
    <article className="flat refused">
      <div className="item">
        <span>
          <b>{letter.who}</b> {letter.what}
        </span>
        <span className="small">{f.moment(letter.written)}</span>
        <State tone="late">{t('refused')}</State>
      </div>
      <p className="why">{t('why', { why: letter.because?.detail ?? letter.because?.title ?? '' })}</p>
      <Btns>
        <Btn icon="refresh" onClick={() => void again()}>
          {t('again')}
        </Btn>
        {letter.file ? (
          <Btn icon="bin" onClick={() => void goWithout(outbox, letter.op).then(runner.now)}>
            {t('withoutFile')}
          </Btn>
        ) : (
          matter && (
            <BtnLink to={`/requests/${matter}`} icon="eye">
              {t('lookAtIt')}
            </BtnLink>
          )
        )}
      </Btns>
    </article>
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
