/** On the page of volunteering, which stands above this room. */
export { TimeBankEntry } from './resident/Entry.tsx'
