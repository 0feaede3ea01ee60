/** What the console asks about plans, enrolments and what is due. */
import { useMemo } from 'react'
import { dutiesApi } from '../../../domain/duties/api.ts'
import { plansOn } from '../../../domain/duties/plans-on.ts'
import type { CarePlan } from '../../../domain/duties/schema.ts'
import type { Answer, Route } from '../../../domain/kernel/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/now.ts'
import { useAct, useMore, useRead } from '../../kit/query.ts'
import { dayText } from '../../kit/shanghai.ts'

export type Card = Answer<typeof dutiesApi.list>['items'][number]
export type Enrolled = Answer<typeof dutiesApi.enrolments>['items'][number]
export type Proposed = Answer<typeof dutiesApi.proposals>['items'][number]
export type Ending = Answer<typeof dutiesApi.endings>['items'][number]
export type Check = Answer<typeof dutiesApi.checks>['items'][number]
export type Spell = Answer<typeof dutiesApi.spells>['items'][number]
export type Defined = Answer<typeof dutiesApi.plans>['items'][number]

const live = { live: ['duties'] }

export const usePlanList = () => useRead(dutiesApi.plans, {}, { fresh: 60_000 })

/** Plans in force today: how each is called, and a choice of those that are open. */
export function usePlans() {
  const lang = useLanguage()
  const today = dayText(useNow())
  const { data } = usePlanList()
  return useMemo(() => {
    const now = plansOn(data?.items ?? [], today)
    const by = new Map<string, CarePlan>(now.map((p) => [p.code, p]))
    return {
      of: (code: string | null | undefined) => (code ? by.get(code) : undefined),
      name: (code: string) => by.get(code)?.name[lang] ?? (data ? code : '…'),
      open: now.filter((p) => !p.closed).map((p) => ({ value: p.code, label: p.name[lang] })),
    }
  }, [data, lang, today])
}

export const useUnmet = (place: string, plan: string | undefined) =>
  useMore(dutiesApi.list, { query: { place, size: 50, ...(plan && { plan }) } }, live)
export const useEnrolled = (place: string, plan: string | undefined, only?: 'look' | 'review') =>
  useMore(dutiesApi.enrolments, { query: { place, size: 50, ...(plan && { plan }), ...(only && { only }) } }, live)
export const useProposed = (place: string, plan: string | undefined) =>
  useMore(dutiesApi.proposals, { query: { place, size: 100, plan: plan ?? '' } }, { enabled: plan !== undefined })
export const useEndings = (place: string, plan: string | undefined) =>
  useMore(
    dutiesApi.endings,
    { query: { place, size: 50, plan: plan ?? '' } },
    { enabled: plan !== undefined, live: ['duties', 'people'] },
  )
export const useChecks = (place: string) => useMore(dutiesApi.checks, { query: { place, size: 50 } }, live)
export const useSpells = (place: string) => useRead(dutiesApi.spells, { query: { place } }, live)

const changes: readonly Route[] = [
  dutiesApi.list,
  dutiesApi.enrolments,
  dutiesApi.proposals,
  dutiesApi.endings,
  dutiesApi.checks,
  dutiesApi.spells,
  dutiesApi.ofPerson,
  dutiesApi.plans,
]

export const useDutyAct = <R extends Route>(route: R) => useAct(route, { changes })
