/** What the console asks of volunteers and their hours. */
import { volunteersApi } from '../../../domain/volunteers/api.ts'
import { hoursApi } from '../../../domain/volunteers/hours-api.ts'
import type { Answer, Route } from '../../../domain/kernel/api.ts'
import { call, type Ask } from '../../kit/client.ts'
import { useAct, useMore, useRead } from '../../kit/query.ts'

export type Brief = Answer<typeof volunteersApi.list>['items'][number]
export type View = Answer<typeof volunteersApi.get>
export type Hours = Answer<typeof hoursApi.list>['items'][number]
export type Counted = Answer<typeof volunteersApi.counts>
export type RuleSet = Answer<typeof volunteersApi.rules>['items'][number]
export type StarTable = Answer<typeof volunteersApi.starTables>['items'][number]
export type Skill = Answer<typeof volunteersApi.skills>['items'][number]
export type Category = Answer<typeof volunteersApi.categories>['items'][number]

const live = { live: ['volunteers'] } as const

export const useVolunteers = (query: Ask<typeof volunteersApi.list>['query']) =>
  useMore(volunteersApi.list, { query }, live)
export const useVolunteer = (id: string) => useRead(volunteersApi.get, { params: { id } }, live)
export const findVolunteer = (body: Ask<typeof volunteersApi.find>['body']) => call(volunteersApi.find, { body })

export const useHoursList = (query: Ask<typeof hoursApi.list>['query']) =>
  useMore(hoursApi.list, { query }, { live: ['hours'] })
export const useHoursOf = (id: string) => useMore(hoursApi.ofVolunteer, { params: { id }, query: { size: 20 } }, live)
export const useSumsOf = (id: string) => useRead(hoursApi.sumsOfVolunteer, { params: { id } }, live)
export const useNotice = (under: string) => useMore(hoursApi.notice, { query: { under, size: 50 } }, live)

const changes: readonly Route[] = [volunteersApi.list, volunteersApi.get]
export const useVolunteerAct = <R extends Route>(route: R) => useAct(route, { changes })
export const useHoursAct = <R extends Route>(route: R) =>
  useAct(route, { changes: [hoursApi.list, hoursApi.ofVolunteer, hoursApi.notice] })

export const useRuleSets = () => useRead(volunteersApi.rules, {}, { fresh: 0 })
export const useStarTables = () => useRead(volunteersApi.starTables, {}, { fresh: 0 })
export const useSkillList = () => useRead(volunteersApi.skills, {}, { fresh: 0 })
export const useCategoryList = () => useRead(volunteersApi.categories, {}, { fresh: 0 })
const defined: readonly Route[] = [
  volunteersApi.rules,
  volunteersApi.starTables,
  volunteersApi.skills,
  volunteersApi.categories,
  volunteersApi.terms,
]
export const useDefine = <R extends Route>(route: R) => useAct(route, { changes: defined })
export const useCounts = (under: string, year: number) =>
  useRead(volunteersApi.counts, { query: { under, year } }, live)
