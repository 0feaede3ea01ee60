/** What a family asks about visits. */
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { useAct, useRead } from '../../kit/query.ts'

export type Seen = Answer<typeof visitsApi.seen>

export const useSeen = (person: string) => useRead(visitsApi.seen, { query: { person } }, { fresh: 0 })
export const useConfirm = () => useAct(visitsApi.confirm, { changes: [visitsApi.seen] })
