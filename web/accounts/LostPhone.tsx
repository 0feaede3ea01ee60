import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../kit/words.ts'
import { useMay } from './queries.ts'
import { NewPhone } from './staff/NewPhone.tsx'
import { adminWords } from './staff/words/admin.ts'

/** For whoever may put a resident's new number in the place of the lost one; nothing for others. */
export function LostPhone() {
  const t = useWords(adminWords)
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may('accounts.phone')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('newPhone')}</Button>
      {open && <NewPhone onClose={() => setOpen(false)} />}
    </>
  )
}
