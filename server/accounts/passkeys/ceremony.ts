/**
 * What a device is asked and what it answered: WebAuthn level 3 by `@simplewebauthn/server`. The page must be ours, the key
 * made for our name, the challenge the one we gave, the person verified by the device, and its counter must not go back.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { PasskeyMade, PasskeySigned } from '../../../domain/accounts/passkeys.ts'
import { codeSeconds } from '../../../domain/accounts/limits.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { Ctx } from '../../kernel/context.ts'
import { actAs } from '../conversation.ts'
import { newToken, tokenHash } from '../secrets.ts'
import { putAsked, takeAsked, type AskedRow, type PasskeyRow } from './store.ts'

/** A key is made for a name, and opens for pages of that name alone. */
function selfOf({ house }: Pick<Ctx, 'house'>): { origin: string; name: string } {
  const origin = house.publicUrl ?? house.address
  if (!origin) throw new Refusal('unavailable')
  return { origin: new URL(origin).origin, name: new URL(origin).hostname }
}

export interface Asking {
  /** Of the conversation, of the session, or of what is to be added. */
  id: string
  account: string | null
  field: boolean
  browser: string
}

/** Kept until it is answered. @returns the challenge */
async function asked(ctx: Ctx, { id, account, field, browser }: Asking, scope: string): Promise<string> {
  const challenge = newToken()
  const until = new Date(ctx.now.getTime() + codeSeconds * 1000)
  const row = { id, account, field, challenge, browser: tokenHash(browser), until }
  const kept = await actAs(
    ctx,
    scope,
    (tx) => tx.run(putAsked(row)),
    (answer) => ({ writes: [], audit: [], events: [], answer }),
  )
  if (kept === 0) throw new Refusal('id-reused')
  return challenge
}

/** The question is over whatever comes of it. */
export const answered = (ctx: Ctx, id: string, browser: string, scope: string): Promise<AskedRow | undefined> =>
  actAs(
    ctx,
    scope,
    (tx) => tx.one<AskedRow>(takeAsked(id, tokenHash(browser), ctx.now)),
    (answer) => ({ writes: [], audit: [], events: [], answer }),
  )

const bytesOf = (challenge: string) => new Uint8Array(Buffer.from(challenge, 'base64url'))
const listed = (rows: readonly PasskeyRow[]) => rows.map((p) => ({ id: p.credential, transports: p.transports }))
const asOptions = (options: object) => ({ options: options as Record<string, unknown> })

/** @param own passkeys that will do; none: whichever the person has here */
export async function askToSign(ctx: Ctx, asking: Asking, scope: string, own: readonly PasskeyRow[] = []) {
  const challenge = await asked(ctx, asking, scope)
  return asOptions(
    await generateAuthenticationOptions({
      rpID: selfOf(ctx).name,
      challenge: bytesOf(challenge),
      userVerification: 'required',
      timeout: codeSeconds * 1000,
      ...(own.length > 0 && { allowCredentials: listed(own) }),
    }),
  )
}

/** The handle that a device gives back with what it signs: the account, in sixteen bytes. */
export const handleOf = (account: string) => new Uint8Array(Buffer.from(account.replaceAll('-', ''), 'hex'))

export function accountOf(handle: string | undefined): string | undefined {
  const hex = Buffer.from(handle ?? '', 'base64url').toString('hex')
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined
}

export async function askToMake(
  ctx: Ctx,
  asking: Asking & { account: string },
  who: { name: string; shown: string },
  own: readonly PasskeyRow[],
) {
  const challenge = await asked(ctx, asking, asking.account)
  return asOptions(
    await generateRegistrationOptions({
      rpName: `Linli ${ctx.county.name}`,
      rpID: selfOf(ctx).name,
      userID: handleOf(asking.account),
      userName: who.name,
      userDisplayName: who.shown,
      challenge: bytesOf(challenge),
      timeout: codeSeconds * 1000,
      // Which make of device somebody has is nobody's business.
      attestationType: 'none',
      excludeCredentials: listed(own),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    }),
  )
}

/** Undefined: it proves nothing. */
async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch {
    return undefined
  }
}

/** @returns how far the device has counted; undefined when it proves nothing */
export async function signedBy(
  ctx: Ctx,
  passkey: PasskeyRow,
  challenge: string,
  signed: PasskeySigned,
): Promise<number | undefined> {
  const { origin, name } = selfOf(ctx)
  const done = await orNothing(
    verifyAuthenticationResponse({
      response: signed as never,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: name,
      credential: {
        id: passkey.credential,
        publicKey: new Uint8Array(passkey.key),
        counter: Number(passkey.counter),
      },
      requireUserVerification: true,
    }),
  )
  return done?.verified ? done.authenticationInfo.newCounter : undefined
}

export async function madeBy(ctx: Ctx, challenge: string, made: PasskeyMade) {
  const { origin, name } = selfOf(ctx)
  const done = await orNothing(
    verifyRegistrationResponse({
      response: made as never,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: name,
      requireUserVerification: true,
    }),
  )
  return done?.verified ? done.registrationInfo.credential : undefined
}
