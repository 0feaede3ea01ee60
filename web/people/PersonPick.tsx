import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { noted } from '../kit/staff/noted.tsx'
import { useWords } from '../kit/words.ts'
import { findPeople, type Masked } from './queries.ts'
import { words } from './words.ts'

export interface PersonPickProps {
  id: string
  value: string | null
  onChange: (person: string | null, masked: Masked | undefined) => void
  status?: '' | 'error'
}

/** One resident by name, pinyin or phone; shown masked, with age and estate to tell two of a name apart. */
export function PersonPick({ id, value, onChange, status = '' }: PersonPickProps) {
  const t = useWords(words)
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly Masked[]>([])
  const [kept, setKept] = useState<Masked>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    const q = typed.trim()
    if (q === '') return setFound([])
    let gone = false
    setBusy(true)
    // Every search by a number is a look and is logged: asked when the fingers rest, not at each digit.
    const timer = setTimeout(() => {
      findPeople(q)
        .then(({ items }) => !gone && setFound(items))
        .catch(() => !gone && setFound([]))
        .finally(() => !gone && setBusy(false))
    }, 600)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [typed])
  const shown = kept && !found.some((p) => p.id === kept.id) ? [kept, ...found] : found
  const change = (next: string | undefined) => {
    const person = shown.find((p) => p.id === next)
    setKept(person)
    onChange(next ?? null, person)
  }
  return (
    <Select<string>
      id={id}
      status={status}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      popupMatchSelectWidth={false}
      placeholder={t('searchPerson')}
      notFoundContent={busy || typed.trim() === '' ? null : t('nobody')}
      loading={busy}
      allowClear
      value={value}
      options={shown.map((p) => ({
        value: p.id,
        label: p.name,
        note: [p.age !== null && t('age', { n: p.age }), p.phone, p.address].filter(Boolean).join(' · '),
      }))}
      optionRender={noted}
      onChange={change}
    />
  )
}
