/** What a field phone holds of requests. */
export { inboxHeld, pagesHeld } from './field/kept.ts'
