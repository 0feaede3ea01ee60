/** Whom to call about somebody: neighbours, who is to be called in an emergency, relatives; each known to agree to be called [S4-18]. */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Day } from '../places/schema.ts'
import { agreedWays, contactKinds } from './contact-kinds.ts'

/** 邻居 紧急联系人 亲属 其他. */
export const ContactKind = z.enum(contactKinds)
export type ContactKind = z.output<typeof ContactKind>

/** 当面 电话里 由本人转达: how it is known that whoever is named agrees to be called. */
export const Agreed = z.enum(agreedWays)
export type Agreed = z.output<typeof Agreed>

/** As the card shows it: name and number masked, and never writable back. */
export const MaskedContact = z.strictObject({
  id: Id,
  kind: ContactKind,
  name: z.string(),
  phone: z.string(),
  agreed: Agreed,
  from: Day,
})
export type MaskedContact = z.output<typeof MaskedContact>

export const ClearContact = z.strictObject({ id: Id, kind: ContactKind, name: z.string(), phone: z.string() })
export type ClearContact = z.output<typeof ClearContact>

/** More than this nobody calls one after the other. */
export const contactsMost = 6
