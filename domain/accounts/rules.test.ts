import { describe, expect, it } from 'vitest'
import { rangeOf } from '../kernel/place-path.ts'
import { neverContracted } from './never-contracted.ts'
import { grantable, permissionsOf, roleCodes, roleRow, type Role } from './roles.ts'
import {
  badCompany,
  demandsAuthenticator,
  grantFault,
  holdsOn,
  inForce,
  isFieldOnly,
  liesWithin,
  mayGetCodeFromOne,
  needsSecond,
} from './rules.ts'
import { SessionSettings, lifeOf } from './settings.ts'
import { Mobile, PaperCode, SignInName } from './schema.ts'

const apart: Role[] = ['administrator', 'security-officer', 'auditor']

describe('roles', () => {
  it('三员分立: administrator, security officer and auditor are held with nothing else', () => {
    for (const a of apart)
      for (const b of grantable) expect([a, b, badCompany([a], b)]).toEqual([a, b, a === b ? undefined : a])
    for (const a of apart)
      for (const b of grantable) expect([a, b, badCompany([b], a)]).toEqual([a, b, a === b ? undefined : b])
    expect(badCompany(['dispatcher', 'unit-handler'], 'grid-worker')).toBeUndefined()
    expect(roleCodes.filter((r) => roleRow(r).apart)).toEqual(apart)
    expect(roleCodes.filter(needsSecond)).toEqual(apart)
    expect(apart.every((r) => demandsAuthenticator([r]) && !mayGetCodeFromOne([r]))).toBe(true)
  })

  it('the administrator reads no file and no request, the auditor trails alone', () => {
    const of = (r: Role) => [...permissionsOf(r, false)]
    expect(of('administrator').filter((p) => /^(requests|people|records|audit|indicators)\./.test(p))).toEqual([])
    expect(of('security-officer').every((p) => /^(accounts|settings|restricted)\./.test(p))).toBe(true)
    expect(of('auditor').filter((p) => !p.startsWith('audit.'))).toEqual(['rights.runs'])
    const kept = /^(audit|settings|accounts)\./
    const business = grantable.filter((r) => !apart.includes(r))
    expect(business.filter((r) => of(r).some((p) => kept.test(p) && p !== 'accounts.phone'))).toEqual([])
  })

  it('a contractor never holds public power, whatever role was given', () => {
    const offenders = roleCodes.filter((r) => neverContracted.some((p) => permissionsOf(r, true).has(p)))
    expect(offenders).toEqual([])
    const has = (role: Role, contractor: boolean, acts: readonly string[]) =>
      acts.filter((a) => permissionsOf(role, contractor).has(`requests.${a}`))
    const work = ['report', 'draft', 'note', 'of-caller']
    const power = ['accept', 'dispatch', 'return', 'close', 'call-back']
    expect(has('desk', true, work)).toEqual(work)
    expect(has('desk', false, power)).toEqual([])
    expect(has('duty-officer', true, power)).toEqual([])
  })
})

describe('grants', () => {
  const today = '2026-03-10'
  const grant = { role: 'dispatcher' as Role, from: today, until: null as string | null }

  it('says what stands against one', () => {
    expect(grantFault(grant, { contract: null, held: [] })).toBeUndefined()
    expect(grantFault({ ...grant, role: 'resident' }, { contract: null, held: [] })).toBe('not-grantable')
    expect(grantFault({ ...grant, until: '2026-03-09' }, { contract: null, held: [] })).toBe('until-before-from')
    expect(grantFault({ ...grant, role: 'auditor' }, { contract: null, held: ['dispatcher'] })).toBe('apart')
    expect(grantFault(grant, { contract: { until: '2026-12-31' }, held: [] })).toBe('contractor-needs-end')
    expect(
      grantFault({ ...grant, role: 'auditor', until: '2026-12-31' }, { contract: { until: '2026-12-31' }, held: [] }),
    ).toBe('contractor-apart')
    expect(grantFault({ ...grant, until: '2027-01-01' }, { contract: { until: '2026-12-31' }, held: [] })).toBe(
      'contractor-past-end',
    )
    expect(
      grantFault({ ...grant, until: '2026-12-31' }, { contract: { until: '2026-12-31' }, held: [] }),
    ).toBeUndefined()
  })

  it('counts the last day, and holds a later one already for the rule of company', () => {
    const g = { ...grant, place: '231025/', unit: null, ended: false }
    expect(inForce(today)({ ...g, until: today })).toBe(true)
    expect(inForce(today)({ ...g, until: '2026-03-09' })).toBe(false)
    expect(inForce(today)({ ...g, from: '2026-03-11' })).toBe(false)
    expect(holdsOn(today)({ ...g, from: '2026-03-11' } as never)).toBe(true)
    expect(inForce(today)({ ...g, ended: true })).toBe(false)
  })

  it('an administrator of a town touches only who is wholly of the town', () => {
    const town = [rangeOf('231025/100/')]
    expect(liesWithin(town, [])).toBe(true)
    expect(liesWithin(town, ['231025/100/', '231025/100/001/'])).toBe(true)
    expect(liesWithin(town, ['231025/100/', '231025/'])).toBe(false)
    expect(liesWithin(town, ['231025/1000/'])).toBe(false)
  })
})

describe('sessions', () => {
  it('staff never rest longer than half an hour, whatever the county writes', () => {
    expect(SessionSettings.safeParse({ idleMinutes: 31 }).success).toBe(false)
    expect(lifeOf(SessionSettings.parse({}), 'staff')).toEqual({ idle: 1800, whole: 43_200 })
    expect(lifeOf(SessionSettings.parse({ idleMinutes: 10 }), 'staff').idle).toBe(600)
  })

  it('only who works in the field alone rests longer', () => {
    expect(isFieldOnly(['grid-worker', 'unit-handler'])).toBe(true)
    expect(isFieldOnly(['grid-worker', 'dispatcher'])).toBe(false)
    expect(isFieldOnly([])).toBe(false)
  })
})

describe('what people type', () => {
  it('forgives blanks, hyphens, country and width', () => {
    expect(Mobile.parse('+86 000-1234 5678')).toBe('00012345678')
    expect(Mobile.parse('０００１２３４５６７８')).toBe('00012345678')
    expect(Mobile.safeParse('110').success).toBe(false)
    expect(PaperCode.parse('7k3q-abcd 0123-WXYZ')).toBe('7K3QABCD0123WXYZ')
    expect(SignInName.parse(' Wang.Wu ')).toBe('wang.wu')
    expect(SignInName.safeParse('00012345678').success).toBe(false)
  })
})
