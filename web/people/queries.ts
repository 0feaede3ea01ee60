/** What screens ask of people. What is typed travels in a body, never in an address. */
import type { Answer } from '../../domain/kernel/api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import type { FoundPerson, MaskedPerson } from '../../domain/people/schema.ts'
import { call, type Ask } from '../kit/client.ts'
import { useMemo } from 'react'
import { caresOn, type CareKind } from '../../domain/people/cares.ts'
import { useLanguage } from '../kit/language.ts'
import { useNow } from '../kit/now.ts'
import { dayText } from '../kit/shanghai.ts'
import { useRead } from '../kit/query.ts'

/** From a search it says by what, from a list it does not. */
export type Masked = MaskedPerson & Partial<Pick<FoundPerson, 'by'>>
export type Found = Answer<typeof peopleApi.search>

export const findPeople = (body: Ask<typeof peopleApi.search>['body']): Promise<Found> =>
  call(peopleApi.search, { body })

export type Hints = Answer<typeof peopleApi.duplicates>
/** Whom somebody may be who is being entered. Asking by a number is a look. */
export const duplicatesOf = (body: Ask<typeof peopleApi.duplicates>['body']): Promise<Hints> =>
  call(peopleApi.duplicates, { body })

/** Is every household in exactly one base grid, and has each grid its worker. Acts of other rooms change it: asked afresh. */
export const useCoverage = (under: string) =>
  useRead(peopleApi.coverage, { query: { under } }, { live: ['places', 'people'], fresh: 0 })

export interface Cares {
  /** As people say it; of one that is defined no more, its code. */
  name: (code: string) => string
  of: (code: string | null) => CareKind | undefined
  /** In their order, for a choice. */
  open: { value: string; label: string }[]
}

/** What categories mean here today: brought by the county's packs, changed once in a while. */
export function useCares(): Cares {
  const lang = useLanguage()
  const today = dayText(useNow())
  const { data } = useRead(peopleApi.cares, {}, { fresh: 600_000 })
  return useMemo(() => {
    const now = caresOn(data?.items ?? [], today)
    const kinds = new Map<string, CareKind>(now.map((k) => [k.code, k]))
    return {
      name: (code) => kinds.get(code)?.name[lang] ?? (data ? code : '…'),
      of: (code) => (code === null ? undefined : kinds.get(code)),
      open: now.filter((k) => !k.closed).map((k) => ({ value: k.code, label: k.name[lang] })),
    }
  }, [data, lang, today])
}
