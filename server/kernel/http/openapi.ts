/** OpenAPI 3.1, made from the routes themselves [L13]; browsable without any script of others. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { problems } from '../../../domain/kernel/errors.ts'
import type { Route } from '../../../domain/kernel/api.ts'
import type { County, RoomModule } from '../context.ts'
import { apiPage } from './openapi-page.ts'

export interface OpenApi {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, unknown>>
  components: unknown
}

const json = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })

export function describe(rooms: RoomModule[], county: string): OpenApi {
  const paths: OpenApi['paths'] = {}
  for (const room of rooms) {
    for (const [name, route] of Object.entries(room.api)) {
      const path = route.path.replace(/:([a-z0-9]+)/gi, '{$1}')
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(room.name, name, route) }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Linli 邻里',
      version: '1',
      description: 'Community services of a county. Problems travel as RFC 9457.',
    },
    servers: [{ url: `/${county}/api` }],
    tags: rooms.map((r) => ({ name: r.name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-linli' } },
      schemas: { Problem: problemSchema },
    },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'code', 'status', 'title', 'trace'],
  properties: {
    type: { type: 'string' },
    code: { enum: Object.keys(problems) },
    status: { type: 'integer' },
    title: { type: 'string' },
    detail: { type: 'string' },
    trace: { type: 'string' },
    holder: { type: 'string' },
    faults: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, code: { type: 'string' } } },
    },
    allowed: { type: 'array', items: { type: 'string' } },
  },
}

function operation(room: string, name: string, route: Route): unknown {
  const { spec } = route
  return {
    tags: [room],
    operationId: `${room}.${name}`,
    summary: spec.summary,
    'x-may': spec.may,
    security: spec.may === 'public' ? [] : [{ session: [] }],
    parameters: [...parameters(spec.params, 'path'), ...parameters(spec.query, 'query')],
    ...(spec.body && {
      requestBody: { required: true, content: { 'application/json': { schema: json(spec.body, 'input') } } },
    }),
    ...(spec.media === 'multipart' && {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
          },
        },
      },
    }),
    responses: {
      200: {
        description: 'Done',
        content:
          spec.media === 'stream'
            ? { 'application/octet-stream': {} }
            : { 'application/json': { schema: json(spec.answer, 'output') } },
      },
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): unknown[] {
  if (!schema) return []
  const shape = json(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] }
  return Object.entries(shape.properties ?? {}).map(([name, s]) => ({
    name,
    in: place,
    required: place === 'path' || (shape.required?.includes(name) ?? false),
    schema: s,
  }))
}

export function openapiRoutes(
  app: FastifyInstance,
  rooms: RoomModule[],
  county: (r: FastifyRequest) => Promise<County>,
): void {
  const made = new Map<string, OpenApi>()
  const of = (code: string) => {
    const known = made.get(code) ?? describe(rooms, code)
    made.set(code, known)
    return known
  }
  app.get('/:county/api/openapi.json', async (request) => of((await county(request)).code))
  app.get('/:county/api/', async (request, reply) => {
    const page = apiPage(of((await county(request)).code))
    return reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'sha256-" + page.styleHash + "'; frame-ancestors 'none'",
      )
      .send(page.html)
  })
}
