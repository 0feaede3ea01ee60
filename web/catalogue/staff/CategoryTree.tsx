import { useMemo } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { useWords } from '../../kit/words.ts'
import { below, inTree } from '../below.ts'
import type { ItemBrief } from '../queries.ts'
import type { Category } from './queries.ts'
import { words } from './words.ts'

export interface CategoryTreeProps {
  categories: readonly Category[]
  items: readonly ItemBrief[]
  value: string | undefined
  onChange: (code: string | undefined) => void
}

/** The tree of categories, each with how many items hang below it. */
export function CategoryTree({ categories, items, value, onChange }: CategoryTreeProps) {
  const t = useWords(words)
  const lang = useLanguage()
  const rows = useMemo(
    () =>
      inTree(categories).map(({ category, depth }) => {
        const inside = below(categories, category.code)
        return { category, depth, count: items.filter((i) => inside.has(i.category)).length }
      }),
    [categories, items],
  )
  return (
    <ul className="category-tree">
      <li>
        <button type="button" aria-pressed={value === undefined} onClick={() => onChange(undefined)}>
          {t('allCategories')} <em>{items.length}</em>
        </button>
      </li>
      {rows.map(({ category, depth, count }) => (
        <li key={category.code}>
          <button
            type="button"
            aria-pressed={value === category.code}
            style={{ paddingLeft: 12 + depth * 14 }}
            onClick={() => onChange(category.code)}
          >
            {(lang === 'en' && category.name.en) || category.name.zh} <em>{count}</em>
          </button>
        </li>
      ))}
    </ul>
  )
}
