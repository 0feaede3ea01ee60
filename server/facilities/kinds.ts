/** Kinds of facility of this county: brought by packs, edited by the county, dated. */
import { kindLines } from '../../domain/facilities/pack.ts'
import { kindFaults, mayRedefine } from '../../domain/facilities/rules.ts'
import type { FacilityKind } from '../../domain/facilities/schema.ts'
import { definitions } from '../kernel/definitions/index.ts'

export const kinds = definitions<FacilityKind>({
  kind: 'facility-kind',
  room: 'facilities',
  lines: kindLines,
  faults: (next) => kindFaults(next)[0],
  mayRedefine,
  names: {
    install: 'facilities.install-kinds',
    define: 'facilities.define-kind',
    changed: 'facilities.kinds-changed',
  },
})
