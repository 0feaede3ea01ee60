import { useEffect, useState } from 'react'
import type { FormState } from '../../../kit/form/useForm.ts'
import { Pick } from '../../../kit/staff/Fields.tsx'
import { findUnits, useUnit } from '../../../organisations/queries.ts'
import type { Values } from './table.ts'

export interface MembersPickProps {
  form: FormState<Values>
  name: string
  label: string
  /** Code and name of the unit whose people are asked for. */
  unit: { id: string; name: string } | undefined
}

/** People of the order's unit who have an account. */
export function MembersPick({ form, name, label, unit }: MembersPickProps) {
  const [id, setId] = useState<string>()
  const code = unit?.id
  const shown = unit?.name
  useEffect(() => {
    if (code === undefined || shown === undefined) return
    let gone = false
    // A code is not an id: the register is asked by name.
    findUnits(shown).then(
      (found) => !gone && setId(found.find((u) => u.code === code)?.id),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [code, shown])
  const { data, isFetching } = useUnit(id)
  const members = data?.members.filter((m) => m.account !== null) ?? []
  return (
    <Pick
      form={form}
      name={name}
      label={label}
      many
      loading={isFetching}
      options={members.map((m) => ({ value: m.account!, label: m.post ? `${m.name} · ${m.post}` : m.name }))}
    />
  )
}
