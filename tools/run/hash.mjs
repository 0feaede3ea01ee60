/** What has not changed is not done again: a stamp holds the hash of what a result was made from. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { top } from './paths.mjs'

/** Every file below the given files and folders of the project, sorted; names starting with a dot are left out. */
export function filesOf(parts) {
  const found = []
  const walk = (full) => {
    const stat = fs.statSync(full, { throwIfNoEntry: false })
    if (stat?.isFile()) found.push(full)
    if (stat?.isDirectory())
      for (const name of fs.readdirSync(full)) if (!name.startsWith('.')) walk(path.join(full, name))
  }
  for (const part of parts) walk(path.join(top, part))
  return found.sort()
}

export function hashOf(parts, salt = '') {
  const hash = createHash('sha256').update(salt)
  for (const file of filesOf(parts)) {
    if (/\.test\.[a-z]+$/.test(file)) continue
    hash.update(path.relative(top, file) + '\0').update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}

export function isStamped(file, hash) {
  try {
    return fs.readFileSync(file, 'utf8') === hash
  } catch {
    return false
  }
}

export function stamp(file, hash) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, hash)
}
