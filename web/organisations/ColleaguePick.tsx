import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { organisationsApi } from '../../domain/organisations/api.ts'
import { useRead } from '../kit/query.ts'
import { useWords } from '../kit/words.ts'
import { words } from './words.ts'

export interface ColleaguePickProps {
  id: string
  value: string | null
  onChange: (account: string | null, name: string) => void
  status?: '' | 'error'
}

/** An account of staff, by a piece of the name colleagues see. */
export function ColleaguePick({ id, value, onChange, status = '' }: ColleaguePickProps) {
  const t = useWords(words)
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [kept, setKept] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed])
  const { data, isFetching } = useRead(organisationsApi.colleagues, { query: { q: q || '-' } }, { enabled: q !== '' })
  const shown = (data?.items ?? []).map((c) => ({ value: c.account, label: c.name }))
  const options = value && !shown.some((o) => o.value === value) ? [{ value, label: kept }, ...shown] : shown
  const change = (account: string | undefined) => {
    const name = options.find((o) => o.value === account)?.label ?? ''
    setKept(name)
    onChange(account ?? null, name)
  }
  return (
    <Select<string>
      id={id}
      status={status}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      popupMatchSelectWidth={false}
      placeholder={t('searchColleague')}
      notFoundContent={isFetching || q === '' ? null : t('noColleague')}
      loading={isFetching}
      allowClear
      value={value}
      options={options}
      onChange={change}
    />
  )
}
