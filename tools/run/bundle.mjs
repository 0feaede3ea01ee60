/** `npm run bundle [x64|arm64]`: what installs Linli where there is no network; put together by tools/bundle. */
import { findNpm } from './install.mjs'
import { Stop } from './machine.mjs'
import { at, varFolder } from './paths.mjs'
import { binOf, runNode } from './program.mjs'
import { prepare } from './serve.mjs'

/** @param {string[]} archs none means all */
export async function bundle(archs) {
  await prepare()
  const env = { LINLI_VAR: varFolder(), LINLI_NPM: findNpm() ?? '' }
  const code = await runNode([binOf('tsx'), at('tools/bundle/main.ts'), ...archs], { env })
  if (code !== 0) throw new Stop('There is no bundle: what hinders it stands above.')
}
