/** Passkeys 通行密钥: a key that never leaves its device, opened there by a finger, a face or a PIN. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'

const coded = z
  .string()
  .max(8_000)
  .regex(/^[A-Za-z0-9_-]*$/, { error: 'invalid' })

/** How its holder tells one from another. */
export const PasskeyName = z.string().trim().min(1).max(30)

/** As many as one account may have. */
export const mostPasskeys = 10

export const PasskeyView = z.strictObject({ id: Id, name: PasskeyName, since: Moment })

/** What a device is asked; WebAuthn level 3, 5.1.8 and 5.1.9. */
export const PasskeyAsked = z.strictObject({ options: z.record(z.string(), z.unknown()) })

const said = {
  id: coded.min(1),
  rawId: coded.min(1),
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).optional(),
  clientExtensionResults: z.record(z.string().max(60), z.unknown()).default({}),
}

/** What it answers when it signs. */
export const PasskeySigned = z.strictObject({
  ...said,
  response: z.strictObject({
    clientDataJSON: coded,
    authenticatorData: coded,
    signature: coded,
    userHandle: coded.optional(),
  }),
})
export type PasskeySigned = z.output<typeof PasskeySigned>

/** What it answers when it has made a key. */
export const PasskeyMade = z.strictObject({
  ...said,
  response: z.strictObject({
    clientDataJSON: coded,
    attestationObject: coded,
    transports: z.array(z.string().max(20)).max(10).optional(),
    // The same once more, in pieces; nobody looks at them.
    publicKeyAlgorithm: z.int().optional(),
    publicKey: coded.optional(),
    authenticatorData: coded.optional(),
  }),
})
export type PasskeyMade = z.output<typeof PasskeyMade>
