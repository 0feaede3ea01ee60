/** What of a policy is edited here; the rest of it passes through as it was. */
import type { Limit } from '../../../../domain/catalogue/schema.ts'
import type { KindPolicy } from '../../../../domain/requests/policy.ts'

export type Rules = Omit<KindPolicy, 'code' | 'version'>

const usual = {
  off: [],
  only: {},
  evidence: [],
  names: {},
  ladder: [],
  verifyFirst: false,
  approval: false,
}

/** A pack writes only what is unusual; the rest is as the rules have it. */
export const whole = (given: object): Rules => ({ ...usual, ...given }) as unknown as Rules

/** The other way: what is usual and was not written before stays unwritten, so that a change taken back is none. */
export const lean = (given: object, next: Rules): object =>
  Object.fromEntries(
    Object.entries(next).filter(([key, value]) => {
      const plain = (usual as Record<string, unknown>)[key]
      return key in given || plain === undefined || JSON.stringify(plain) !== JSON.stringify(value)
    }),
  )

/** Windows of time that stand at the top of the policy. */
export const windows = ['answerWithin', 'rateWithin', 'reopenWithin', 'inviteAfter', 'appealWithin'] as const

export interface LimitAt {
  key: 'returnsWithin' | 'extensionsLongest' | 'contact' | 'rectifySimple' | 'rectifyComplex' | (typeof windows)[number]
  get: (r: Rules) => Limit
  put: (r: Rules, limit: Limit) => Rules
}

export const limitsAt: readonly LimitAt[] = [
  {
    key: 'returnsWithin',
    get: (r) => r.returns.within,
    put: (r, within) => ({ ...r, returns: { ...r.returns, within } }),
  },
  {
    key: 'extensionsLongest',
    get: (r) => r.extensions.longest,
    put: (r, longest) => ({ ...r, extensions: { ...r.extensions, longest } }),
  },
  ...windows.map((key): LimitAt => ({ key, get: (r) => r[key], put: (r, limit) => ({ ...r, [key]: limit }) })),
]

export const badLimitsAt: readonly LimitAt[] = [
  { key: 'contact', get: (r) => r.limits.contact, put: (r, contact) => ({ ...r, limits: { ...r.limits, contact } }) },
  {
    key: 'rectifySimple',
    get: (r) => r.limits.rectification.simple,
    put: (r, simple) => ({ ...r, limits: { ...r.limits, rectification: { ...r.limits.rectification, simple } } }),
  },
  {
    key: 'rectifyComplex',
    get: (r) => r.limits.rectification.complex,
    put: (r, complex) => ({ ...r, limits: { ...r.limits, rectification: { ...r.limits.rectification, complex } } }),
  },
]

export interface NumberAt {
  key: 'returnsMost' | 'deferralsMost' | 'extensionsMost' | 'correctWithin' | 'takeBackWithin'
  most: number
  get: (r: Rules) => number
  put: (r: Rules, n: number) => Rules
}

export const numbersAt: readonly NumberAt[] = [
  {
    key: 'returnsMost',
    most: 9,
    get: (r) => r.returns.most,
    put: (r, most) => ({ ...r, returns: { ...r.returns, most } }),
  },
  { key: 'deferralsMost', most: 9, get: (r) => r.deferrals.most, put: (r, most) => ({ ...r, deferrals: { most } }) },
  {
    key: 'extensionsMost',
    most: 9,
    get: (r) => r.extensions.most,
    put: (r, most) => ({ ...r, extensions: { ...r.extensions, most } }),
  },
  { key: 'correctWithin', most: 60, get: (r) => r.correctWithin, put: (r, correctWithin) => ({ ...r, correctWithin }) },
  {
    key: 'takeBackWithin',
    most: 60,
    get: (r) => r.takeBackWithin,
    put: (r, takeBackWithin) => ({ ...r, takeBackWithin }),
  },
]
