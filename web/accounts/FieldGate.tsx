/** What the gate of the field shell is made of: all of it is there before the PIN, and nothing else. */
export { contact, handIn } from './field/letters.ts'
export { ClockPage, PinAsk } from './field/PinAsk.tsx'
export { pinWords } from './field/pin-words.ts'
