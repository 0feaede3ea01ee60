/** Serves the three shells. Every page gets a fresh nonce; nothing is loaded from anywhere else. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { County } from '../context.ts'
import { marked, shells } from './old-page.ts'

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
  { web, build }: { web: string; build: string },
  county: (r: FastifyRequest) => Promise<County>,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(web, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  const pages = new Map<string, string>()
  for (const name of shells) pages.set(name, marked(await readFile(join(web, name, 'index.html'), 'utf8'), build))
  const serve = (shell: string) => async (request: FastifyRequest, reply: FastifyReply) => {
    await county(request)
    return sendPage(reply, pages.get(shell)!)
  }
  await fieldFiles(app, web, county)
  app.get('/', async (_, reply) => reply.redirect(`/${await firstCounty(app)}/`))
  for (const shell of ['field', 'staff']) {
    app.get(`/:county/${shell}`, serve(shell))
    app.get(`/:county/${shell}/*`, serve(shell))
  }
  app.get('/:county', serve('resident'))
  app.get('/:county/*', serve('resident'))
}

/** What makes the field shell open without a network and stand among the apps of a phone: for each county its own. */
async function fieldFiles(
  app: FastifyInstance,
  web: string,
  county: (r: FastifyRequest) => Promise<County>,
): Promise<void> {
  const [worker, icon, html] = (await Promise.all(
    ['worker.js', 'icon.svg', 'index.html'].map((name) => readFile(join(web, 'field', name), 'utf8')),
  )) as [string, string, string]
  const name = /<title>(.*)<\/title>/.exec(html)?.[1] ?? 'Linli'
  app.get('/:county/field/worker.js', async (request, reply) => {
    const { code } = await county(request)
    return (
      reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'no-cache')
        // The shell's own address has no slash at its end; nothing above it is given.
        .header('service-worker-allowed', `/${code}/field`)
        .header('content-security-policy', "default-src 'none'; connect-src 'self'")
        .send(worker)
    )
  })
  app.get('/:county/field/icon.svg', async (request, reply) => {
    await county(request)
    return reply.type('image/svg+xml').header('cache-control', 'max-age=86400').send(icon)
  })
  app.get('/:county/field/manifest.webmanifest', async (request, reply) => {
    const { code } = await county(request)
    const base = `/${code}/field`
    return reply
      .type('application/manifest+json')
      .header('cache-control', 'no-cache')
      .send(
        JSON.stringify({
          name,
          short_name: name.split(' ')[0],
          lang: 'zh-CN',
          id: base,
          start_url: base,
          scope: base,
          display: 'standalone',
          background_color: '#f6f5f2',
          theme_color: '#f6f5f2',
          icons: [{ src: `${base}/icon.svg`, sizes: 'any', type: 'image/svg+xml' }],
        }),
      )
  })
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
