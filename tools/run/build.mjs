/** Server and web, compiled into build/ when their sources have changed. */
import fs from 'node:fs'
import path from 'node:path'
import { filesOf, hashOf, isStamped, stamp } from './hash.mjs'
import { Stop } from './machine.mjs'
import { at, top } from './paths.mjs'
import { binOf, runNode } from './program.mjs'

const compiled = ['domain', 'server', 'packs', 'bench', 'architecture.ts']
const settings = ['tsconfig.base.json', 'package-lock.json', 'tools/run/build.mjs']

export async function buildServer(say = console.log) {
  const hash = hashOf([...compiled, 'tsconfig.build.json', ...settings])
  const stampFile = at('build', 'server.stamp')
  if (isStamped(stampFile, hash) && fs.existsSync(at('build', 'server'))) return
  say('Building the server …')
  const draft = at('build', 'draft')
  fs.rmSync(draft, { recursive: true, force: true })
  fs.rmSync(stampFile, { force: true })
  const code = await runNode([binOf('typescript', 'tsc'), '-p', at('tsconfig.build.json'), '--outDir', draft], {
    quiet: true,
  })
  if (code !== 0) throw new Stop('The server could not be built; the compiler says above where.')
  copyData(draft)
  for (const name of fs.readdirSync(draft)) {
    fs.rmSync(at('build', name), { recursive: true, force: true })
    fs.renameSync(path.join(draft, name), at('build', name))
  }
  fs.rmSync(draft, { recursive: true, force: true })
  stamp(stampFile, hash)
}

/** SQL, packs, words: whatever the code reads lies at the same place beside the compiled code. */
function copyData(draft) {
  for (const file of filesOf(compiled)) {
    if (/\.tsx?$/.test(file)) continue
    const target = path.join(draft, path.relative(top, file))
    fs.mkdirSync(path.dirname(target), { recursive: true })
    fs.copyFileSync(file, target)
  }
}

export async function buildWeb(say = console.log) {
  if (!fs.existsSync(at('vite.config.ts'))) return
  const hash = hashOf(['web', 'domain', 'tools/web', 'vite.config.ts', 'tsconfig.web.json', ...settings])
  const stampFile = at('build', 'web.stamp')
  if (isStamped(stampFile, hash) && fs.existsSync(at('build', 'web'))) return
  say('Building the web pages …')
  fs.rmSync(stampFile, { force: true })
  const code = await runNode([binOf('vite'), 'build', '--config', at('vite.config.ts'), '--logLevel', 'warn'], {
    quiet: true,
    env: { NODE_ENV: 'production' },
  })
  if (code !== 0) throw new Stop('The web pages could not be built; the bundler says above where.')
  stamp(stampFile, hash)
}
