import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { ACTS, actKinds, residentActs, rowOf, staffActs } from './acts.ts'
import { actRoutes, codeActs, ListQuery, needsCode, Proof, requestsApi } from './api.ts'

const routes = Object.entries(requestsApi)

describe('routes of requests', () => {
  it('[L13] one for each act somebody of the staff may do, with its own permission', () => {
    expect(Object.keys(actRoutes).sort()).toEqual([...staffActs].sort())
    for (const kind of staffActs) {
      expect(actRoutes[kind]).toMatchObject({
        method: 'POST',
        path: `/requests/:request/${kind}`,
        spec: { may: `requests.${kind}` },
      })
      expect(actRoutes[kind].spec.body).toBe(ACTS[kind].body)
    }
  })
  it('[S1-47] every act has a door or is the system’s own', () => {
    const reached = new Set<string>([...staffActs, ...residentActs, 'report'])
    expect(actKinds.filter((k) => !reached.has(k) && rowOf(k).by.some((p) => p !== 'system'))).toEqual(['absorb'])
  })
  it('[D1] what is open to all is reporting, following, tracking, the resident’s own acts, a link to one matter, and what the city signed', () => {
    const open = routes.filter(([, r]) => r.spec.may === 'public').map(([, r]) => r.path)
    expect(open.every((p) => /^\/(report|track|links\/|requests-city\/signed$)/.test(p))).toBe(true)
    for (const [, r] of routes)
      if (r.spec.may === 'public') expect((r.spec as { perMinute?: number }).perMinute).toBeGreaterThan(0)
  })
  it('[security] neither phone nor code nor reference number stands in an address', () => {
    for (const [name, r] of routes) {
      const query = (r.spec as { query?: z.ZodObject }).query
      // What is named by an id of ours says nothing.
      const ids = (r.spec as { params?: z.ZodObject }).params?.shape ?? {}
      const inPath = [...r.path.matchAll(/:(\w+)/g)].map((m) => m[1]!).filter((n) => ids[n] !== Id)
      const names = inPath.concat(Object.keys(query?.shape ?? {}))
      expect([
        name,
        ...names.filter((n) => ['phone', 'last4', 'code', 'number', 'name', 'key', 'what'].includes(n)),
      ]).toEqual([name])
    }
  })
  it('[S1-53] a resident ends, judges or reopens only with a code or his device’s key', () => {
    expect(codeActs.every((k) => needsCode(k))).toBe(true)
    expect(residentActs.filter((k) => !needsCode(k)).sort()).toEqual([
      'ask-another-time',
      'follow',
      'supplement',
      'urge',
    ])
    expect(Proof.safeParse({ number: '482 175 036', last4: '0017' }).success).toBe(true)
    expect(Proof.safeParse({ number: '482 175 037', last4: '0017' }).success).toBe(false)
  })
  it('filters come as lists and answer faults by name', () => {
    expect(ListQuery.parse({ waiting: 'dispatch,redispatch', light: 'red' })).toMatchObject({
      waiting: ['dispatch', 'redispatch'],
      light: ['red'],
      size: 20,
      sort: 'due',
    })
    expect(ListQuery.safeParse({ waiting: 'lunch' }).success).toBe(false)
    expect(ListQuery.safeParse({ phone: '1' }).success).toBe(false)
  })
  it('[L13] every shape can be described as JSON Schema', () => {
    for (const [, r] of routes) {
      for (const shape of ['params', 'query', 'body', 'answer'] as const) {
        const schema = (r.spec as Record<string, unknown>)[shape] as z.ZodType | undefined
        if (schema) expect(() => z.toJSONSchema(schema, { io: 'input' })).not.toThrow()
      }
    }
  })
  it('addresses are distinct', () => {
    const addresses = routes.map(([, r]) => `${r.method} ${r.path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })
})
