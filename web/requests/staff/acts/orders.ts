/** An order as it is sent out: what the register says of a unit is added to its code. */
import type { ActInput } from '../../../../domain/requests/acts.ts'
import { ProblemError } from '../../../kit/problem.ts'
import { findUnits, unitOf, type UnitView } from '../../../organisations/queries.ts'

export type NewOrder = ActInput<'dispatch'>['orders'][number]

/** What is known of a unit that was chosen. */
export interface Chosen {
  code: string
  name: string
  id?: string
}

/** @throws ProblemError naming the field, when the register knows it no more */
export async function wholeUnit({ code, name, id }: Chosen, path: string): Promise<UnitView> {
  const found = id ?? (await findUnits(name)).find((u) => u.code === code)?.id
  if (found) return unitOf(found)
  throw new ProblemError({
    type: 'about:blank',
    code: 'validation',
    status: 422,
    title: '',
    trace: '',
    faults: [{ path, code: 'no-such-unit' }],
  })
}

/** @param mint ids that stay the same when the same form is sent again */
export async function newOrder(
  chosen: Chosen,
  role: NewOrder['role'],
  path: string,
  mint: () => string,
): Promise<NewOrder> {
  const unit = await wholeUnit(chosen, path)
  return {
    order: mint(),
    unit: unit.code,
    role,
    party: unit.party,
    outside: !unit.government,
    ...(!unit.government && unit.regulator && { regulator: unit.regulator }),
  }
}
