import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { methodsFor, nextStep, type Facts, type Method } from './proof.ts'

const facts: fc.Arbitrary<Facts> = fc.record({
  begun: fc.constantFrom('password' as const, 'code' as const, 'platform' as const, 'passkey' as const),
  passwordChosen: fc.boolean(),
  given: fc.constantFrom<Method | null>('totp', 'recovery', 'sms', 'passkey', null),
  proved: fc.boolean(),
  has: fc.record({ totp: fc.boolean(), phone: fc.boolean(), recovery: fc.boolean(), passkey: fc.boolean() }),
  demands: fc.boolean(),
  known: fc.boolean(),
  demo: fc.boolean(),
})

const base: Facts = {
  begun: 'password',
  passwordChosen: true,
  given: null,
  proved: false,
  has: { totp: false, phone: true, recovery: false, passkey: false },
  demands: false,
  known: false,
  demo: false,
}
const next = (f: Partial<Facts>) => nextStep({ ...base, ...f })

describe('the next step of a sign-in', () => {
  it('a password alone opens nothing on a browser that is not known', () => {
    fc.assert(
      fc.property(facts, (f) => {
        const step = nextStep({ ...f, begun: 'password', given: null, known: false, demo: false })
        return step.next !== 'done' && step.next !== 'enrol'
      }),
    )
  })

  it('a role that demands an authenticator is never entered without one, nor by a message', () => {
    fc.assert(
      fc.property(facts, (f) => {
        const step = nextStep({ ...f, demands: true, demo: false })
        return step.next !== 'done' || (f.has.totp && ['totp', 'recovery', 'passkey'].includes(f.given ?? ''))
      }),
    )
  })

  it('after a one-time code nothing comes before a new password', () => {
    fc.assert(
      fc.property(facts, (f) => nextStep({ ...f, begun: 'code', passwordChosen: false }).next === 'set-password'),
    )
  })

  it('never asks for something the person does not have', () => {
    fc.assert(
      fc.property(facts, (f) => {
        const step = nextStep(f)
        if (step.next !== 'factor') return true
        return step.methods.every((m) => (m === 'sms' ? f.has.phone : m === 'passkey' ? f.has.passkey : f.has.totp))
      }),
    )
  })

  it('what was given leads on: giving what was asked for never asks again', () => {
    fc.assert(
      fc.property(facts, (f) => {
        const step = nextStep({ ...f, given: null })
        if (step.next !== 'factor') return true
        return step.methods.every((given) => nextStep({ ...f, given }).next !== 'factor')
      }),
    )
  })

  it('tells the ordinary ways apart', () => {
    expect(next({})).toEqual({ next: 'factor', methods: ['sms'] })
    expect(next({ known: true })).toEqual({ next: 'done', factors: 1, remember: true })
    expect(next({ given: 'sms' })).toEqual({ next: 'done', factors: 2, remember: true })
    expect(next({ has: { totp: false, phone: false, recovery: false, passkey: false } })).toEqual({
      next: 'administrator',
    })
    expect(next({ has: { totp: false, phone: true, recovery: false, passkey: true } })).toEqual({
      next: 'factor',
      methods: ['passkey', 'sms'],
    })
    expect(next({ begun: 'passkey', given: 'passkey' })).toEqual({ next: 'done', factors: 2, remember: true })
    expect(next({ demands: true, begun: 'passkey', given: 'passkey' })).toEqual({ next: 'enrol' })
    expect(next({ has: { totp: true, phone: true, recovery: true, passkey: false } })).toEqual({
      next: 'factor',
      methods: ['totp', 'recovery', 'sms'],
    })
    expect(next({ begun: 'code' })).toEqual({ next: 'done', factors: 1, remember: true })
    expect(next({ demands: true, begun: 'code' })).toEqual({ next: 'enrol' })
    expect(next({ demands: true })).toEqual({ next: 'factor', methods: ['sms'] })
    expect(next({ demands: true, given: 'sms' })).toEqual({ next: 'enrol' })
    expect(
      next({ demands: true, known: true, has: { totp: true, phone: true, recovery: false, passkey: false } }),
    ).toEqual({
      next: 'factor',
      methods: ['totp'],
    })
  })

  it('an account of demonstration goes straight in, and proves its acts by the page of messages', () => {
    expect(next({ demo: true, demands: true })).toEqual({ next: 'done', factors: 1, remember: false })
    expect(
      methodsFor({ has: { totp: false, phone: true, recovery: false, passkey: false }, demands: true, demo: true }),
    ).toEqual(['sms'])
  })
})
