/** `npm test`: everything from unit to browser; `npm run test:long`: what needs hours. Ends with one plain line. */
import fs from 'node:fs'
import path from 'node:path'
import { prepare } from './serve.mjs'
import { varFolder } from './paths.mjs'
import { binOf, runNode } from './program.mjs'

export async function test(args) {
  const long = args[0] === 'long'
  await prepare()
  const counts = path.join(varFolder(), `test-counts-${process.pid}.json`)
  const env = { LINLI_COUNTS: counts, NODE_ENV: 'test', ...(long && { LINLI_LONG: '1' }) }
  const code = await runNode([binOf('vitest'), 'run', ...(long ? args.slice(1) : args)], { env })
  const read = readCounts(counts)
  const line = lastLine(read, code)
  fs.rmSync(counts, { force: true })
  for (const failure of read.failures) console.log(`failed: ${failure}`)
  console.log(line.text)
  process.exitCode = line.ok ? 0 : 1
}

function readCounts(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 0, skipped: 0, failures: [] }
  }
}

/** A run that ended badly without a failed test (it crashed, or found none) counts as one failure. */
export function lastLine({ passed, failed, skipped }, code) {
  const bad = failed || (code === 0 && passed > 0 ? 0 : 1)
  return { ok: bad === 0, text: `${passed} passed, ${bad} failed${skipped ? `, ${skipped} skipped` : ''}` }
}
