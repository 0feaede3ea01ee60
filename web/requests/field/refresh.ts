import { requestsApi } from '../../../domain/requests/api.ts'
import { useRefresh } from '../../kit/query.ts'

/** After an act every list and page of requests may look different. */
export function useRequestsChanged(): () => void {
  const refresh = useRefresh()
  return () => refresh(requestsApi.get, requestsApi.inbox, requestsApi.mine)
}
