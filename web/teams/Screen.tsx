/** On the page of volunteering, which stands above this room. */
export { TeamEntries } from './resident/TeamEntries.tsx'
