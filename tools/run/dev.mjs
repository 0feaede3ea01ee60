/** `npm run dev`: the server from its sources, restarted on change, and the web pages with hot reload. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { install } from './install.mjs'
import { withLock } from './lock.mjs'
import { at, checkOwner, childEnv, top, varFolder } from './paths.mjs'
import { binOf } from './program.mjs'

export async function dev(args) {
  checkOwner()
  await withLock('prepare', () => install())
  const env = childEnv({ LINLI_VAR: varFolder(), NODE_ENV: 'development' })
  const start = (...words) => spawn(process.execPath, words, { cwd: top, env, stdio: 'inherit' })
  const children = [start(binOf('tsx'), 'watch', '--clear-screen=false', at('server/main.ts'), 'serve', ...args)]
  if (fs.existsSync(at('web/vite.config.ts'))) children.push(start(binOf('vite'), '--config', at('web/vite.config.ts')))
  process.on('SIGINT', () => {}) // the terminal tells the children too; we stay until they have ended
  process.on('SIGTERM', () => children.forEach((child) => child.kill('SIGTERM')))
  await Promise.all(children.map((child) => new Promise((done) => child.on('exit', done))))
}
