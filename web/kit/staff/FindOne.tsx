import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useSettled } from '../settled.ts'
import { noted, type NotedOption } from './noted.tsx'

export interface FindOneProps<T> {
  id: string
  value: string | null
  /** What `value` stands for, where it was not found here. */
  known?: T | null
  onChange: (found: T | undefined) => void
  find: (q: string) => Promise<readonly T[]>
  option: (found: T) => NotedOption
  placeholder: string
  none: string
  status?: '' | 'error'
  /** Milliseconds the fingers rest before it is asked for. */
  rest?: number
}

/** One of many that only the server knows, by a piece of what it is called; an answer that comes too late is dropped. */
export function FindOne<T>(props: FindOneProps<T>) {
  const { find, option, value, known, onChange } = props
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim(), props.rest)
  const [answer, setAnswer] = useState<{ q: string; found: readonly T[] }>({ q: '', found: [] })
  const [kept, setKept] = useState<T>()
  useEffect(() => {
    if (q === '') return setAnswer({ q, found: [] })
    let gone = false
    void find(q)
      .catch(() => [])
      .then((found) => !gone && setAnswer({ q, found }))
    return () => {
      gone = true
    }
    // A finder is a function of its room, written anew with every drawing.
    // eslint-disable-next-line react/exhaustive-deps
  }, [q])
  const chosen = known ?? kept
  const here = answer.found.some((f) => option(f).value === value)
  const all = value !== null && chosen && !here ? [chosen, ...answer.found] : answer.found
  const busy = typed.trim() !== answer.q
  const change = (next: string | undefined) => {
    const found = all.find((f) => option(f).value === next)
    setKept(found)
    onChange(found)
  }
  return (
    <Select<string>
      id={props.id}
      status={props.status ?? ''}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      popupMatchSelectWidth={false}
      placeholder={props.placeholder}
      notFoundContent={busy || answer.q === '' ? null : props.none}
      loading={busy}
      allowClear
      value={value}
      options={all.map(option)}
      optionRender={noted}
      onChange={change}
    />
  )
}
