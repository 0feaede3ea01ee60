import { Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useLanguage } from '../kit/language.ts'
import { useSettled } from '../kit/settled.ts'
import { noted } from '../kit/staff/noted.tsx'
import { useWords, wordIn } from '../kit/words.ts'
import { useUnits, type UnitBrief, type UnitQuery } from './queries.ts'
import { kindWords, words } from './words.ts'

export interface UnitChoice {
  code: string
  id?: string
  name: string
}

export interface UnitSelectProps {
  id: string
  /** Codes of the chosen. */
  value: readonly string[]
  onChange: (codes: string[], chosen: UnitBrief[]) => void
  many?: boolean
  /** Names known already: the proposal's, those of the request. */
  known?: readonly UnitChoice[]
  /** Narrows the search: units of a kind, at or below a place. */
  within?: Omit<UnitQuery, 'q'>
  status?: '' | 'error'
  optional?: boolean
  label?: string
}

/** Chooses organisations by a piece of their name. */
export function UnitSelect({
  id,
  value,
  onChange,
  many,
  known = [],
  within,
  status = '',
  optional,
  label,
}: UnitSelectProps) {
  const t = useWords(words)
  const lang = useLanguage()
  const [typed, setTyped] = useState('')
  const q = useSettled(typed.trim())
  const found = useUnits({ ...within, ...(q && { q }) })
  const [seen, setSeen] = useState<ReadonlyMap<string, UnitBrief>>(new Map())
  const named = (code: string) => seen.has(code) || known.some((k) => k.code === code)
  // Chosen by what the form knew already: the list does not begin with it.
  const nameless = value.find((code) => !named(code))
  const one = useUnits({ ...(nameless && { q: nameless }) }, nameless !== undefined && found.data !== undefined)
  useEffect(() => {
    const items = [...(found.data?.items ?? []), ...(one.data?.items ?? [])]
    if (items.length > 0) setSeen((old) => new Map([...old, ...items.map((u) => [u.code, u] as const)]))
  }, [found.data, one.data])
  const options = useMemo(() => {
    const shown = (found.data?.items ?? []).map((u) => ({
      value: u.code,
      label: u.name,
      note: `${wordIn(kindWords[u.kind], lang)}${u.government ? '' : ` · ${t('outside')}`}`,
    }))
    const rest = value.filter((code) => !shown.some((o) => o.value === code))
    const held = rest.map((code) => ({
      value: code,
      label: seen.get(code)?.name ?? known.find((k) => k.code === code)?.name ?? code,
      note: '',
    }))
    return [...held, ...shown]
  }, [found.data, value, seen, known, lang, t])
  const change = (next: string | string[] | undefined) => {
    const codes = next === undefined ? [] : [next].flat()
    onChange(
      codes,
      codes.flatMap((c) => seen.get(c) ?? []),
    )
  }
  return (
    <Select<string | string[]>
      id={id}
      status={status}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      popupMatchSelectWidth={false}
      placeholder={t('searchUnit')}
      notFoundContent={found.isFetching ? null : t('noUnit')}
      loading={found.isFetching}
      allowClear={optional ?? false}
      {...(many ? { mode: 'multiple' as const, value: [...value] } : { value: value[0] })}
      options={options}
      optionRender={noted}
      onChange={change}
    />
  )
}
