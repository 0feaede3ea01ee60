/** What rooms below that of volunteers show on its page, in order, and the board to which the first leads: fetched together. */
import { NeighboursEntry } from '../neighbours/Screen.tsx'
import { TeamEntries } from '../teams/Screen.tsx'
import { TimeBankEntry } from '../timebank/Screen.tsx'

export { Neighbours } from '../neighbours/Screen.tsx'

export const Below = () => (
  <>
    <NeighboursEntry />
    <TimeBankEntry />
    <TeamEntries />
  </>
)
