/** What the day of the field shell is made of; there as soon as the phone is opened. */
export { groupOf, type Group } from './field/day.ts'
export { doorOf } from './field/door.ts'
export { useDay, useVisitsWaiting } from './field/held.ts'
export { PersonTask } from './field/PersonTask.tsx'
