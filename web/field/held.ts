/** What a field phone holds, kind by kind. A room's holder is named here; how one is written: `web/kit/outbox/holder.ts`. */
import type { Holder } from '../kit/outbox/holder.ts'
import { dayHeld, numbersHeld } from '../duties/FieldHeld.tsx'
import { doorsHeld } from '../activities/FieldHeld.tsx'
import { areaHeld } from '../people/FieldHeld.tsx'
import { gridHeld, inboxHeld, pagesHeld } from '../requests/FieldHeld.tsx'

export const held = [
  gridHeld,
  dayHeld,
  numbersHeld,
  inboxHeld,
  pagesHeld,
  areaHeld,
  doorsHeld,
] as unknown as readonly Holder[]
