import { useState } from 'react'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { useDial } from './numbers.ts'
import { words } from './words.ts'

export interface CallPersonProps {
  person: { id: string; name: string }
  duty: string
  /** Somebody to call about them. */
  contact?: string
  /** What the button says where there are several. */
  label?: string
}

/** What is due is the reason: the dialler opens, no number is shown, and the call is noted. */
export function CallPerson({ person, duty, contact, label }: CallPersonProps) {
  const t = useWords(words)
  const dial = useDial()
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState(false)
  const press = async () => {
    setBusy(true)
    setNone(!(await dial({ person, duty, contact, what: t('call') }).catch(() => false)))
    setBusy(false)
  }
  return (
    <Btn icon="phone" busy={busy} disabled={none} onClick={() => void press()}>
      {none ? t('noPhone') : (label ?? t('call'))}
    </Btn>
  )
}
