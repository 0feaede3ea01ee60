import { Framed, type FieldProps } from '../kit/staff/Fields.tsx'
import { PersonPick } from './PersonPick.tsx'

/** A resident as one field of a form: `null` is nobody. */
export function PersonField<V extends object>(field: FieldProps<V>) {
  const { form, name } = field
  return (
    <Framed {...field}>
      {({ id, status }) => (
        <PersonPick
          id={id}
          status={status}
          value={form.values[name] as string | null}
          onChange={(person) => form.set({ [name]: person } as Partial<V>)}
        />
      )}
    </Framed>
  )
}
