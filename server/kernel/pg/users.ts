/** Who uses a cluster just now: the server stops with its last user, never under another. */
import fs from 'node:fs'
import path from 'node:path'

const folder = (dir: string) => `${dir}.users`

/** A process by number and birth, as numbers come back. */
function badge(pid: number): string {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
  return `${pid}-${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
}

function isHere(name: string): boolean {
  try {
    return badge(Number(name.split('-')[0])) === name
  } catch {
    return false
  }
}

/** Signs this process in. The same process may hold a cluster several times; it counts them itself. */
export function enter(dir: string): () => { last: boolean } {
  fs.mkdirSync(folder(dir), { recursive: true, mode: 0o700 })
  const mine = path.join(folder(dir), badge(process.pid))
  const holds = Number(read(mine)) + 1
  fs.writeFileSync(mine, String(holds))
  return () => leave(dir, mine)
}

function leave(dir: string, mine: string): { last: boolean } {
  const holds = Number(read(mine)) - 1
  if (holds > 0) fs.writeFileSync(mine, String(holds))
  else fs.rmSync(mine, { force: true })
  for (const name of fs.readdirSync(folder(dir))) {
    if (!isHere(name)) fs.rmSync(path.join(folder(dir), name), { force: true })
  }
  return { last: fs.readdirSync(folder(dir)).length === 0 }
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return '0'
  }
}
