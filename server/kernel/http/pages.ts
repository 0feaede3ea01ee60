/** Serves the three shells. Every page gets a fresh nonce; nothing is loaded from anywhere else. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { County } from '../context.ts'

const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Charts and menus place things by style attributes; no style sheet can come in that way.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

export async function pageRoutes(
  app: FastifyInstance,
  web: string,
  county: (r: FastifyRequest) => Promise<County>,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(web, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  const shells = new Map<string, string>()
  for (const name of ['resident', 'field', 'staff'])
    shells.set(name, await readFile(join(web, name, 'index.html'), 'utf8'))
  const serve = (shell: string) => async (request: FastifyRequest, reply: FastifyReply) => {
    await county(request)
    return sendPage(reply, shells.get(shell)!)
  }
  app.get('/', async (_, reply) => reply.redirect(`/${await firstCounty(app)}/`))
  for (const shell of ['field', 'staff']) {
    app.get(`/:county/${shell}`, serve(shell))
    app.get(`/:county/${shell}/*`, serve(shell))
  }
  app.get('/:county', serve('resident'))
  app.get('/:county/*', serve('resident'))
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', policy(nonce))
    .header('permissions-policy', 'camera=(self), microphone=(self), geolocation=(self)')
    .send(html.replaceAll('__NONCE__', nonce))
}

async function firstCounty(app: FastifyInstance): Promise<string> {
  const { counties } = app as FastifyInstance & { counties?: () => Promise<County[]> }
  return (await counties?.())?.[0]?.code ?? ''
}
