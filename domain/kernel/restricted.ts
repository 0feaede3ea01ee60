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
])
export type RestrictedClass = z.output<typeof RestrictedClass>
