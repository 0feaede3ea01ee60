/** Counts what ran, for the plain last line of `npm test`. */
import fs from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import { seed } from './seed-value.ts'

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** A file that cannot be loaded, a broken hook and an error outside a test are failures too, though no test failed. */
export function countModules(modules: ReadonlyArray<TestModule>, stray: number): Counts {
  const counts: Counts = { passed: 0, failed: stray, skipped: 0 }
  for (const module of modules) {
    let failedHere = 0
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === 'passed') counts.passed++
      else if (state === 'failed') failedHere++
      else counts.skipped++
    }
    counts.failed += failedHere || (module.ok() ? 0 : 1)
  }
  return counts
}

export default class CountReporter implements Reporter {
  onInit(): void {
    console.log(`seed ${seed} (set LINLI_SEED to vary it)`)
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<SerializedError>): void {
    const file = process.env.LINLI_COUNTS
    if (file) fs.writeFileSync(file, JSON.stringify(countModules(modules, errors.length)))
  }
}
