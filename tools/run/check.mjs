/** `npm run check`: what can be said of the code without running it. */
import fs from 'node:fs'
import { install } from './install.mjs'
import { withLock } from './lock.mjs'
import { Stop } from './machine.mjs'
import { at, checkOwner } from './paths.mjs'
import { binOf, runNode } from './program.mjs'

const checks = () => [
  ...['domain', 'server', 'web', 'test'].map((floor) => [`types of ${floor}`, binOf('typescript', 'tsc'), '-p', `tsconfig.${floor}.json`]),
  ['lint', binOf('oxlint'), '--deny-warnings'],
  ['format', binOf('oxfmt'), '--check', '.'],
  ['dead code', binOf('knip')],
  ...(fs.existsSync(at('architecture.test.ts')) ? [['architecture', binOf('vitest'), 'run', 'architecture.test.ts']] : []),
]

export async function check() {
  checkOwner()
  await withLock('prepare', () => install())
  const failed = []
  for (const [name, ...args] of checks()) {
    const code = await runNode(args, { quiet: true })
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`)
    if (code !== 0) failed.push(name)
  }
  if (failed.length) throw new Stop(`Not good: ${failed.join(', ')}.`)
}
