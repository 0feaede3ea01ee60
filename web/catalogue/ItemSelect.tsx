import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { useLanguage } from '../kit/language.ts'
import { noted } from '../kit/staff/noted.tsx'
import { useWords } from '../kit/words.ts'
import { useCatalogue, type ItemBrief } from './queries.ts'
import { findableOf, found } from './search.ts'
import { words } from './words.ts'

export interface ItemSelectProps {
  id: string
  value: string | null
  onChange: (code: string | null, item: ItemBrief | undefined) => void
  status?: '' | 'error'
  optional?: boolean
  label?: string
}

/** A service item by its name, its other words, pinyin or initials. */
export function ItemSelect({ id, value, onChange, status = '', optional, label }: ItemSelectProps) {
  const t = useWords(words)
  const lang = useLanguage()
  const { data, isFetching } = useCatalogue()
  const [typed, setTyped] = useState('')
  const all = useMemo(() => (data?.items ?? []).filter((i) => !i.instead).map(findableOf), [data])
  const options = useMemo(() => {
    const byCode = new Map(data?.items.map((i) => [i.code, i]))
    const categories = new Map(data?.categories.map((c) => [c.code, c.name]))
    const codes = new Set([...(value && !typed ? [value] : []), ...found(all, typed)])
    return [...codes].flatMap((code) => {
      const item = byCode.get(code)
      if (!item) return []
      const category = categories.get(item.category)
      return {
        value: code,
        label: (lang === 'en' && item.name.en) || item.name.zh,
        note: (lang === 'en' && category?.en) || category?.zh || '',
      }
    })
  }, [all, typed, data, value, lang])
  return (
    <Select<string>
      id={id}
      status={status}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      popupMatchSelectWidth={false}
      placeholder={t('searchItem')}
      notFoundContent={isFetching ? null : t('noItem')}
      loading={isFetching}
      allowClear={optional ?? false}
      value={value ?? undefined}
      options={options}
      optionRender={noted}
      onChange={(code?: string) =>
        onChange(
          code ?? null,
          data?.items.find((i) => i.code === code),
        )
      }
    />
  )
}
