import { useParams } from '../../kit/router.tsx'
import { Board } from './Board.tsx'
import { Groups } from './Groups.tsx'
import { MinePage } from './MinePage.tsx'
import { NewPage } from './NewPage.tsx'

/** The board, a new entry, what is one’s own: one address, so that the shell carries no more of them. */
export function Neighbours() {
  const { part } = useParams<{ part: string }>()
  if (part === 'new') return <NewPage />
  if (part === 'groups') return <Groups />
  return part === 'mine' ? <MinePage /> : <Board />
}
