import { useState, type FormEvent } from 'react'
import { pinFault } from '../../../domain/kernel/pin.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import type { Vault } from '../../kit/vault/vault.ts'
import { useWords } from '../../kit/words.ts'
import { Digits } from './Digits.tsx'
import { enrol } from './letters.ts'
import { pinWords } from './pin-words.ts'

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
