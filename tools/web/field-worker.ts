/**
 * The service worker of the field shell with the list of its files: everything the page may load, near or later. Of our own,
 * because the usual plugin brings two hundred packages for these forty lines (docs/decisions/0013).
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { transformWithOxc, type Plugin, type Rolldown } from 'vite'

type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string>; importedAssets: Set<string> } }

/** Names of a chunk and of all it may load, however late. */
export function closure(bundle: Record<string, unknown>, name: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[name] as Chunk | undefined
  if (!chunk || found.has(name)) return found
  found.add(name)
  for (const more of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])])
    found.add(more)
  for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) closure(bundle, next, found)
  return found
}

const entryOf = (bundle: Record<string, unknown>, html: string): string | undefined =>
  Object.entries(bundle).find(([, c]) => (c as Chunk).isEntry && (c as Chunk).facadeModuleId === html)?.[0]

/** @param html the shell's page @param source the worker @param icon of the installed app */
export function fieldWorker({ html, source, icon }: { html: string; source: string; icon: string }): Plugin {
  return {
    name: 'field-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const entry = entryOf(bundle, html)
      // Pages of a test without this shell.
      if (!entry) return
      const files = [...closure(bundle, entry)].sort().map((f) => `/${f}`)
      const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source, { target: 'es2020' })
      const build = createHash('sha256')
        .update(JSON.stringify([files, code]))
        .digest('hex')
        .slice(0, 16)
      const head = `const FIELD_FILES = ${JSON.stringify(files)}, FIELD_ENTRY = ${JSON.stringify(`/${entry}`)}, FIELD_BUILD = '${build}'\n`
      this.emitFile({
        type: 'asset',
        fileName: 'field/worker.js',
        source: head + code.replace(/^export \{\s*\};?$/m, ''),
      })
      this.emitFile({ type: 'asset', fileName: 'field/icon.svg', source: readFileSync(icon, 'utf8') })
    },
  }
}
