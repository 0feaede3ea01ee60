import type { FieldHome } from '../../../domain/people/area.ts'

/** A door as the pages of reports take it. */
export const pickedHome = ({ place, dwelling, address }: Pick<FieldHome, 'place' | 'dwelling' | 'address'>) =>
  dwelling && address
    ? { kind: 'dwelling' as const, id: dwelling, place, label: address }
    : { kind: 'place' as const, place, label: address ?? '' }
