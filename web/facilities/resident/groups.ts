import type { FacilityGroup } from '../../../domain/facilities/schema.ts'

/** In the order in which residents look for them; boards are none of them. */
export const groups: readonly FacilityGroup[] = [
  'centre',
  'welfare',
  'health',
  'culture',
  'convenience',
  'safety',
  'publicity',
]
