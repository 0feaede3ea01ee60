import { useRef, useState, type ReactNode } from 'react'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import type { Vault } from '../../kit/vault/vault.ts'
import { useWords } from '../../kit/words.ts'
import { Digits } from './Digits.tsx'
import { pinWords } from './pin-words.ts'

/** At a cold start and after a rest. */
export function PinAsk({ vault, waiting, forget }: { vault: Vault; waiting: ReactNode; forget: () => void }) {
  const t = useWords(pinWords)
  const [pin, setPin] = useState('')
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [sure, setSure] = useState(false)
  const trying = useRef(false)
  const open = async (typed: string) => {
    if (trying.current) return
    if (typed.length !== 6) return setFault(t('pin-digits'))
    trying.current = true
    setBusy(true)
    const answer = await vault.unlock(typed).catch(() => ({ as: 'full' }) as const)
    trying.current = false
    setBusy(false)
    setPin('')
    if (answer.as === 'wrong') setFault(t('wrong', { n: answer.left }))
    if (answer.as === 'full') setFault(t('full'))
  }
  return (
    <Page
      title={t('askTitle')}
      lead={t('askLead')}
      foot={
        <>
          <Btn primary type="submit" form="pin-form" busy={busy}>
            {t('open')}
          </Btn>
          <Btn icon="logout" onClick={() => (sure ? forget() : setSure(true))}>
            {sure ? t('forgetSure') : t('forgot')}
          </Btn>
        </>
      }
    >
      <form
        id="pin-form"
        className="plain"
        noValidate
        onSubmit={(e) => {
          e.preventDefault()
          void open(pin)
        }}
      >
        <Digits
          id="pin"
          label={t('pin')}
          value={pin}
          fault={fault}
          onChange={(typed) => {
            setPin(typed)
            setFault(undefined)
            if (typed.length === 6) void open(typed)
          }}
        />
      </form>
      {sure && <p role="status">{t('forgetLead')}</p>}
      {waiting}
    </Page>
  )
}

/** The clock of the phone was set back: what is here stays, and opens when the server has answered once. */
export function ClockPage({ look }: { look: () => Promise<unknown> }) {
  const t = useWords(pinWords)
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    setBusy(true)
    await look()
    setBusy(false)
  }
  return (
    <Page
      title={t('clockTitle')}
      lead={t('clockLead')}
      foot={
        <Btn primary icon="refresh" busy={busy} onClick={() => void ask()}>
          {t('clockAgain')}
        </Btn>
      }
    />
  )
}
