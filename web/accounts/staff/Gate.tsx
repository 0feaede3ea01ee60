/**
 * What happens when a call is answered with "sign in" or "second factor": a dialog above the page, and then the same call
 * again. Nothing that was typed is lost.
 */
import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { setGate } from '../../kit/client.ts'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useMeChanged } from '../queries.ts'
import { Conversation } from './Conversation.tsx'
import { canPasskey, giveOwnPasskey } from '../passkeys.ts'
import { Factor, type Method } from './Factor.tsx'
import { giveOwnFactor, sendOwnFactor, useOwnFactors } from './queries.ts'
import './sign-in.css'
import { words } from './words.ts'

interface Asked {
  what: 'not-signed-in' | 'second-factor-needed'
  answer: (again: boolean) => void
}

/** Several calls may meet the gate at once; one dialog answers them all. */
export function Gate() {
  const t = useWords(words)
  const changed = useMeChanged()
  const [asked, setAsked] = useState<Asked>()
  useEffect(() => {
    let waiting: Promise<boolean> | undefined
    let giveUp = () => {}
    setGate((what) => {
      waiting ??= new Promise<boolean>((answer) => {
        giveUp = () => answer(false)
        setAsked({ what, answer })
      }).finally(() => {
        waiting = undefined
        setAsked(undefined)
      })
      return waiting
    })
    return () => {
      setGate(undefined)
      giveUp()
    }
  }, [])
  if (!asked) return null
  const done = () => {
    changed()
    asked.answer(true)
  }
  const title = asked.what === 'not-signed-in' ? t('sessionOver') : t('factorTitle')
  return (
    <Modal
      open
      title={title}
      width={408}
      footer={null}
      zIndex={1200}
      mask={{ closable: false }}
      onCancel={() => asked.answer(false)}
    >
      {asked.what === 'not-signed-in' ? (
        <>
          <p className="note">{t('sessionOverDo')}</p>
          <Conversation onDone={done} />
        </>
      ) : (
        <OwnFactor onDone={done} />
      )}
    </Modal>
  )
}

function OwnFactor({ onDone }: { onDone: () => void }) {
  const t = useWords(words)
  const { data, error, refetch } = useOwnFactors()
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton />
  const methods: Method[] = [
    ...(data.passkeys > 0 && canPasskey() ? (['passkey'] as const) : []),
    ...(data.totp ? (['totp'] as const) : []),
    ...(data.totp && data.recoveryLeft > 0 ? (['recovery'] as const) : []),
    ...(data.sms ? (['sms'] as const) : []),
  ]
  if (methods.length === 0) return <p role="alert">{t('noFactor')}</p>
  return (
    <Factor
      untitled
      why={t('stepUpWhy')}
      methods={methods}
      send={sendOwnFactor}
      give={giveOwnFactor}
      passkey={giveOwnPasskey}
      onDone={onDone}
    />
  )
}
