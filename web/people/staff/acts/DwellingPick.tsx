import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../../kit/words.ts'
import { findDwellings, type Dwelling } from '../queries.ts'
import { words } from '../words.ts'

export interface DwellingPickProps {
  id: string
  value: Dwelling | null
  onChange: (dwelling: Dwelling | null) => void
  status?: '' | 'error'
}

/** One door of the register, by a piece of its address. */
export function DwellingPick({ id, value, onChange, status = '' }: DwellingPickProps) {
  const t = useWords(words)
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly Dwelling[]>([])
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    const q = typed.trim()
    if (q === '') return setFound([])
    let gone = false
    setBusy(true)
    const timer = setTimeout(() => {
      findDwellings(q)
        .then((items) => !gone && setFound(items))
        .catch(() => !gone && setFound([]))
        .finally(() => !gone && setBusy(false))
    }, 300)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [typed])
  const shown = value && !found.some((d) => d.id === value.id) ? [value, ...found] : found
  return (
    <Select<string>
      id={id}
      status={status}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      popupMatchSelectWidth={false}
      placeholder={t('dwellingHint')}
      notFoundContent={busy || typed.trim() === '' ? null : t('dwellingNone')}
      loading={busy}
      allowClear
      value={value?.id ?? null}
      options={shown.map((d) => ({ value: d.id, label: d.text }))}
      onChange={(next?: string) => onChange(shown.find((d) => d.id === next) ?? null)}
    />
  )
}
