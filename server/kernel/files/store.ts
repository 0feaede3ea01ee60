/** Bytes, addressed by their content: the same picture sent twice is stored once. Rows about them stand in `files`. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

export interface FileStore {
  /** @returns the sha256 in hex */
  put(bytes: Uint8Array): Promise<string>
  get(sha256: string): Promise<Buffer>
  /** Of everything that is there. */
  names(): Promise<Set<string>>
  /** For emptying: the caller has made sure that no row needs it. */
  remove(sha256: string): Promise<void>
}

const HEX = /^[0-9a-f]{64}$/

export function folderStore(root: string): FileStore {
  const pathOf = (sha: string) => {
    if (!HEX.test(sha)) throw new Error('files: not a hash')
    return join(root, sha.slice(0, 2), sha)
  }
  return {
    async put(bytes) {
      const sha = createHash('sha256').update(bytes).digest('hex')
      const path = pathOf(sha)
      await mkdir(join(root, sha.slice(0, 2)), { recursive: true, mode: 0o700 })
      // Written beside and renamed: a kill in the middle leaves no half file under a good name.
      const beside = `${path}.${process.pid}.${process.hrtime.bigint()}`
      await writeFile(beside, bytes, { mode: 0o600 })
      await rename(beside, path)
      return sha
    },
    get: (sha) => readFile(pathOf(sha)),
    async names() {
      const all = await readdir(root, { recursive: true }).catch(() => [])
      return new Set(all.map((path) => basename(path)).filter((name) => HEX.test(name)))
    },
    remove: (sha) => rm(pathOf(sha), { force: true }),
  }
}
