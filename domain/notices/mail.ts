/**
 * What the mailbox of a unit is told: that there is an order, that it is late, that somebody asks or supervises. By the
 * number of the matter alone; who raised it and what was said is read in the app, by those who may.
 */
import type { Unit } from '../requests/vocabulary.ts'
import type { Audience, Happening, Params, Telling } from './rules.ts'
import { mailedNotices, type MailedNotice, type MailKind } from './schema.ts'

export interface UnitMail {
  kind: MailKind
  unit: Unit
  params: Params
}

const isMailed = (kind: string): kind is MailedNotice => (mailedNotices as readonly string[]).includes(kind)

/** The units behind an audience: of what lies in somebody's hands, the unit that has the order. */
function unitsOf(h: Happening, t: Telling, a: Audience): Unit[] {
  if (a.to === 'unit') return [a.unit]
  if (a.to === 'desk') return [a.desk]
  const unit = a.to === 'accounts' ? h.state.orders.find((o) => o.id === t.order)?.unit : undefined
  return unit ? [unit] : []
}

/** Each unit once for the same thing, and none for what it did itself. */
export function mailsOf(h: Happening, tellings: readonly Telling[]): UnitMail[] {
  const mails = new Map<string, UnitMail>()
  for (const t of tellings) {
    if (!isMailed(t.kind)) continue
    for (const unit of t.audience.flatMap((a) => unitsOf(h, t, a))) {
      if (unit !== h.by.unit) mails.set(`${t.kind} ${unit}`, { kind: `mail.${t.kind}`, unit, params: t.params })
    }
  }
  return [...mails.values()]
}
