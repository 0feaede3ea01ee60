import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stop } from './machine.mjs'

/** The project's folder. */
export const top = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
export const at = (...parts) => path.join(top, ...parts)

/** Whether this is a release as `npm run bundle` makes it: built, complete, and never changed where it lies. */
export const isBundle = () => fs.existsSync(at('bundle.json'))

/** Folder for everything an installation keeps: database, keys, files, caches. */
export const varFolder = () => path.resolve(top, process.env.LINLI_VAR || 'var')

/** Refuses folders that another account made, before half the work is done. */
export function checkOwner() {
  for (const folder of isBundle() ? [varFolder()] : [varFolder(), at('build'), at('node_modules'), top]) {
    if (!fs.existsSync(folder) || writable(folder)) continue
    if (folder === top && fs.existsSync(varFolder()) && fs.existsSync(at('build')) && fs.existsSync(at('node_modules')))
      continue
    const me = userName()
    throw new Stop(
      `The folder ${folder} cannot be written by "${me}" (it belongs to ${ownerOf(folder)}): ` +
        `start as that account, or run "chown -R ${me} ${top}" as root once.`,
    )
  }
}

export function writable(folder) {
  try {
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** os.userInfo() fails for an account without a name, as containers have. */
function userName() {
  try {
    return os.userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}

/** The environment for programs we start: they work with an empty one (no HOME, no PATH, no USER). */
export function childEnv(more = {}) {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: process.env.TZ || 'Asia/Shanghai', ...more }
  env.PATH = [path.dirname(process.execPath), env.PATH || '/usr/local/bin:/usr/bin:/bin'].join(path.delimiter)
  const home = env.HOME || homeFolder()
  if (home && writable(home)) return { ...env, HOME: home }
  const spare = path.join(varFolder(), 'cache')
  fs.mkdirSync(spare, { recursive: true })
  // npm hands its own unusable default on to us; one that works is kept
  const cache = env.npm_config_cache && writable(env.npm_config_cache) ? env.npm_config_cache : path.join(spare, 'npm')
  return { ...env, HOME: home || spare, npm_config_cache: cache, XDG_CACHE_HOME: spare }
}

function homeFolder() {
  try {
    return os.homedir()
  } catch {
    return ''
  }
}

function ownerOf(folder) {
  const { uid } = fs.statSync(folder)
  return uid === 0 ? 'root' : `account number ${uid}`
}
