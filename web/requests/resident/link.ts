/** What the page of a link asks; the token stands behind `#` and travels in bodies, the key is this phone's own. */
import type { Answer, Sent } from '../../../domain/kernel/api.ts'
import { requestsApi } from '../../../domain/requests/api.ts'
import { call } from '../../kit/client.ts'
import { storageKey } from '../../kit/county.ts'
import { newKey } from '../../kit/mint.ts'
import { remember, remembered } from '../../kit/store.ts'

const open = { gate: false } as const

export type Before = Extract<Answer<(typeof requestsApi)['link-see']>, { known: false }>
export type Matter = Answer<(typeof requestsApi)['link-confirm']>
export type Does = Sent<(typeof requestsApi)['link-act']>['body']['does']

/** Under the first letters of the token: the whole of it is kept nowhere. */
const spot = (token: string) => storageKey(`link:${token.slice(0, 8)}`)
const fresh = new Map<string, string>()

function keyOf(token: string): string {
  const known = remembered<string>(spot(token)) ?? fresh.get(token)
  if (known) return known
  const made = newKey()
  fresh.set(token, made)
  return made
}

export const seeLink = (token: string) => call(requestsApi['link-see'], { body: { token, key: keyOf(token) } }, open)
export const askLinkCode = (token: string, phone: string) =>
  call(requestsApi['link-code'], { body: { token, key: keyOf(token), phone } }, open)

export async function confirmLink(
  token: string,
  sent: { phone: string; code: string; name?: string },
): Promise<Matter> {
  const key = keyOf(token)
  const matter = await call(requestsApi['link-confirm'], { body: { token, key, ...sent } }, open)
  remember(spot(token), key)
  return matter
}

export const actByLink = (token: string, does: Does) =>
  call(requestsApi['link-act'], { body: { token, key: keyOf(token), does } }, open)
export const forgetLink = (token: string) => remember(spot(token), undefined)
