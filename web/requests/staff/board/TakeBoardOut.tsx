import { requestsApi } from '../../../../domain/requests/api.ts'
import { callFile, type Ask } from '../../../kit/client.ts'
import { TakeOut } from '../../../kit/staff/TakeOut.tsx'
import { useWords } from '../../../kit/words.ts'
import { words } from '../words.ts'
import { queryOf, type BoardFilter } from './filters.tsx'

type Taken = Ask<typeof requestsApi.export>['body']['of']

/** What narrows the list on the screen, without its pages. */
export function takenOf(values: Partial<Record<BoardFilter, string>>, place: string): Taken {
  const { size: _, after: _after, ...narrowed } = queryOf(values, place)
  return { ...narrowed, place }
}

/** The list of requests as it stands on the screen. */
export function TakeBoardOut({ of }: { of: Taken }) {
  const t = useWords(words)
  return <TakeOut note={t('takeOutNote')} send={(asked) => callFile(requestsApi.export, { body: { ...asked, of } })} />
}
