/** Prepare, then hand over to the compiled server in this same process (one process to signal, one to kill). */
import fs from 'node:fs'
import { pathToFileURL } from 'node:url'
import { buildServer, buildWeb } from './build.mjs'
import { install } from './install.mjs'
import { withLock } from './lock.mjs'
import { Stop } from './machine.mjs'
import { at, checkOwner, isBundle, varFolder } from './paths.mjs'

/** Packages, server and (unless told otherwise) web pages as the sources say; nothing is done twice. */
export async function prepare({ web = true } = {}) {
  checkOwner()
  if (isBundle()) return
  await withLock('prepare', async () => {
    await install()
    await buildServer()
    if (web) await buildWeb()
  })
}

export async function serve(args) {
  const unknown = args.filter((arg) => arg !== '--lan')
  if (unknown.length)
    throw new Stop(
      `"${unknown.join(' ')}" is not understood: npm start takes --lan or nothing; PORT and HOST are environment variables.`,
    )
  await prepare()
  settle()
  if (args.includes('--lan')) {
    const { lan } = await import('./lan.mjs')
    lan()
  }
  await handOver('build/server/main.js', ['serve'])
}

/** A command of the server's own: `npm run county -- new` becomes `main.js county new`. */
export const command = (name) => async (args) => {
  await prepare({ web: false })
  settle()
  await handOver('build/server/main.js', [name, ...args])
}

/** `npm run bench -- act` runs build/bench/act.js. */
export async function bench(args) {
  await prepare({ web: false })
  settle()
  const names = fs
    .readdirSync(at('bench'))
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .map((name) => name.slice(0, -3))
  const [name = 'main', ...rest] = args
  if (!names.includes(name)) throw new Stop(`Name a bench: ${names.join(', ') || 'there is none yet'}.`)
  await handOver(`build/bench/${name}.js`, rest)
}

/** What the server may rely on, whatever the caller's environment lacks. */
function settle() {
  process.env.TZ ||= 'Asia/Shanghai'
  process.env.LINLI_VAR = varFolder()
  process.chdir(at())
}

async function handOver(script, args) {
  if (!fs.existsSync(at(script))) throw new Stop(`${script} is missing: the sources are not complete.`)
  process.setSourceMapsEnabled(true)
  process.argv = [process.execPath, at(script), ...args]
  await import(pathToFileURL(at(script)).href)
}
