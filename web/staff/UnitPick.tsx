import { UnitSelect } from '../organisations/UnitSelect.tsx'

export interface UnitPickProps {
  id: string
  value: string | null
  onChange: (code: string | null) => void
}

/** One organisation or none, for rooms that stand above the organisations. */
export const UnitPick = ({ id, value, onChange }: UnitPickProps) => (
  <UnitSelect id={id} optional value={value ? [value] : []} onChange={([code]) => onChange(code ?? null)} />
)
