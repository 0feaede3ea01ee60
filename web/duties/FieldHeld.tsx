/** What a field phone holds of duties. */
export { dayHeld } from './field/held.ts'
export { numbersHeld } from './field/numbers.ts'
