/** What this room itself sends to phones; everything else goes through the notices room and its templates. */
import type { County, House } from '../kernel/context.ts'
import { sendNow, signature } from '../kernel/gateways/sms.ts'
import { codeText } from './words.ts'

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
