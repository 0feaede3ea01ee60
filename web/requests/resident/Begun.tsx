import { useState } from 'react'
import type { FormState } from '../../kit/form/useForm.ts'
import { useWords } from '../../kit/words.ts'
import type { ReportDraft } from './draft.ts'
import { dropReport, hasDraft, reportDraft } from './store.ts'
import { words } from './words.ts'

// Found when the app was opened, not made since.
let found: boolean | undefined

/** "What you began last time is still here", once, with the way to begin afresh. */
export function Begun({ form }: { form: FormState<ReportDraft> }) {
  const t = useWords(words)
  found ??= hasDraft()
  const [shown, setShown] = useState(found)
  if (!shown) return null
  const afresh = () => {
    const { entrance } = form.values
    found = false
    dropReport()
    form.set(reportDraft(entrance))
    setShown(false)
    location.reload()
  }
  return (
    <p className="draft small" role="status">
      {t('begun')}{' '}
      <button type="button" className="as-link" onClick={afresh}>
        {t('afresh')}
      </button>
    </p>
  )
}
