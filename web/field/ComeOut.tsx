import { useEffect } from 'react'
import { remindMe, useRemindAt } from '../kit/come-out.ts'
import { useNow } from '../kit/now.ts'
import { Btn } from '../kit/ui/blocks.tsx'
import { Sheet } from '../kit/ui/Sheet.tsx'
import { useWords } from '../kit/words.ts'
import { words } from './words.ts'

/** On whichever page they are, and over the lock of the phone: it says nothing of anybody. */
export function ComeOut() {
  const t = useWords(words)
  const at = useRemindAt()
  const now = useNow(20_000)
  const over = at !== undefined && now >= at
  useEffect(() => {
    if (over && 'vibrate' in navigator) navigator.vibrate([300, 200, 300])
  }, [over])
  return (
    <Sheet title={t('outNow')} open={over} onClose={() => remindMe(undefined)}>
      <p>{t('outNowLead')}</p>
      <Btn primary onClick={() => remindMe(undefined)}>
        {t('outYes')}
      </Btn>
    </Sheet>
  )
}
