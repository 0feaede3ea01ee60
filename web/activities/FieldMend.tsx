/** How refused marks of lists at the door are mended; fetched with the page of what waits. */
export { doorMender } from './field/mend.ts'
