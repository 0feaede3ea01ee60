/** Units with a mailbox are told there too; the letter waits in the same queue as messages to phones. */
import { mailsOf } from '../../domain/notices/mail.ts'
import type { Happening, Telling } from '../../domain/notices/rules.ts'
import type { QuietHours } from '../../domain/notices/schema.ts'
import type { Work } from '../kernel/context.ts'
import { mailWay } from '../kernel/gateways/mail.ts'
import { namesFor, type Told } from '../requests/index.ts'
import { kept, whenToGo } from './kept.ts'
import type { NewMessage } from './store.ts'

/** None where the unit has no mailbox, or the county no way to it: such a letter would only be given up later. */
export async function mailRows(
  work: Work,
  told: Told,
  happening: Happening,
  tellings: readonly Telling[],
  quiet: QuietHours,
): Promise<NewMessage[]> {
  const mails = mailsOf(happening, tellings)
  if (mails.length === 0) return []
  const { units } = await namesFor({ house: work.house, county: work.county, locale: 'zh' })
  return mails.flatMap(({ kind, unit, params }) => {
    const mail = units.get(unit)?.mail
    if (!mail || !mailWay(work.house, work.county, mail)) return []
    const row = {
      id: work.house.newId(),
      request: told.request,
      act: told.act.id,
      seq: told.act.seq,
      contact: null,
      unit,
      kind,
      params: kept(told, params),
      in_person: false,
      at: work.now,
      next_at: whenToGo(work, told, quiet),
    }
    return [row]
  })
}
