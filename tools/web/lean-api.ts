/**
 * The browser gets the sentences of `domain/<room>/api.ts` (and `audit-api.ts`) without their shapes: method, path, permission and medium.
 * Types are whole; only the schemas stay at home, so that a phone does not load a validator it never calls.
 */
import { runnerImport, type Plugin } from 'vite'

const isApi = (id: string) => /\/domain\/[a-z]+\/(?:[a-z]+-)?api\.ts$/.test(id)

interface RouteLike {
  method: string
  path: string
  kind: string
  spec: { may: string; media?: string; stepUp?: boolean; summary: string }
}

const isRoute = (v: unknown): v is RouteLike =>
  typeof v === 'object' && v !== null && 'method' in v && 'path' in v && 'spec' in v

const isApiTable = (v: unknown): v is Record<string, RouteLike> =>
  typeof v === 'object' &&
  v !== null &&
  !Array.isArray(v) &&
  Object.keys(v).length > 0 &&
  Object.values(v).every(isRoute)

export const lean = ({ method, path, kind, spec: { may, media, stepUp } }: RouteLike) => ({
  method,
  path,
  kind,
  spec: { may, ...(media && { media }), ...(stepUp && { stepUp }) },
})

/** Exports that are tables of routes, each without its shapes. Other exports of an api file are for the server alone. */
export function leanModule(exports: Record<string, unknown>): string {
  return Object.entries(exports)
    .filter(([, value]) => isApiTable(value))
    .map(([name, value]) => {
      const table = Object.fromEntries(Object.entries(value as Record<string, RouteLike>).map(([k, r]) => [k, lean(r)]))
      return `export const ${name} = ${JSON.stringify(table)}`
    })
    .join('\n')
}

export function leanApi(): Plugin {
  return {
    name: 'lean-api',
    enforce: 'pre',
    async load(id) {
      const path = id.replace(/\?.*$/, '')
      if (!isApi(path)) return undefined
      const { module, dependencies } = await runnerImport<Record<string, unknown>>(path, {
        configFile: false,
        logLevel: 'error',
      })
      for (const file of dependencies) this.addWatchFile(file)
      return leanModule(module)
    },
  }
}
