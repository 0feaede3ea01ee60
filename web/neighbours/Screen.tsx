/** What the resident shell shows of this room. */
export { NeighboursEntry } from './resident/Entry.tsx'
export { Neighbours } from './resident/Neighbours.tsx'
