/** Starts programs of the project with the node that runs us; nothing is looked up in PATH. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { at, childEnv, top } from './paths.mjs'

/** Runs `node script args` in the project's folder; comes back with its exit code. `quiet` shows output only on failure. */
export function runNode(args, { env = {}, quiet = false } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, {
      cwd: top,
      env: childEnv(env),
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    let said = ''
    child.stdout?.on('data', (text) => (said += text))
    child.stderr?.on('data', (text) => (said += text))
    child.on('error', failed)
    child.on('close', (code, signal) => {
      if (quiet && code !== 0) process.stderr.write(said)
      done(code ?? (signal ? 1 : 0))
    })
  })
}

/** The script behind a command of an installed package, e.g. `binOf('vite')`. */
export function binOf(name, bin = name) {
  const manifest = JSON.parse(fs.readFileSync(at('node_modules', name, 'package.json'), 'utf8'))
  return at('node_modules', name, typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin])
}
