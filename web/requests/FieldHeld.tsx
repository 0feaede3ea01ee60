/** What a field phone holds of requests. */
export { gridHeld } from './field/grid.ts'
export { inboxHeld, pagesHeld } from './field/kept.ts'
