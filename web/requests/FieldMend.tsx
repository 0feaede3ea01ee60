/** How refused letters of requests are mended; fetched with the page of what waits. */
export { requestsMender } from './field/mend.ts'
