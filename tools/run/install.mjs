/** Packages: `npm ci` when what is installed is not what package-lock.json names. */
import fs from 'node:fs'
import path from 'node:path'
import { hashOf, isStamped, stamp } from './hash.mjs'
import { Stop } from './machine.mjs'
import { at } from './paths.mjs'
import { runNode } from './program.mjs'

const stampFile = () => at('node_modules', '.linli-installed')

export async function install(say = console.log) {
  const hash = hashOf(
    ['package-lock.json', 'package.json'],
    `${process.platform} ${process.arch} ${process.versions.modules}`,
  )
  if (isStamped(stampFile(), hash)) return
  if (!matches(readLock(at('package-lock.json')), readLock(at('node_modules', '.package-lock.json')))) await runNpm(say)
  stamp(stampFile(), hash)
}

async function runNpm(say) {
  say('Installing packages (once; a few minutes on a slow line) …')
  const npm = findNpm()
  if (!npm)
    throw new Stop(
      'npm was not found beside this Node: install Node with npm (https://nodejs.org), or run "npm ci" in this folder yourself.',
    )
  const code = await runNode(
    [
      npm,
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--no-update-notifier',
      '--loglevel=error',
    ],
    {
      env: { NODE_ENV: 'development', npm_config_prefix: undefined },
    },
  )
  if (code !== 0) {
    throw new Stop(
      'The packages could not be installed; npm says above why. Is the package registry reachable from here (npm config get registry)?',
    )
  }
}

function readLock(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Whether everything the lock file wants on this machine is there in the same version (somebody ran `npm ci` by hand). */
export function matches(wanted, found, machine = { platform: process.platform, arch: process.arch }) {
  if (!wanted || !found) return false
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || !fits(entry, machine)) return true
    const there = found[place]
    if (!there) return entry.optional === true && !entry.os && !entry.cpu
    return there.version === entry.version && there.integrity === entry.integrity
  })
}

const fits = (entry, { platform, arch }) =>
  (!entry.os || entry.os.includes(platform)) &&
  (!entry.cpu || entry.cpu.includes(arch)) &&
  !entry.libc?.includes('musl')

/** npm's script, beside the running node first: PATH may be empty or hold another one. */
export function findNpm() {
  const bin = path.dirname(fs.realpathSync(process.execPath))
  const script = 'node_modules/npm/bin/npm-cli.js'
  const near = [
    path.join(bin, '../lib', script),
    path.join(bin, script),
    path.join(path.dirname(process.execPath), '../lib', script),
  ]
  const path_ = (process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'npm'))
  const known = [
    process.env.npm_execpath,
    ...near,
    '/usr/local/lib/' + script,
    '/usr/share/nodejs/npm/bin/npm-cli.js',
    ...path_,
  ]
  const found = known.find((file) => file && fs.existsSync(file))
  return found && fs.realpathSync(found)
}
