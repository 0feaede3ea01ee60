/** The program: `main.js serve | county new … | audit-verify | hours-verify | timebank-verify | keys … | backup … | restore … | upgrade … | db-dump`. */
import { MachineFault } from './kernel/pg/fault.ts'

const commands: Record<string, () => Promise<{ run: (args: string[]) => Promise<void> }>> = {
  serve: () => import('./serve.ts'),
  county: () => import('./county.ts'),
  'audit-verify': () => import('./audit-verify.ts'),
  'hours-verify': () => import('./hours-verify.ts'),
  'timebank-verify': () => import('./timebank-verify.ts'),
  keys: () => import('./keys.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  upgrade: () => import('./upgrade.ts'),
  'db-dump': () => import('./db-dump.ts'),
}

const [name = 'serve', ...args] = process.argv.slice(2)
try {
  const command = commands[name]
  if (!command) throw new MachineFault(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
  await (await command()).run(args)
} catch (error) {
  if (!(error instanceof MachineFault)) throw error
  console.error(error.message)
  process.exitCode = 1
}
