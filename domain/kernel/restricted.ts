/**
 * The restricted class (design 5): files that open to assigned people only, every look with its reason. Correction, release
 * and recovery are files of *help*; nothing in them locates or grades anybody.
 */
import { z } from 'zod'

export const RestrictedClass = z.enum([
  'protection',
  'minor-in-danger',
  'correction',
  'release',
  'recovery',
  'mental-health',
  'health',
])
export type RestrictedClass = z.output<typeof RestrictedClass>

const deeds = { begin: 1, look: 1, assign: 1, take: 1, refuse: 1, end: 1, 'look-offers': 1, 'look-log': 1 }

/** What somebody did in the restricted room, each with its reason. */
export const RestrictedDeed = z.enum(Object.keys(deeds) as (keyof typeof deeds)[])
export type RestrictedDeed = z.output<typeof RestrictedDeed>

export const offersSettingName = 'rights.offers'

/** What is handed in for a class and nobody decides does not lie for ever. */
export const OfferSettings = z.strictObject({
  /** Days after which it is emptied. */
  days: z.int().min(1).max(180).default(30),
})
export type OfferSettings = z.output<typeof OfferSettings>

export const usualOffers: OfferSettings = OfferSettings.parse({})
