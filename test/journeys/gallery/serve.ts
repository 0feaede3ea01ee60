/** Builds pages and serves them as the server does: one policy, one nonce, every path below a shell is its page. */
import { createServer } from 'node:http'
import { existsSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { build } from 'vite'
import { vi } from 'vitest'
import config from '../../../vite.config.ts'

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
}

/** Strict as the server's own: what the kit needs beyond it, the test tells. */
const policy = (nonce: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'`

/** @param pages shell → its html @returns the folder */
export async function buildPages(root: string, pages: Record<string, string>, outDir: string): Promise<void> {
  const { rolldownOptions, ...options } = config.build ?? {}
  // The test runner calls itself `test`, for which React brings its help for developers.
  vi.stubEnv('NODE_ENV', 'production')
  await build({
    ...config,
    configFile: false,
    root,
    logLevel: 'error',
    build: { ...options, outDir, rolldownOptions: { ...rolldownOptions, input: pages } },
  }).finally(() => vi.unstubAllEnvs())
}

export async function servePages(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const file = path.startsWith('/assets/') ? join(folder, path) : join(folder, path.split('/')[2] ?? '', 'index.html')
    if (!existsSync(file)) return response.writeHead(404).end()
    const nonce = 'bm9uY2U='
    const text = readFileSync(file, 'utf8').replaceAll('__NONCE__', nonce)
    response
      .writeHead(200, {
        'content-type': types[extname(file)] ?? 'text/plain',
        'content-security-policy': policy(nonce),
      })
      .end(text)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((done) => server.close(() => done())),
  }
}
