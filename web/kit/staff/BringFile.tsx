import { Button, Upload } from 'antd'
import { useState } from 'react'
import { ErrorState, Skeleton } from '../ui/Answering.tsx'
import { Icon } from '../ui/Icon.tsx'

export interface BringFileProps {
  label: string
  hint: string
  /** Said while it is read. */
  reading: string
  /** Endings that are offered: `.xlsx,.docx`. */
  accept?: string
  /** Sent; what it throws is shown. */
  onFile: (file: File) => Promise<void>
}

/** One file is chosen and sent at once; what came of it is said below. */
export function BringFile({ label, hint, reading, accept, onFile }: BringFileProps) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const bring = async (file: File) => {
    setBusy(true)
    setError(undefined)
    try {
      await onFile(file)
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Upload
        showUploadList={false}
        disabled={busy}
        {...(accept && { accept })}
        beforeUpload={(file) => {
          void bring(file)
          return false
        }}
      >
        <Button type="primary" icon={<Icon name="upload" />} loading={busy}>
          {label}
        </Button>
      </Upload>
      <p className="hint">{hint}</p>
      {busy && (
        <div role="status">
          <p>{reading}</p>
          <Skeleton lines={2} />
        </div>
      )}
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
