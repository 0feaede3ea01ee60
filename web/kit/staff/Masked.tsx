import { Input, Modal } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef, useState } from 'react'
import { ErrorState } from '../ui/Answering.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.ts'
import { staffWords } from './words.ts'

export interface MaskedProps {
  /** What everybody sees: 王**, 1** **** 0017. */
  value: string
  /** What it is, for the title: 电话. */
  what: string
  /** Asks the server, with the reason. Without it nothing can be revealed here. */
  reveal?: ((reason: string) => Promise<string>) | undefined
}

/** A masked value, and 查看, which asks a reason and is logged. What was revealed is never written back: it is no field. */
export function Masked({ value, what, reveal }: MaskedProps) {
  const t = useWords(staffWords)
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<string>()
  return (
    <span className="masked">
      <span>{shown ?? value}</span>
      {reveal && shown === undefined && (
        <button type="button" className="as-link" aria-label={t('revealOf', { what })} onClick={() => setAsking(true)}>
          <Icon name="eye" />
          {t('reveal')}
        </button>
      )}
      {reveal && asking && (
        <ReasonDialog
          title={t('revealOf', { what })}
          note={t('revealNote')}
          onClose={() => setAsking(false)}
          onReason={async (reason) => setShown(await reveal(reason))}
        />
      )}
    </span>
  )
}

export interface ReasonDialogProps {
  title: string
  note?: string
  /** The word on the button; 查看 by default. */
  okText?: string
  onClose: () => void
  /** Closes when it is done; what it throws is shown. */
  onReason: (reason: string) => Promise<unknown>
}

/** Asks why, in at least two characters. */
export function ReasonDialog({ title, note, okText, onClose, onReason }: ReasonDialogProps) {
  const t = useWords(staffWords)
  const [reason, setReason] = useState('')
  const [short, setShort] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const box = useRef<TextAreaRef>(null)
  const go = async () => {
    if (reason.trim().length < 2) return setShort(true)
    setBusy(true)
    try {
      await onReason(reason.trim())
      onClose()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={okText ?? t('reveal')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => void go()}
      onCancel={onClose}
      afterOpenChange={(open) => open && box.current?.focus()}
      destroyOnHidden
    >
      {note && <p className="note">{note}</p>}
      <label className="stacked">
        {t('reason')}
        <Input.TextArea
          ref={box}
          rows={2}
          maxLength={200}
          value={reason}
          status={short ? 'error' : ''}
          onChange={(e) => {
            setReason(e.target.value)
            setShort(false)
          }}
          onKeyDown={(e) => e.key === 'Enter' && e.ctrlKey && void go()}
        />
      </label>
      {short && (
        <p role="alert" className="wrong">
          {t('reasonShort')}
        </p>
      )}
      {error !== undefined && <ErrorState error={error} />}
    </Modal>
  )
}
