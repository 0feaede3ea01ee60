/** What the page of a person asks about care and visits. */
import { dutiesApi } from '../../../domain/duties/api.ts'
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { useAct, useRead } from '../../kit/query.ts'

export type CareOf = Answer<typeof dutiesApi.ofPerson>
export type Excuse = CareOf['excuses'][number]
export type Manner = Answer<typeof visitsApi.visiting>

const live = ['duties']
export const useCareOf = (id: string, enabled: boolean) =>
  useRead(dutiesApi.ofPerson, { params: { id } }, { enabled, live })
export const useManner = (id: string, enabled: boolean) =>
  useRead(visitsApi.visiting, { params: { id } }, { enabled, live })

const changes = [dutiesApi.ofPerson, visitsApi.visiting]
export const useSetManner = () => useAct(visitsApi.care, { changes })
export const useExcuse = () => useAct(dutiesApi.excuse, { changes })
export const useEndExcuse = () => useAct(dutiesApi.endExcuse, { changes })
