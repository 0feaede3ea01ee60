/** What screens ask of the catalogue. */
import { useMemo } from 'react'
import { catalogueApi } from '../../domain/catalogue/api.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { useLanguage } from '../kit/language.ts'
import { useRead } from '../kit/query.ts'

export type Catalogue = Answer<typeof catalogueApi.tree>
export type ItemBrief = Catalogue['items'][number]

const still = { fresh: 3_600_000 } as const

export const useCatalogue = (enabled = true) => useRead(catalogueApi.tree, { query: {} }, { ...still, enabled })
export const useServiceItem = (code: string | undefined, place?: string) =>
  useRead(
    catalogueApi.item,
    { params: { code: code ?? '' }, query: { ...(place && { place }) } },
    { ...still, enabled: code !== undefined },
  )

/** Name of an item or category by its code. */
export function useCatalogueNames(): (code: string, lang: 'zh' | 'en') => string {
  const { data } = useCatalogue()
  return useMemo(() => {
    const names = new Map([...(data?.categories ?? []), ...(data?.items ?? [])].map((x) => [x.code, x.name]))
    return (code, lang) => {
      const name = names.get(code)
      return (lang === 'en' && name?.en) || name?.zh || code
    }
  }, [data])
}

interface Reach {
  items: string[]
  categories: string[]
}

/** Items and categories in one choice: `c:care.child`, `i:yard-snow`. */
export const chosenOf = (r: Reach) => [...r.categories.map((c) => `c:${c}`), ...r.items.map((i) => `i:${i}`)]
export const reachOf = (chosen: readonly string[]): Reach => ({
  categories: chosen.flatMap((c) => (c.startsWith('c:') ? [c.slice(2)] : [])),
  items: chosen.flatMap((c) => (c.startsWith('i:') ? [c.slice(2)] : [])),
})

export function useReachOptions() {
  const lang = useLanguage()
  const { data } = useCatalogue()
  const name = (n: { zh: string; en?: string | undefined }) => (lang === 'en' && n.en) || n.zh
  return [
    ...(data?.categories ?? []).map((c) => ({ value: `c:${c.code}`, label: name(c.name) })),
    ...(data?.items ?? []).map((i) => ({ value: `i:${i.code}`, label: name(i.name) })),
  ]
}
