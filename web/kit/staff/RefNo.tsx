import { App } from 'antd'
import { refOf } from '../format.ts'
import { Link } from '../router.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.ts'
import { staffWords } from './words.ts'

/** A reference number in threes, as a link where there is somewhere to go. @param no nine digits */
export const RefNo = ({ no, to }: { no: string; to?: string }) =>
  to ? (
    <Link className="refno" to={to}>
      {refOf(no)}
    </Link>
  ) : (
    <span className="refno">{refOf(no)}</span>
  )

export function CopyRefNo({ no }: { no: string }) {
  const t = useWords(staffWords)
  const { message } = App.useApp()
  const copy = async () => {
    // Without a secure context there is no clipboard.
    await navigator.clipboard?.writeText(no)
    void message.success(t('copied'))
  }
  return navigator.clipboard ? (
    <button type="button" className="quiet" aria-label={t('copy')} onClick={() => void copy()}>
      <Icon name="copy" />
    </button>
  ) : null
}
