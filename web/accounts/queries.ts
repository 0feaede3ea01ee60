/** Who is signed in here, and the conversation of signing in. */
import { accountsApi } from '../../domain/accounts/api.ts'
import type { Step } from '../../domain/accounts/schema.ts'
import { call } from '../kit/client.ts'
import { county } from '../kit/county.ts'
import { forgetAnswers, useRead } from '../kit/query.ts'

const open = { gate: false } as const

/** `data.me` is null when nobody is signed in. */
export const useMe = () => useRead(accountsApi.me, {}, { ...open, fresh: 60_000 })

/** Who is signed in, asked now; null for a stranger. @throws NoAnswer */
export const meNow = async () => (await call(accountsApi.me, undefined, { ...open, repeats: 0 })).me

/** After signing in or out everything may look different. */
export const useMeChanged = (): (() => void) => forgetAnswers

// Each conversation has an id that its caller mints; it is bound to this browser.
export const sendPhoneCode = (id: string, phone: string) => call(accountsApi.phoneCode, { body: { id, phone } }, open)
export const signInByPhone = (id: string, code: string): Promise<Step> =>
  call(accountsApi.phoneSignIn, { params: { id }, body: { code } }, open)
export const signIn = (id: string, name: string, password: string, shell: 'staff' | 'field'): Promise<Step> =>
  call(accountsApi.signIn, { body: { id, name, password, shell } }, open)
export const signInByCode = (id: string, name: string, code: string, shell: 'staff' | 'field'): Promise<Step> =>
  call(accountsApi.signInByCode, { body: { id, name, code, shell } }, open)
export const choosePassword = (id: string, password: string): Promise<Step> =>
  call(accountsApi.setPassword, { params: { id }, body: { password } }, open)
export const sendFactor = (id: string) => call(accountsApi.sendFactor, { params: { id }, body: {} }, open)
export const giveFactor = (id: string, method: 'totp' | 'recovery' | 'sms', code: string): Promise<Step> =>
  call(accountsApi.factor, { params: { id }, body: { method, code } }, open)
export const beginAuthenticator = (id: string) => call(accountsApi.enrol, { params: { id }, body: {} }, open)
export const proveAuthenticator = (id: string, code: string): Promise<Step> =>
  call(accountsApi.enrolled, { params: { id }, body: { code } }, open)
export const askForgotten = (name: string) => call(accountsApi.forgotten, { body: { name } }, open)
export const signOut = () => call(accountsApi.signOut, { body: {} }, open)

export const useMessages = () => useRead(accountsApi.messages, {}, { ...open, every: 5_000 })

/** What the roles of whoever is signed in permit at all; where, the server says. */
export function useMay(): (permission: string) => boolean {
  const permissions = useMe().data?.me?.permissions ?? []
  return (permission) => permissions.includes(permission)
}

/** The highest place any grant reaches; the county for grants of a unit. */
export function useRoot(): string {
  const grants = useMe().data?.me?.grants ?? []
  const places = grants.flatMap((g) => (g.place ? [g.place] : []))
  return places.sort((a, b) => a.length - b.length)[0] ?? `${county()}/`
}
