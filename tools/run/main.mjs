/** The commands of `npm start`, `npm test` and their kin. Node's own modules only: nothing may be installed yet. */
import { checkMachine, Stop, thisMachine } from './machine.mjs'
import { isBundle } from './paths.mjs'

const commands = {
  serve: () => import('./serve.mjs').then((m) => m.serve),
  test: () => import('./test.mjs').then((m) => m.test),
  check: () => import('./check.mjs').then((m) => m.check),
  dev: () => import('./dev.mjs').then((m) => m.dev),
  bundle: () => import('./bundle.mjs').then((m) => m.bundle),
  bench: () => import('./serve.mjs').then((m) => m.bench),
  county: () => import('./serve.mjs').then((m) => m.command('county')),
  'audit-verify': () => import('./serve.mjs').then((m) => m.command('audit-verify')),
  'hours-verify': () => import('./serve.mjs').then((m) => m.command('hours-verify')),
  'timebank-verify': () => import('./serve.mjs').then((m) => m.command('timebank-verify')),
  keys: () => import('./serve.mjs').then((m) => m.command('keys')),
  backup: () => import('./serve.mjs').then((m) => m.command('backup')),
  restore: () => import('./serve.mjs').then((m) => m.command('restore')),
  upgrade: () => import('./serve.mjs').then((m) => m.command('upgrade')),
  'db-dump': () => import('./serve.mjs').then((m) => m.command('db-dump')),
}

/** What works on the sources, which a bundle has not. */
const ofSources = ['test', 'check', 'dev', 'bundle', 'bench', 'db-dump']

/** @param {string[]} args */
export async function main(args) {
  try {
    checkMachine(thisMachine())
    const named = args[0] !== undefined && !args[0].startsWith('-')
    const name = named ? args[0] : 'serve'
    if (!Object.hasOwn(commands, name)) {
      throw new Stop(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
    }
    if (isBundle() && ofSources.includes(name)) throw new Stop(`"${name}" works on the sources, which are not here.`)
    const run = await commands[name]()
    await run(named ? args.slice(1) : args)
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
