import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import { pinFault } from '../../../domain/kernel/pin.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import type { Vault } from '../../kit/vault/vault.ts'
import { useWords } from '../../kit/words.ts'
import { enrol } from './letters.ts'
import { pinWords } from './pin-words.ts'

interface DigitsProps {
  id: string
  label: string
  hint?: string
  value: string
  fault?: string | undefined
  onChange: (digits: string) => void
}

/** Six digits, unseen. */
function Digits({ id, label, hint, value, fault, onChange }: DigitsProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-h`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        className="pin"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={[hint && `${id}-h`, fault && `${id}-f`].filter(Boolean).join(' ') || undefined}
        onChange={(e) => onChange(e.target.value.normalize('NFKC').replace(/\D/g, ''))}
      />
      {fault && (
        <p className="fault" id={`${id}-f`} role="alert">
          <Icon name="warn" />
          {fault}
        </p>
      )}
    </div>
  )
}

/** The PIN is chosen after signing in on this phone, with the server at hand. */
export function PinSet({ vault, account, again }: { vault: Vault; account: string; again: () => void }) {
  const t = useWords(pinWords)
  const [pin, setPin] = useState('')
  const [twice, setTwice] = useState('')
  const [fault, setFault] = useState<{ at: 'pin' | 'twice'; says: string }>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const bad = pinFault(pin)
    if (bad) return setFault({ at: 'pin', says: t(bad) })
    if (pin !== twice) return setFault({ at: 'twice', says: t('pinDiffers') })
    setFault(undefined)
    setError(undefined)
    setBusy(true)
    await vault.create(pin, account, enrol).catch(setError)
    setBusy(false)
  }
  return (
    <Page
      title={t('setTitle')}
      lead={t('setLead')}
      back={{ name: t('other'), to: again }}
      foot={
        <Btn primary type="submit" form="pin-form" busy={busy}>
          {t('set')}
        </Btn>
      }
    >
      <form id="pin-form" className="plain" noValidate onSubmit={(e) => void send(e)}>
        <Digits
          id="pin"
          label={t('pin')}
          hint={t('pinHint')}
          value={pin}
          fault={fault?.at === 'pin' ? fault.says : undefined}
          onChange={setPin}
        />
        <Digits
          id="twice"
          label={t('twice')}
          value={twice}
          fault={fault?.at === 'twice' ? fault.says : undefined}
          onChange={setTwice}
        />
        {error !== undefined && <ErrorState error={error} />}
      </form>
    </Page>
  )
}

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
