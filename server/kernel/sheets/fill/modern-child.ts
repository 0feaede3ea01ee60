/** The process that turns an old workbook into a new one; no secrets in its environment, and a small heap. */
import { readFile, writeFile } from 'node:fs/promises'
import { modernised } from './modern.ts'

const [from, to] = process.argv.slice(2)
await writeFile(to!, await modernised(await readFile(from!)), { mode: 0o600 })
