/** For rooms below: which resident's account a number belongs to. Whoever asks writes the line of the look. */
import type { Tx } from '../kernel/db/tx.ts'
import { phoneKey } from './phones.ts'
import { residentIdByPhone } from './store.ts'

/** @param digits as `Phone` of domain/people cleans them */
export const residentAccountOf = async (tx: Tx, at: Parameters<typeof phoneKey>[0], digits: string) =>
  (await tx.one<{ id: string }>(residentIdByPhone(phoneKey(at, digits))))?.id
