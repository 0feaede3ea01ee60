/** Sign-in platforms 认证平台: who may prove to this county who somebody is, and what of it counts. */
import { z } from 'zod'
import { Moment } from '../kernel/instant.ts'
import { platformKinds, usualOf } from './platform-kinds.ts'

/** Stands in addresses that the platform knows: it never changes. */
export const PlatformCode = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, { error: 'platform-code' })

export const Label = z.strictObject({
  zh: z.string().trim().min(1).max(20),
  en: z.string().trim().min(1).max(40),
})

const plain = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[\x21-\x7e]+$/, { error: 'plain-letters' })

const address = z.url({ protocol: /^https?$/, error: 'web-address' }).max(300)

/** What the administrator says of one. The secret is sent apart and never comes back. */
export const Platform = z.strictObject({
  kind: z.enum(platformKinds),
  label: Label,
  /** Where it answers: the issuer, exactly as it names itself. */
  issuer: address,
  /** The page of it to which a browser is sent, where the issuer does not say. */
  front: address.nullable().default(null),
  /** The same for the browser within its own app. */
  inside: address.nullable().default(null),
  /** Which of its apps we are, where it numbers them. */
  agent: plain.nullable().default(null),
  /** Who this county is there. */
  client: plain,
  /** Which claim is somebody's name there. */
  claim: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_.:/-]{0,99}$/, { error: 'plain-letters' })
    .default('sub'),
  /** What is asked of it. */
  scope: z
    .string()
    .trim()
    .max(200)
    .regex(/^openid( [\x21-\x7e]+)*$/, { error: 'platform-scope' })
    .default('openid'),
  /** Values of `acr` or `amr` that count as a second factor given there; none: nothing does. */
  counts: z.array(plain).max(10).default([]),
  active: z.boolean().default(true),
})
export type Platform = z.output<typeof Platform>

/** Pure: what one of this kind must say, and does not. */
export function platformFault(p: Platform): { path: string; code: string } | undefined {
  const { claims } = usualOf[p.kind]
  if (p.kind === 'openid') return undefined
  if (!p.front) return { path: 'platform.front', code: 'required' }
  if (p.kind === 'wecom' && !p.inside) return { path: 'platform.inside', code: 'required' }
  if (p.kind === 'wecom' && !p.agent) return { path: 'platform.agent', code: 'required' }
  const named: readonly string[] | null = claims
  return named && !named.includes(p.claim) ? { path: 'platform.claim', code: 'platform-claim' } : undefined
}

export const PlatformView = Platform.extend({
  code: PlatformCode,
  version: z.int(),
  /** Addresses of ours that must be known there. */
  returns: z.array(z.string()),
})
export type PlatformView = z.output<typeof PlatformView>

/** What anybody sees before signing in. */
export const PlatformButton = z.strictObject({ code: PlatformCode, kind: z.enum(platformKinds), label: Label })
export type PlatformButton = z.output<typeof PlatformButton>

/** What somebody is called there. */
export const NameThere = z.string().trim().min(1).max(200)

/** A platform, and whom the account is there. */
export const LinkView = PlatformButton.extend({
  link: z
    .strictObject({
      name: NameThere,
      /** Made by the holder of the account, by signing in there. */
      own: z.boolean(),
      at: Moment,
    })
    .nullable(),
})
export type LinkView = z.output<typeof LinkView>
