/** One start at a time installs and builds; the others wait for it. */
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { varFolder } from './paths.mjs'

/** A process by number and birth, as numbers come back. Undefined when there is none. */
export function badge(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${pid}-${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return process.platform === 'linux' ? undefined : alive(pid)
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return String(pid)
  } catch {
    return undefined
  }
}

/** Runs `work` while holding the lock `name`; one left by a killed process is taken over. */
export async function withLock(name, work, say = console.log) {
  const file = path.join(varFolder(), `${name}.lock`)
  fs.mkdirSync(varFolder(), { recursive: true })
  let told = false
  while (!take(file)) {
    if (!told) say('Another start is preparing; waiting for it …')
    told = true
    await sleep(200)
  }
  const free = () => fs.rmSync(file, { force: true })
  process.once('exit', free)
  try {
    return await work()
  } finally {
    process.off('exit', free)
    free()
  }
}

/** The lock appears whole, with its owner inside, or not at all. */
function take(file) {
  const mine = badge(process.pid)
  const draft = `${file}.${process.pid}`
  fs.writeFileSync(draft, mine)
  try {
    fs.linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    dropDead(file)
    return false
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

/** Moved aside before it is removed, and put back if meanwhile it had become a living one's. */
function dropDead(file) {
  if (lives(read(file))) return
  const aside = `${file}.dead-${process.pid}`
  try {
    fs.renameSync(file, aside)
    if (lives(read(aside))) fs.linkSync(aside, file)
  } catch {
    // somebody else was quicker
  }
  fs.rmSync(aside, { force: true })
}

const lives = (owner) => owner !== undefined && badge(Number(owner.split('-')[0])) === owner

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
