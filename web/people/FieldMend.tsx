/** How refused letters of people are mended; fetched with the page of what waits. */
export { peopleMender } from './field/mend.tsx'
