/** A platform proves somebody: where the browser is sent, and what it has proved when it is back. */
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { County, House } from '../../kernel/context.ts'
import { CallFault, caller, type Caller } from '../../kernel/gateways/caller.ts'
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
  /** @param agent what the browser calls itself */
  sendTo: (at: Opened, bound: Bound, agent: string) => Promise<string>
  /** Asks the platform whether it knows us. @throws Refusal */
  look: (at: Opened) => Promise<void>
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

/** A platform that answers in JSON of its own. @throws Refusal when there is no such answer */
export async function answerOf(
  at: Opened,
  url: URL,
  asking: { method: string; headers?: Record<string, string>; body?: string },
): Promise<{ status: number; body: Record<string, unknown> }> {
  try {
    const answer = await callerOf(at.house)(url.href, asking)
    const body: unknown = await answer.json()
    if (typeof body !== 'object' || body === null) throw new CallFault('nonsense')
    return { status: answer.status, body: body as Record<string, unknown> }
  } catch (error) {
    throw failed(at, error instanceof CallFault ? error.code : 'nonsense', silent())
  }
}

/** The log names the fault; addresses, which hold secrets here, and words of the other side stand in none. */
export function failed(at: Opened, because: string, refusal: Refusal): Refusal {
  at.house.log.warn({ platform: at.platform.code, because: because.slice(0, 80) }, 'sign-in by platform failed')
  return refusal
}

/** A name as it may be kept; anything else is none. */
export const nameFrom = (claim: unknown, most = 200): string | undefined => {
  const name = typeof claim === 'number' ? String(claim) : typeof claim === 'string' ? claim.trim() : ''
  return name !== '' && name.length <= most ? name : undefined
}
