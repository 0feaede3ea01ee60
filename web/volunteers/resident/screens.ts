/** The pages of volunteering, fetched together: the shell carries one way to them. */
export { HelpedPage } from './HelpedPage.tsx'
export { OfOne } from './OfOne.tsx'
export { PaperCheck } from './PaperCheck.tsx'
export { ShownPage } from './ShownPage.tsx'
export { Volunteering } from './Volunteering.tsx'
