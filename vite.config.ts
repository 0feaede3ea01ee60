/** Builds the three shells into `build/web`: one page each, hashed files under `/assets/`. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fieldWorker } from './tools/web/field-worker.ts'
import { gateChunks } from './tools/web/gate-chunks.ts'
import { leanApi } from './tools/web/lean-api.ts'
import { pureDomain } from './tools/web/pure-domain.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const page = {
  resident: at('web/resident/index.html'),
  field: at('web/field/index.html'),
  staff: at('web/staff/index.html'),
}
const gate = gateChunks(page.field, [page.resident, page.staff])

export default defineConfig({
  root: at('web'),
  publicDir: false,
  base: '/',
  plugins: [
    leanApi(),
    pureDomain(),
    gate.plugin,
    react(),
    fieldWorker({
      html: page.field,
      source: at('web/field/worker.ts'),
      icon: at('web/field/icon.svg'),
    }),
  ],
  // The server writes a fresh nonce into every page; antd's styles carry it (see web/kit/staff/StaffApp.tsx).
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: at('build/web'),
    emptyOutDir: true,
    manifest: true,
    // WebViews of Chromium 90 are the floor.
    target: ['es2020', 'chrome90'],
    cssTarget: 'chrome90',
    // An inlined file would be a data: script, which the security policy forbids.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: page,
      output: { codeSplitting: { groups: gate.groups } },
      // Shapes and words nobody uses on a page need not travel to it: `z.string()…` has no effect but its value.
      treeshake: { manualPureFunctions: ['z', 'defineWords'] },
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
    },
  },
})
