/** What screens ask of activities. */
import { useMemo } from 'react'
import { activitiesApi } from '../../domain/activities/api.ts'
import { onDay } from '../../domain/kernel/dated.ts'
import type { Answer, Route } from '../../domain/kernel/api.ts'
import { useLanguage } from '../kit/language.ts'
import { useNow } from '../kit/now.ts'
import { useAct, useMore, useRead } from '../kit/query.ts'
import { dayText } from '../kit/shanghai.ts'
import type { Ask } from '../kit/client.ts'

export type Brief = Answer<typeof activitiesApi.list>['items'][number]
export type View = Answer<typeof activitiesApi.get>
export type Kind = Answer<typeof activitiesApi.kinds>['items'][number]
export type Theme = Answer<typeof activitiesApi.themes>['items'][number]
export type Near = Answer<typeof activitiesApi.near>['items'][number]
export type Entry = Answer<typeof activitiesApi.entries>['items'][number]
export type OwnSide = Answer<typeof activitiesApi.own>
export type Match = Answer<typeof activitiesApi.match>['items'][number]
export type Numbers = Answer<typeof activitiesApi.numbers>
export type Picture = Answer<typeof activitiesApi.pictures>['items'][number]
export type ActivityPage = Answer<typeof activitiesApi.page>

const live = { live: ['activities'] } as const

export const useKindList = () => useRead(activitiesApi.kinds, {}, live)
export const useThemeList = () => useRead(activitiesApi.themes, {}, live)
export const useActivities = (query: Ask<typeof activitiesApi.list>['query']) =>
  useMore(activitiesApi.list, { query }, live)
export const useDayCounts = (query: Ask<typeof activitiesApi.days>['query']) =>
  useRead(activitiesApi.days, { query }, live)
/** The month of a place or a unit in words. */
export const useSummary = (query: Ask<typeof activitiesApi.summary>['query']) =>
  useRead(activitiesApi.summary, { query }, live)
export const useActivity = (id: string) => useRead(activitiesApi.get, { params: { id } }, live)

export const useNear = (place: string | undefined) =>
  useRead(
    activitiesApi.near,
    { query: { place: place ?? '' } },
    { enabled: place !== undefined, gate: false, every: 300_000 },
  )
export const useActivityPage = (id: string) =>
  useRead(activitiesApi.page, { params: { id } }, { gate: false, every: 60_000 })

/** Where those for whom the account speaks stand on the list. */
export const useOwnSide = (id: string) => useRead(activitiesApi.own, { params: { id } }, { every: 30_000 })
/** What the account has signed up for. */
export const useMyEntries = (enabled: boolean) => useRead(activitiesApi.mine, {}, { enabled, gate: false })
const ownChanges: readonly Route[] = [activitiesApi.own, activitiesApi.mine, activitiesApi.page]
export const useArrive = () => useAct(activitiesApi.arriveOwn, { changes: ownChanges })
export const useSignUp = () => useAct(activitiesApi.enterOwn, { changes: ownChanges })
export const useWithdraw = () => useAct(activitiesApi.leaveOwn, { changes: ownChanges })

/** The year of a place, as the night counted it. */
export const useNumbers = (under: string, year: number) => useRead(activitiesApi.numbers, { query: { under, year } })

/** Pictures with their consent, for whoever keeps the activity. */
export const usePictures = (id: string) => useRead(activitiesApi.pictures, { params: { id } }, live)
const pictureChanges: readonly Route[] = [activitiesApi.pictures]
export const useAddPicture = () => useAct(activitiesApi.addPicture, { changes: pictureChanges })
export const useEndPicture = () => useAct(activitiesApi.endPicture, { changes: pictureChanges })

/** The address of one's own feed for calendars, where there is one. */
export const useOwnFeed = () => useRead(activitiesApi.ownFeed, {})
const feedChanges: readonly Route[] = [activitiesApi.ownFeed]
export const useMakeFeed = () => useAct(activitiesApi.makeFeed, { changes: feedChanges })
export const useEndFeed = () => useAct(activitiesApi.endFeed, { changes: feedChanges })

export const useEntries = (id: string) => useRead(activitiesApi.entries, { params: { id } }, live)
/** The sign at the door: another code every half a minute. */
export const useDoor = (id: string) => useRead(activitiesApi.door, { params: { id } }, { every: 8_000 })
/** Of a helper: a volunteer or not, and what stood in their way. */
export const useHelping = (id: string, person: string | null) =>
  useRead(activitiesApi.helping, { params: { id, person: person ?? '' } }, { enabled: person !== null })
export const useTail = () => useAct(activitiesApi.tail)
export const useOpen = (query: Ask<typeof activitiesApi.open>['query']) => useMore(activitiesApi.open, { query }, live)
export const useMatch = () => useAct(activitiesApi.match)

/** The days of a series before it is planned. */
export const useSeriesDays = (query: Ask<typeof activitiesApi.seriesDays>['query'] | undefined) =>
  useRead(
    activitiesApi.seriesDays,
    { query: query ?? { rhythm: '', holidays: 'keep', from: '', until: '' } },
    { enabled: query !== undefined },
  )

const changes: readonly Route[] = [
  activitiesApi.list,
  activitiesApi.days,
  activitiesApi.get,
  activitiesApi.entries,
  activitiesApi.open,
]
export const useActivityAct = <R extends Route>(route: R) => useAct(route, { changes })
export const useDefineKind = () => useAct(activitiesApi.defineKind, { changes: [activitiesApi.kinds] })
export const useDefineTheme = () => useAct(activitiesApi.defineTheme, { changes: [activitiesApi.themes] })

interface Named {
  code: string
  from: string
  sort: number
  name: { zh: string; en: string }
}

/** What holds today, in its order, and how each is called. */
function useNamed<T extends Named>(items: readonly T[] | undefined) {
  const lang = useLanguage()
  const today = dayText(useNow())
  return useMemo(() => {
    const all = onDay(items ?? [], today)
    const by = new Map(all.map((k) => [k.code, k]))
    return { all, of: (code: string) => by.get(code), name: (code: string) => by.get(code)?.name[lang] ?? code }
  }, [items, today, lang])
}

export const useKinds = () => useNamed(useKindList().data?.items)
export const useThemes = () => useNamed(useThemeList().data?.items)
