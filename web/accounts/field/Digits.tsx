import { Icon } from '../../kit/ui/Icon.tsx'

interface DigitsProps {
  id: string
  label: string
  hint?: string
  value: string
  fault?: string | undefined
  onChange: (digits: string) => void
}

/** Six digits, unseen. */
export function Digits({ id, label, hint, value, fault, onChange }: DigitsProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-h`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        className="pin"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={[hint && `${id}-h`, fault && `${id}-f`].filter(Boolean).join(' ') || undefined}
        onChange={(e) => onChange(e.target.value.normalize('NFKC').replace(/\D/g, ''))}
      />
      {fault && (
        <p className="fault" id={`${id}-f`} role="alert">
          <Icon name="warn" />
          {fault}
        </p>
      )}
    </div>
  )
}
