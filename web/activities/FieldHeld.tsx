/** What a field phone holds of activities. */
export { doorsHeld } from './field/held.ts'
