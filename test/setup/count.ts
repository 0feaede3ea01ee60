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

/** Each failure in one line, for whoever sees only the end of a long output. */
export function failuresOf(modules: ReadonlyArray<TestModule>, stray: ReadonlyArray<SerializedError>): string[] {
  const first = (e: SerializedError | undefined) => (e?.message ?? 'it said nothing').split('\n')[0]!.slice(0, 300)
  const of = (module: TestModule) => {
    const failed = [...module.children.allTests('failed')]
    const tests = failed.map((t) => `${t.fullName}: ${first(t.result().errors?.[0])}`)
    const hooks = [module, ...module.children.allSuites()].flatMap((s) => s.errors()).map(first)
    return [...tests, ...hooks].map((said) => `${module.relativeModuleId} > ${said}`)
  }
  const outside = (e: SerializedError) => `outside a test: ${first(e)} ${e.stack?.split('\n')[1]?.trim() ?? ''}`
  return [...modules.flatMap(of), ...stray.map(outside)]
}

export default class CountReporter implements Reporter {
  onInit(): void {
    console.log(`seed ${seed} (set LINLI_SEED to vary it)`)
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<SerializedError>): void {
    const file = process.env.LINLI_COUNTS
    const told = { ...countModules(modules, errors.length), failures: failuresOf(modules, errors) }
    if (file) fs.writeFileSync(file, JSON.stringify(told))
  }
}
