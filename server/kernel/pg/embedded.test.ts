import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBinaries } from './binaries.ts'
import { startEmbedded, type EmbeddedServer } from './embedded.ts'
import { attach } from './postmaster.ts'

const top = fileURLToPath(new URL('../../../', import.meta.url))
const conf = { fsync: 'off', shared_buffers: '16MB', max_connections: 20 }

let folder: string
let dir: string
let held: { stop(): Promise<void> }[]
let children: ChildProcess[]

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-pg-'))
  fs.chmodSync(folder, 0o755) // as root another account runs the server
  dir = path.join(folder, 'pg')
  held = []
  children = []
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const server of held) await server.stop()
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

async function start(more: Partial<Parameters<typeof startEmbedded>[0]> = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dir, conf, ...more })
  held.push(server)
  return server
}

/** A second process that holds the server; `ready` tells what it got. */
function another() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/setup/hold-postgres.ts', dir], {
    cwd: top,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  const ready = new Promise<{ reused: boolean }>((done, failed) => {
    createInterface(child.stdout).once('line', (line) => done(JSON.parse(line)))
    child.once('exit', (code) => failed(new Error(`ended with ${code}`)))
  })
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  return { child, ready, end: () => (child.stdin.end(), gone), kill: () => (child.kill('SIGKILL'), gone) }
}

async function ask<T>(server: { host: string; port: number }, sql: string): Promise<T> {
  const client = new pg.Client({ host: server.host, port: server.port, user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    return (await client.query(sql)).rows[0]
  } finally {
    await client.end()
  }
}

/** The server removes its lock file as the last thing it does. */
const runs = () => fs.existsSync(path.join(dir, 'postmaster.pid'))
const postmaster = () => Number(fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')[0])

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await what()); await sleep(2))
    if (Date.now() > end) throw new Error('waited in vain')
}

describe('the embedded PostgreSQL', () => {
  it('is made in UTF-8, keeps its data over a stop, and lets nobody in but by its private socket', async () => {
    const first = await start()
    const facts = await ask(
      first,
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as tcp,
      (select datctype from pg_database where datname = 'postgres') as ctype`,
    )
    expect(facts).toEqual({ encoding: 'UTF8', tcp: '', ctype: 'C.UTF-8' })
    expect(fs.statSync(first.host).mode & 0o777).toBe(0o700)
    await ask(first, `create table kept as select '邻里' as word`)
    await first.stop()
    expect(runs()).toBe(false)
    const second = await start()
    expect(second.reused).toBe(false)
    expect(await ask(second, 'select word from kept')).toEqual({ word: '邻里' })
  })

  it('is shared by two processes that start at once, and stops with the last of them', async () => {
    const one = another()
    const two = another()
    const got = await Promise.all([one.ready, two.ready])
    expect(got.filter((g) => g.reused)).toHaveLength(1)
    const pid = postmaster()
    await one.end()
    expect(postmaster()).toBe(pid)
    await two.end()
    expect(runs()).toBe(false)
    expect(fs.readdirSync(folder).filter((name) => name.includes('.init-'))).toEqual([])
  })

  it('starts after a kill in the middle of its making, and sweeps what was left', async () => {
    const one = another()
    one.ready.catch(() => {})
    const drafts = () => fs.readdirSync(folder).filter((name) => name.startsWith('pg.init-'))
    await until(() => drafts().some((name) => fs.existsSync(path.join(folder, name, 'PG_VERSION'))))
    await one.kill()
    expect(fs.existsSync(dir)).toBe(false)
    const server = await start()
    expect(await ask(server, 'select 1 as good')).toEqual({ good: 1 })
    await server.stop()
    await until(async () => {
      const again = await startEmbedded({ dir, conf })
      await again.stop()
      return drafts().length === 0
    })
  })

  it('takes over the server of a process that was killed', async () => {
    const one = another()
    await one.ready
    const pid = postmaster()
    await one.kill()
    const server = await start()
    expect(server.reused).toBe(true)
    expect(postmaster()).toBe(pid)
    await server.stop()
    expect(runs()).toBe(false)
  })

  it('does not believe a lock file whose number has gone to another process', async () => {
    const first = await start()
    const lock = fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8')
    await first.stop()
    // This test's own number: alive, and of the account that will run the server (as a plain user).
    fs.writeFileSync(path.join(dir, 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)))
    const second = await start()
    expect(second.reused).toBe(false)
    expect(await ask(second, 'select 1 as good')).toEqual({ good: 1 })
  })

  it('does not believe a socket that answers while the process of the lock file serves another folder', async () => {
    fs.mkdirSync(dir)
    const socket = net.createServer().listen(path.join(dir, '.s.PGSQL.5432'))
    const serving = (...folders: string[]) => {
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 60_000)', ...folders])
      children.push(child)
      return child.pid
    }
    const locked = (pid: number | undefined) =>
      fs.writeFileSync(path.join(dir, 'postmaster.pid'), [pid, dir, 0, 5432, dir, '', '', 'ready', ''].join('\n'))
    await once(socket, 'listening')
    try {
      for (const other of [process.pid, serving(), serving(`${dir}-of-another`)]) {
        locked(other)
        expect(await attach(dir)).toBeUndefined()
      }
      // Nothing but the folder among its arguments was missing.
      const own = serving(dir)
      locked(own)
      // Its arguments are there a moment after itself.
      await expect.poll(() => attach(dir), { timeout: 20_000 }).toEqual({ pid: own, host: dir, port: 5432 })
    } finally {
      socket.close()
    }
  })

  it('comes back by itself when the server is killed while it is held', async () => {
    const told: string[] = []
    const server = await start({ keep: true, log: (line) => told.push(line) })
    const pid = postmaster()
    process.kill(pid, 'SIGKILL')
    await until(() => told.some((line) => line.includes('started again')))
    expect(postmaster()).not.toBe(pid)
    expect(await ask(server, 'select 1 as good')).toEqual({ good: 1 })
    process.kill(postmaster(), 'SIGKILL')
    await server.stop() // in the middle of the next rescue: it must not come back after the stop
    expect(await attach(dir)).toBeUndefined()
  })

  it('keeps its socket within the length an address may have', async () => {
    dir = path.join(folder, 'deep-'.repeat(20), 'pg')
    const server = await start()
    expect(Buffer.byteLength(path.join(server.host, '.s.PGSQL.5432'))).toBeLessThan(108)
    expect(fs.statSync(server.host).mode & 0o777).toBe(0o700)
    expect(await ask(server, 'select 1 as good')).toEqual({ good: 1 })
    await server.stop()
    fs.rmSync(server.host, { recursive: true })
  })

  it('says in one sentence what is missing: the programs, the right to write', async () => {
    expect(() => findBinaries('linux', 'riscv64')).toThrow(/linux-riscv64 are not installed.*DATABASE_URL/)
    fs.writeFileSync(path.join(folder, 'file'), '')
    await expect(startEmbedded({ dir: path.join(folder, 'file', 'pg') })).rejects.toThrow(
      /cannot be written.*DATABASE_URL/,
    )
  })

  it('shows why the server does not start, and lets go of it', async () => {
    await (await start()).stop()
    fs.appendFileSync(path.join(dir, 'postgresql.auto.conf'), 'no_such_setting = 1\n')
    await expect(startEmbedded({ dir, conf, patience: 500 })).rejects.toThrow(
      /does not start; it says:[^]*no_such_setting/,
    )
    expect(fs.readdirSync(`${dir}.users`)).toEqual([])
  })

  it.runIf(process.getuid?.() === 0)(
    'as root lies elsewhere when the account cannot walk there, and says so',
    async () => {
      const told: string[] = []
      const lib = path.join(folder, 'lib')
      fs.mkdirSync(path.join(folder, 'closed'), { mode: 0o700 })
      const server = await start({ dir: path.join(folder, 'closed', 'pg'), lib, log: (line) => told.push(line) })
      expect(server.dir.startsWith(lib)).toBe(true)
      expect(told.join()).toContain(`it lies in ${server.dir}`)
      expect(fs.statSync(server.dir).uid).not.toBe(0)
      expect(await ask(server, 'select 1 as good')).toEqual({ good: 1 })
    },
  )
})
