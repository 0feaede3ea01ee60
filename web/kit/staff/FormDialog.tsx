import { Button, Modal } from 'antd'
import { useLayoutEffect, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { ErrorSummary } from '../form/Form.tsx'
import type { FormState } from '../form/useForm.ts'
import { ErrorState } from '../ui/Answering.tsx'
import { useWords } from '../words.ts'
import { staffWords } from './words.ts'

export interface StaffFormProps<V extends object> {
  form: FormState<V>
  onSend: (values: V) => Promise<unknown>
  /** What follows when it was sent. */
  onSent?: () => void
  children: ReactNode
  okText: string
  /** Beside the button: cancel, hints. */
  beside?: ReactNode
  /** The one filled button of the screen; where another is, this one is outlined. */
  filled?: boolean
  danger?: boolean
  /** For a button that stands elsewhere: `<Button htmlType="submit" form={id}>`. */
  id?: string
  /** The button stands elsewhere. */
  footless?: boolean
}

/** Fields, their faults, what failed, and the button. Ctrl+Enter sends. */
export function StaffForm<V extends object>({
  form,
  onSend,
  onSent,
  children,
  okText,
  beside,
  filled = true,
  danger,
  id,
  footless,
}: StaffFormProps<V>) {
  const box = useFocusOnFault(form)
  const send = async () => {
    if (await form.submit(onSend)) onSent?.()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    void send()
  }
  return (
    // The keys are those of the fields inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={box}
      id={id}
      className="staff-form"
      noValidate
      onSubmit={submit}
      onKeyDown={press}
      aria-busy={form.sending}
    >
      <ErrorSummary form={form} />
      {children}
      {form.error !== undefined && <ErrorState error={form.error} />}
      {!footless && (
        <div className="form-foot">
          {beside}
          <Button
            htmlType="submit"
            {...(filled && { type: 'primary' as const })}
            danger={danger ?? false}
            loading={form.sending}
          >
            {okText}
          </Button>
        </div>
      )}
    </form>
  )
}

/**
 * After sending in vain the first field that needs attention has the focus in the moment its fault is drawn: later it would
 * be taken from the field in which somebody types already.
 */
function useFocusOnFault<V extends object>({ stopped }: FormState<V>) {
  const box = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    if (stopped > 0) box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [stopped])
  return box
}

export interface FormDialogProps<V extends object> extends Omit<StaffFormProps<V>, 'beside' | 'filled'> {
  title: string
  note?: ReactNode
  onClose: () => void
  width?: number
}

/** A form above the page. It closes when what was sent has arrived; until then nothing typed is lost. */
export function FormDialog<V extends object>({
  title,
  note,
  onClose,
  width = 520,
  onSent,
  ...rest
}: FormDialogProps<V>) {
  const t = useWords(staffWords)
  return (
    <Modal open title={title} width={width} footer={null} onCancel={onClose} mask={{ closable: false }} destroyOnHidden>
      {note && <p className="note">{note}</p>}
      <StaffForm
        {...rest}
        onSent={() => {
          onSent?.()
          onClose()
        }}
        beside={<Button onClick={onClose}>{t('cancel')}</Button>}
      />
    </Modal>
  )
}
