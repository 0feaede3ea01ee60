/** Naming somebody to call, from the card of a person on the phone; fetched with that card. */
export { ContactSheet } from './field/ContactSheet.tsx'
export { contactKindWords, contactWords } from './contact-words.ts'
