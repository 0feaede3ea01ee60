/** How refused letters of duties are mended; fetched with the page of what waits. */
export { visitsMender } from './field/mend.ts'
