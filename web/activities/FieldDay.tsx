/** What the day of the field shell shows of activities; there as soon as the phone is opened. */
export { DoorsEntry } from './field/DoorsEntry.tsx'
