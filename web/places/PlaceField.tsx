import { Framed, type FieldProps } from '../kit/staff/Fields.tsx'
import { PlaceSelect, type PlaceSelectProps } from './PlaceSelect.tsx'

/** A place as one field of a form: `null` is none. */
export function PlaceField<V extends object>({ root, ...field }: FieldProps<V> & Pick<PlaceSelectProps, 'root'>) {
  const { form, name, optional } = field
  return (
    <Framed {...field}>
      {({ id, status }) => (
        <PlaceSelect
          id={id}
          status={status}
          {...(root && { root })}
          {...(optional && { optional })}
          value={form.values[name] as string | null}
          onChange={(path) => form.set({ [name]: path } as Partial<V>)}
        />
      )}
    </Framed>
  )
}
