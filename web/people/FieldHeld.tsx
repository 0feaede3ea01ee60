/** What a field phone holds of people, and what rooms below take from it. */
export { areaHeld, threadOf, useArea } from './field/area.ts'
export { pickedHome } from './field/picked.ts'
