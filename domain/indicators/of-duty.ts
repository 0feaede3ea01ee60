/** From what the duties room published to the facts that conditions are asked of. */
import type { Measured } from '../duties/measured.ts'
import type { DutyFact } from './vocabulary.ts'

/**
 * A duty belongs to the month of its window's last day; one that is no more owed to none, so that no definition, however
 * written, has it in a denominator [S0-21].
 */
export const factOfDuty = (m: Measured): DutyFact => ({
  done: m.state === 'done',
  attempted: m.state === 'attempted',
  refused: m.state === 'refused',
  excused: m.state === 'excused',
  missed: m.state === 'missed',
  open: m.state === 'open',
  attempts: m.attempts,
  refusals: m.refusals,
  plan: m.plan,
  care: m.cares,
  tier: m.tier,
  state: m.state,
  cause: m.cause,
  excuse: m.excuse,
  way: m.way,
  excluded: false,
  months: m.state === 'lapsed' ? {} : { due: m.month },
})
