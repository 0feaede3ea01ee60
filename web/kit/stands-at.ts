import { matchPath } from './path.ts'

/** Whether one of them stands at this path; apart from the router, for the residents' shell asks it never. */
export const standsAt = (routes: readonly { path: string }[], path: string): boolean =>
  routes.some((r) => matchPath(r.path, path) !== undefined)
