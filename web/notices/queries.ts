/** One's own notices, and whom one is asked to tell in person. Nobody else learns what was read, or when. */
import type { Answer } from '../../domain/kernel/api.ts'
import { noticesApi } from '../../domain/notices/api.ts'
import type { Way } from '../../domain/notices/schema.ts'
import { useMe } from '../accounts/queries.ts'
import { useAct, useMore, useRead } from '../kit/query.ts'

export type Notice = Answer<typeof noticesApi.inbox>['items'][number]
export type Failed = Answer<typeof noticesApi.givenUp>['items'][number]
export type WayOut = Answer<typeof noticesApi.givenUp>['ways'][number]
export type Task = Answer<typeof noticesApi.tasks>['items'][number]

/** The topic that tells of new notices; none while nobody is signed in. */
function useTopic(): { live: string[]; enabled: boolean } {
  const account = useMe().data?.me?.account
  return { live: account ? [`notices:${account}`] : [], enabled: account !== undefined }
}

export const useInbox = (unread: boolean) =>
  useMore(noticesApi.inbox, { query: { unread: unread ? '1' : '0', size: 30 } }, useTopic())
export const useUnread = () => useRead(noticesApi.count, {}, { ...useTopic(), gate: false })
export const useTasks = () => useRead(noticesApi.tasks, {}, useTopic())

const changes = [noticesApi.inbox, noticesApi.count]
export const useMarkRead = () => useAct(noticesApi.markRead, { changes })
export const useMarkAll = () => useAct(noticesApi.markAll, { changes })
export const useTaskDone = () => useAct(noticesApi.taskDone, { changes: [...changes, noticesApi.tasks] })

/** What no way out took over, and how they fare; they change without anybody's doing, so they are asked again. */
export const useGivenUp = (way: Way | undefined) =>
  useMore(noticesApi.givenUp, { query: { ...(way && { way }), size: 50 } }, { every: 60_000 })
export const useWays = () => useRead(noticesApi.givenUp, { query: { size: 1 } }, { every: 60_000 })
const lists = { changes: [noticesApi.givenUp] }
export const useSendAgain = () => useAct(noticesApi.sendAgain, lists)
export const useLeave = () => useAct(noticesApi.leave, lists)
