import { Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from '../../../kit/router.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { words } from '../words.ts'

/** What is looked for does not stand in the address: a number typed here may be somebody's phone. */
export interface Finding {
  find?: string
}

export function FindNumber() {
  const t = useWords(words)
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const go = () => {
    if (typed.trim().length >= 3) navigate('/board', { state: { find: typed.trim() } satisfies Finding })
  }
  return (
    <Input
      className="filter"
      aria-label={t('findNumber')}
      placeholder={t('findNumber')}
      title={t('findHint')}
      prefix={<Icon name="search" />}
      value={typed}
      maxLength={64}
      onChange={(e) => setTyped(e.target.value)}
      onPressEnter={go}
    />
  )
}
