/** Passkeys: what the device is asked and what it signs. What talks to the device is fetched when it is first used. */
import { passkeysApi } from '../../domain/accounts/passkeys-api.ts'
import type { Me, Step } from '../../domain/accounts/schema.ts'
import { call } from '../kit/client.ts'

const open = { gate: false, repeats: 0 } as const

/** Missing in some WebViews, and over plain http to another machine. */
export const canPasskey = () => typeof PublicKeyCredential === 'function'

const browser = () => import('@simplewebauthn/browser')

/** Undefined: the person stopped it, or this device has none that will do. */
async function orStopped<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch {
    return undefined
  }
}

const sign = async (options: Record<string, unknown>) => {
  const { startAuthentication } = await browser()
  return orStopped(startAuthentication({ optionsJSON: options as never }))
}

type Signed = NonNullable<Awaited<ReturnType<typeof sign>>>
const give = (id: string, signed: Signed): Promise<Step> =>
  call(passkeysApi.give, { params: { id }, body: { signed: signed as never } }, open)

/** Undefined: stopped. */
export async function signInByPasskey(id: string, shell: 'staff' | 'field'): Promise<Step | undefined> {
  const { options } = await call(passkeysApi.begin, { body: { id, shell } }, open)
  const signed = await sign(options)
  return signed && give(id, signed)
}

export async function giveAsFactor(id: string): Promise<Step | undefined> {
  const { options } = await call(passkeysApi.ask, { params: { id }, body: {} }, open)
  const signed = await sign(options)
  return signed && give(id, signed)
}

export async function giveOwnPasskey(): Promise<Me | undefined> {
  const { options } = await call(passkeysApi.askOwn, { body: {} }, open)
  const signed = await sign(options)
  return signed && call(passkeysApi.giveOwn, { body: { signed: signed as never } }, open)
}

/** What the device has made; undefined: stopped. */
export const make = async (options: Record<string, unknown>) => {
  const { startRegistration } = await browser()
  return orStopped(startRegistration({ optionsJSON: options as never }))
}
