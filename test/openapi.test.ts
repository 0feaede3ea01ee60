/** [L13] The description of the interface: valid OpenAPI 3.1, every route in it, and a page that a browser shows under its own policy. */
import { createHash } from 'node:crypto'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rooms } from '../server/rooms.ts'
import { startApp, type TestApp } from './app.ts'
import { Client } from './client.ts'
import { testSessions } from './sessions.ts'

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  'x-may': string
  security: unknown[]
  parameters: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { content: Record<string, { schema?: object }> }>
}
interface Description {
  openapi: string
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

let app: TestApp
let api: Description
let operations: { path: string; method: string; op: Operation }[]
const routes = rooms.flatMap((room) =>
  Object.entries(room.api).map(([name, route]) => ({ id: `${room.name}.${name}`, route: route })),
)

beforeAll(async () => {
  app = await startApp({ rooms, authenticate: testSessions().authenticate })
  api = (await new Client(app).raw<Description>('GET', '/231025/api/openapi.json')).body
  operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, op]) => ({ path, method, op })),
  )
})
afterAll(() => app.close())

describe('[L13] the description', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(api.openapi).toBe('3.1.0')
    expect(await new Validator().validate(api as never)).toEqual({ valid: true })
  })

  it('has every route of every room once, with its permission, one sentence and its problems', () => {
    const wanted = routes.map(
      ({ id, route }) =>
        `${route.method.toLowerCase()} ${route.path.replace(/:(\w+)/g, '{$1}')} ${id} ${route.spec.may}`,
    )
    expect(
      operations.map(({ path, method, op }) => `${method} ${path} ${op.operationId} ${op['x-may']}`).sort(),
    ).toEqual(wanted.sort())
    for (const { op } of operations) {
      expect(op.summary.length).toBeGreaterThan(3)
      expect(op.responses['default']!.content).toHaveProperty(['application/problem+json'])
      expect(op.security).toHaveLength(op['x-may'] === 'public' ? 0 : 1)
    }
  })

  it('declares each name in a path, and only those', () => {
    for (const { path, method, op } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!).sort()
      expect([
        `${method} ${path}`,
        op.parameters
          .filter((p) => p.in === 'path')
          .map((p) => p.name)
          .sort(),
      ]).toEqual([`${method} ${path}`, named])
      expect(path).not.toMatch(/:/)
    }
  })

  it('has schemas that stand by themselves: each is JSON Schema 2020-12, what is not named is not accepted', () => {
    const ajv = new Ajv2020({ strict: false })
    const schemas = new Set<string>()
    for (const { path, method, op } of operations) {
      const bodies = Object.values(op.requestBody?.content ?? {}).map((c) => c.schema)
      const answers = Object.values(op.responses['200']!.content).flatMap((c) => c.schema ?? [])
      for (const schema of [...bodies, ...answers, ...op.parameters.map((p) => p.schema)])
        schemas.add(JSON.stringify(schema))
      for (const [type, { schema }] of Object.entries(op.requestBody?.content ?? {})) {
        if (type === 'application/json')
          expect([`${method} ${path}`, openIn(schema)]).toEqual([`${method} ${path}`, []])
      }
    }
    for (const schema of schemas)
      expect([schema.slice(0, 200), ajv.validateSchema(JSON.parse(schema) as object)]).toEqual([
        schema.slice(0, 200),
        true,
      ])
  })

  it('says no more than anybody may know: no server but this one, no default account, no example of a person', () => {
    expect(api.servers).toEqual([{ url: '/231025/api' }])
    expect(JSON.stringify(api)).not.toMatch(/https?:\/\/(?!json-schema\.org)|localhost|\/work\/|password":"[^"]/)
  })
})

/** A policy is whole only to the room that reads it, which stands below the catalogue and checks it there. */
const checkedElsewhere = /\/properties\/policy(\/|$)/

/** Objects that would take any field. Records (answers to a pack's own questions) name what their values may be. */
function openIn(schema: unknown, path = ''): string[] {
  if (schema === null || typeof schema !== 'object') return []
  const { type, properties, additionalProperties } = schema as {
    type?: string
    properties?: object
    additionalProperties?: unknown
  }
  const own =
    type === 'object' && properties && additionalProperties !== false && !checkedElsewhere.test(path) ? [path] : []
  return [...own, ...Object.entries(schema).flatMap(([key, inner]) => openIn(inner, `${path}/${key}`))]
}

describe('[L13] the page', () => {
  it('is one document without a script, whose only style is allowed by its hash; everybody may read it', async () => {
    const reply = await new Client(app).raw<string>('GET', '/231025/api/')
    expect(reply.status).toBe(200)
    const policy = reply.headers.get('content-security-policy')!
    const style = /<style>([^]*?)<\/style>/.exec(reply.body)![1]!
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(reply.body).not.toMatch(/<script|\sstyle=|\son\w+=|<link|<img|src=/)
    for (const { op } of operations)
      expect(reply.body).toContain(op.summary.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`))
  })

  it('answers of the interface carry the strictest policy, and are kept by nobody', async () => {
    const reply = await new Client(app).raw('GET', '/231025/api/me')
    expect(reply.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
    expect(reply.headers.get('x-powered-by')).toBeNull()
  })
})
