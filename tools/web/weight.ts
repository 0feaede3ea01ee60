/** How many bytes of script a page needs until it can be used, from the manifest of a build. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

interface Chunk {
  file: string
  imports?: string[]
}

export type Manifest = Record<string, Chunk>

/** Every script that must be there: the entry, the screens opened by then, and all they import. */
export function scriptsOf(manifest: Manifest, starts: readonly string[]): string[] {
  const seen = new Set<string>()
  const take = (key: string) => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`no ${key} in the manifest`)
    if (seen.has(chunk.file)) return
    seen.add(chunk.file)
    chunk.imports?.forEach(take)
  }
  starts.forEach(take)
  return [...seen].filter((file) => file.endsWith('.js'))
}

/** @param folder a build's, with `.vite/manifest.json` @returns bytes, compressed as a server does */
export function weightOf(folder: string, starts: readonly string[]): number {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  return scriptsOf(manifest, starts)
    .map((file) => gzipSync(readFileSync(join(folder, file))).length)
    .reduce((a, b) => a + b, 0)
}
