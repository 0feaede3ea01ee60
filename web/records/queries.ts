/** What screens ask of service records. */
import type { Answer } from '../../domain/kernel/api.ts'
import { recordsApi } from '../../domain/records/api.ts'
import { callFile, type Ask } from '../kit/client.ts'
import { useMore, useRead } from '../kit/query.ts'

export type ServiceRecord = Answer<typeof recordsApi.list>['items'][number]

export const useRecords = (place: string) => useMore(recordsApi.list, { query: { place, size: 50 } }, { fresh: 0 })

export const useChannels = (place: string, month: string) =>
  useRead(recordsApi.channels, { query: { place, month } }, { fresh: 0 })

export const takeRecordsOut = (body: Ask<typeof recordsApi.export>['body']) => callFile(recordsApi.export, { body })
