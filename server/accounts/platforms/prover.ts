/** A platform proves somebody: where the browser is sent, and what it has proved when it is back. */
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { County, House } from '../../kernel/context.ts'
import { caller, type Caller } from '../../kernel/gateways/caller.ts'
import type { PlatformRow } from './store.ts'

/** A platform of this county, its secret opened. */
export interface Opened {
  house: House
  county: County
  platform: PlatformRow
  secret: string
}

/** What one way there and back is bound to; all of it follows from the state, nothing else is kept. */
export interface Bound {
  state: string
  nonce: string
  verifier: string
  /** Where the browser comes back to. */
  back: string
}

export interface Proven {
  /** What somebody is called there. */
  name: string
  /** A second factor was given there, of a kind the county counts. */
  counts: boolean
}

export interface Prover {
  sendTo: (at: Opened, bound: Bound) => Promise<string>
  /** @param search what the platform gave along. @throws Refusal */
  prove: (at: Opened, bound: Bound, search: URLSearchParams) => Promise<Proven>
}

const usual = caller()

export const callerOf = (house: House): Caller => house.caller ?? usual

/** The platform said no, or the person did. */
export const declined = () => new Refusal('not-permitted', { reason: 'platform-declined' })
/** What it said proves nobody. */
export const unproven = () => new Refusal('not-permitted', { reason: 'platform-unproven' })
/** It does not answer, or not as such a platform does. */
export const silent = () => new Refusal('unavailable', { reason: 'platform-silent' })

/** A name as it may be kept; anything else is none. */
export const nameFrom = (claim: unknown): string | undefined => {
  const name = typeof claim === 'number' ? String(claim) : typeof claim === 'string' ? claim.trim() : ''
  return name !== '' && name.length <= 200 ? name : undefined
}
