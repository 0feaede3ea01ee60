import { defineConfig } from 'vitest/config'
import CountReporter from './test/setup/count.ts'

const long = process.env.LINLI_LONG === '1'
/** Short tests and long ones (`*.long.test.ts`: a million rows, simulated years, chaos) are two runs. */
const tests = (...folders: string[]) =>
  folders.map((folder) => `${folder}/${folder.endsWith('*') ? '' : '**/'}*${long ? '.long' : ''}.test.{ts,tsx}`)
const notLong = ['**/node_modules/**', 'build/**', 'var/**', ...(long ? [] : ['**/*.long.test.{ts,tsx}'])]
const minutes = 60_000
const timeouts = (short: number) => ({
  testTimeout: long ? 120 * minutes : short,
  hookTimeout: long ? 60 * minutes : Math.max(short, 120_000),
})
/** What a file needs it makes for itself (a database, a house): modules are read once per worker, which halves the time of small files. A project inherits nothing from the whole. */
const shared = { isolate: false, setupFiles: ['./test/setup/seed.ts'] }

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: true,
    reporters: ['default', new CountReporter()],
    coverage: { provider: 'v8', reportsDirectory: 'coverage', include: ['domain/**', 'server/**', 'web/**'] },
    projects: [
      {
        // Neither database nor browser: starts at once.
        test: {
          name: 'unit',
          include: [...tests('domain', 'web', 'packs', 'tools'), `*${long ? '.long' : ''}.test.ts`],
          exclude: notLong,
          ...shared,
          ...timeouts(90_000),
        },
      },
      {
        test: {
          name: 'server',
          include: tests('server', 'bench', 'test'),
          exclude: [...notLong, 'test/journeys/**'],
          ...shared,
          globalSetup: ['./test/setup/postgres.ts'],
          ...timeouts(120_000),
        },
      },
      {
        test: {
          name: 'journeys',
          include: tests('test/journeys'),
          exclude: notLong,
          ...shared,
          globalSetup: ['./test/setup/postgres.ts'],
          ...timeouts(6 * minutes),
        },
      },
    ],
  },
})
