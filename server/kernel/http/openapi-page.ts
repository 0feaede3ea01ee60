/** The API description as a page: plain HTML with folds, no script. */
import { createHash } from 'node:crypto'
import type { OpenApi } from './openapi.ts'

const style = `body{font:15px/1.6 system-ui,"Noto Sans SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2430}
h2{margin-top:2rem;font-size:1.2rem}details{border-top:1px solid #e4e2dc;padding:.4rem 0}summary{cursor:pointer}
code{background:#f6f5f2;padding:.1rem .3rem;border-radius:4px}b{display:inline-block;min-width:4rem}pre{overflow:auto;background:#f6f5f2;padding:1rem;font-size:13px}`

const escape = (text: unknown) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

interface Operation {
  tags: string[]
  summary: string
  'x-may': string
}

export function apiPage(api: OpenApi): { html: string; styleHash: string } {
  const entries = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, op]) => ({ path, method, op: op as Operation })),
  )
  const section = (tag: string) =>
    `<h2>${escape(tag)}</h2>` +
    entries
      .filter((e) => e.op.tags[0] === tag)
      .map(
        (e) =>
          `<details><summary><b>${e.method.toUpperCase()}</b> <code>${escape(e.path)}</code> ${escape(e.op.summary)} <code>${escape(e.op['x-may'])}</code></summary><pre>${escape(JSON.stringify(e.op, null, 2))}</pre></details>`,
      )
      .join('')
  const body = `<h1>${escape(api.info.title)} API</h1><p>${escape(api.info.description)} <a href="openapi.json">openapi.json</a></p>${api.tags.map((t) => section(t.name)).join('')}`
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(api.info.title)} API</title><style>${style}</style>${body}</html>`
  return { html, styleHash: createHash('sha256').update(style).digest('base64') }
}
