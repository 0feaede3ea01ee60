/** `npm run check [name …]`: what can be said of the code without running it; the checks stand in tools/check. */
import { install } from './install.mjs'
import { withLock } from './lock.mjs'
import { Stop } from './machine.mjs'
import { at, checkOwner, varFolder } from './paths.mjs'
import { binOf, runNode } from './program.mjs'

/** @param {string[]} names of checks; none means all */
export async function check(names = []) {
  checkOwner()
  await withLock('prepare', () => install())
  const code = await runNode([binOf('tsx'), at('tools/check/main.ts'), ...names], { env: { LINLI_VAR: varFolder() } })
  if (code !== 0) throw new Stop('Not good: the faults stand above.')
}
