import { Input } from 'antd'
import { useState } from 'react'
import { isRefNo } from '../../../../domain/kernel/refno.ts'
import type { FormState } from '../../../kit/form/useForm.ts'
import { useFormat } from '../../../kit/now.ts'
import { Framed } from '../../../kit/staff/Fields.tsx'
import { Skeleton } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useFound, useSimilar } from '../queries.ts'
import { words } from '../words.ts'
import type { Values } from './table.ts'

export interface RequestPickProps {
  form: FormState<Values>
  name: string
  label: string
  /** The request itself, which is none of the answers. */
  request: string
}

const digits = (typed: string) => typed.normalize('NFKC').replace(/[\s-]/g, '')

/** Another request: one of those nearby, or by its number. */
export function RequestPick({ form, name, label, request }: RequestPickProps) {
  const t = useWords(words)
  const f = useFormat()
  const near = useSimilar(request)
  const [typed, setTyped] = useState('')
  const number = digits(typed)
  const found = useFound(number, isRefNo(number))
  const others = [
    ...(near.data?.items ?? []).map((n) => ({ id: n.request, no: n.refNo ?? '', brief: n.brief ?? '' })),
    ...(found.data?.items ?? []).map((n) => ({ id: n.id, no: n.refNo, brief: n.brief ?? '' })),
  ].filter((o, i, all) => o.id !== request && all.findIndex((p) => p.id === o.id) === i)
  return (
    <Framed form={form} name={name} label={label}>
      {({ id, status, ...aria }) => (
        <div className="request-pick">
          {near.data === undefined && !near.error && <Skeleton lines={2} />}
          {others.map((o) => (
            <label key={o.id} className={form.values[name] === o.id ? 'pick-row on' : 'pick-row'}>
              <input
                type="radio"
                name={id}
                checked={form.values[name] === o.id}
                onChange={() => form.set({ [name]: o.id })}
              />
              <b>{f.ref(o.no)}</b> {o.brief}
            </label>
          ))}
          <Input
            id={id}
            {...aria}
            status={status}
            value={typed}
            inputMode="numeric"
            placeholder={t('findNumber')}
            onChange={(e) => setTyped(e.target.value)}
          />
        </div>
      )}
    </Framed>
  )
}
