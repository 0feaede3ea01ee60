/** What this room itself sends to phones; everything else goes through the notices room and its templates. */
import type { County, House } from '../kernel/context.ts'
import { sendNow, signature } from '../kernel/gateways/sms.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { dayOf } from '../kernel/day.ts'
import { codeText, linkText } from './words.ts'

/** A code is told, never asked for; who gets it is told so. */
export async function sendCodeTo(
  at: { house: House; county: County },
  phone: string,
  code: string,
  minutes: number,
): Promise<void> {
  const text = signature(at.county) + codeText(code, minutes)
  const params = { code, minutes: String(minutes) }
  await sendNow(at, { phone, template: 'requests.code', params, text })
}

/** Where a link leads, where this house knows how it is called; the token stands behind `#`, so that no log of addresses holds it. */
export function addressOfLink({ house, county }: { house: House; county: County }, token: string): string | undefined {
  const at = house.publicUrl ?? house.address
  return at ? `${at}/${county.code}/link#${token}` : undefined
}

/** Only where it was asked for. @returns whether it went out */
export async function sendLinkTo(
  at: { house: House; county: County },
  phone: string,
  token: string,
  until: Date,
): Promise<boolean> {
  const address = addressOfLink(at, token)
  if (!address) return false
  const params = { address, day: dayOf(until) }
  const text = signature(at.county) + linkText(address, params.day)
  try {
    await sendNow(at, { phone, template: 'requests.link', params, text })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
