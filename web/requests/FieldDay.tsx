/** What the day of the field shell is made of; there as soon as the phone is opened. */
export { aboveOf, groupOf, inOrder } from './field/day.ts'
export { useKeptInbox } from './field/kept.ts'
export { OrderTask } from './field/OrderTask.tsx'
export { usePending } from './field/pending.ts'
