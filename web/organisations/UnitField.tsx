import { Framed, type FieldProps } from '../kit/staff/Fields.tsx'
import { UnitSelect, type UnitSelectProps } from './UnitSelect.tsx'

/** A unit as one field of a form: `null` is none. */
export function UnitField<V extends object>({ known, ...field }: FieldProps<V> & Pick<UnitSelectProps, 'known'>) {
  const { form, name, optional } = field
  const value = form.values[name] as string | null
  return (
    <Framed {...field}>
      {({ id, status }) => (
        <UnitSelect
          id={id}
          status={status}
          {...(optional && { optional })}
          {...(known && { known })}
          value={value ? [value] : []}
          onChange={([code]) => form.set({ [name]: code ?? null } as Partial<V>)}
        />
      )}
    </Framed>
  )
}
