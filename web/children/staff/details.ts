/** Guardian, carer and school as they are typed in one form. Pure. */
import { noDetails, type ChildDetails } from '../../../domain/children/ledger.ts'
import type { FieldFault } from '../../../domain/kernel/errors.ts'

export interface Typed {
  category: string
  guardian: string
  relation: string
  phone: string
  away: boolean
  carer: string
  carerRelation: string
  carerPhone: string
  from: string
  to: string
  signed: string
  school: string
  class: string
  likes: string
}

const nobody = { name: '', relation: '', phone: '', away: false }
const noCarer = { name: '', relation: '', phone: '', from: '', to: null, signedOn: null }

export function typedOf(category: string, known: ChildDetails = noDetails): Typed {
  const g = known.guardians[0] ?? nobody
  const c = known.carer ?? noCarer
  return {
    category,
    guardian: g.name,
    relation: g.relation,
    phone: g.phone,
    away: g.away,
    carer: c.name,
    carerRelation: c.relation,
    carerPhone: c.phone,
    from: c.from,
    to: c.to ?? '',
    signed: c.signedOn ?? '',
    school: known.school,
    class: known.class,
    likes: known.likes,
  }
}

const hasCarer = (v: Typed) => [v.carer, v.carerRelation, v.carerPhone, v.from, v.to, v.signed].some((x) => x.trim())

export const detailFaults = (v: Typed): FieldFault[] => [
  ...(v.guardian.trim() ? [] : [{ path: 'guardian', code: 'required' }]),
  ...(hasCarer(v) && !v.carer.trim() ? [{ path: 'carer', code: 'carer-named' }] : []),
  ...(hasCarer(v) && !v.from ? [{ path: 'from', code: 'required' }] : []),
]

/** @param rest guardians beyond the first stay as they were */
export const detailsOf = (v: Typed, rest: ChildDetails['guardians'] = []): ChildDetails => ({
  guardians: [
    { name: v.guardian.trim(), relation: v.relation.trim(), phone: v.phone.trim(), away: v.away },
    ...rest.slice(1),
  ],
  carer: hasCarer(v)
    ? {
        name: v.carer.trim(),
        relation: v.carerRelation.trim(),
        phone: v.carerPhone.trim(),
        from: v.from,
        to: v.to || null,
        signedOn: v.signed || null,
      }
    : null,
  school: v.school.trim(),
  class: v.class.trim(),
  likes: v.likes.trim(),
})
