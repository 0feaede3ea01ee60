/** Where a search from the top bar goes. What is looked for travels beside the address: it may be somebody's number. */
import type { NavigateOptions } from '../kit/router.tsx'

export const searchTo = (find: string): [string, NavigateOptions] => ['/board', { state: { find } }]
