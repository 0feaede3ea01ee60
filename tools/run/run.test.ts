import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
// @ts-expect-error plain JavaScript, as it runs before anything is installed
import { hashOf } from './hash.mjs'
// @ts-expect-error plain JavaScript
import { matches } from './install.mjs'
import { withLock } from './lock.mjs'
// @ts-expect-error plain JavaScript
import { checkMachine } from './machine.mjs'
// @ts-expect-error plain JavaScript
import { childEnv, top } from './paths.mjs'
// @ts-expect-error plain JavaScript
import { lastLine } from './test.mjs'

const good = { version: 'v20.19.0', platform: 'linux', arch: 'x64', glibc: '2.36' }
let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'run-'))
  process.env.LINLI_VAR = folder
})
afterEach(() => {
  delete process.env.LINLI_VAR
  fs.rmSync(folder, { recursive: true })
})

describe('the machine', () => {
  it.each([
    ['an old Node', { version: 'v18.20.4' }, /Node 20\.19 or newer.*v18\.20\.4/],
    ['a Node just too old', { version: 'v20.18.3' }, /Node 20\.19/],
    ['musl', { glibc: undefined }, /musl.*DATABASE_URL/],
    ['32 bits', { arch: 'ia32' }, /ia32.*DATABASE_URL/],
    ['another system', { platform: 'darwin' }, /darwin.*DATABASE_URL/],
  ])('refuses %s in a sentence that says what to do', (_, change, words) => {
    expect(() => checkMachine(good)).not.toThrow()
    expect(() => checkMachine({ ...good, ...change })).toThrow(words)
  })

  it('lets a server of one’s own stand in for the embedded one, but nothing for an old Node', () => {
    const databaseUrl = 'postgres://db/linli'
    expect(() => checkMachine({ ...good, glibc: undefined, databaseUrl })).not.toThrow()
    expect(() => checkMachine({ ...good, version: 'v18.0.0', databaseUrl })).toThrow(/Node 20\.19/)
  })
})

describe('what is installed', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/pg-x64': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
    'node_modules/pg-arm64': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['arm64'] },
  }
  const found = { 'node_modules/a': wanted['node_modules/a'], 'node_modules/pg-x64': wanted['node_modules/pg-x64'] }
  const machine = { platform: 'linux', arch: 'x64' }

  it('fits when everything for this machine is there in the same version', () => {
    expect(matches(wanted, found, machine)).toBe(true)
  })
  it.each([
    ['a package is missing', { 'node_modules/a': undefined }],
    ['a version differs', { 'node_modules/a': { version: '1.0.1', integrity: 'x' } }],
    ['its bytes differ', { 'node_modules/a': { version: '1.0.0', integrity: 'y' } }],
    ['the programs of this platform are missing', { 'node_modules/pg-x64': undefined }],
  ])('does not fit when %s', (_, change) => {
    expect(matches(wanted, { ...found, ...change }, machine)).toBe(false)
  })
  it('does not fit when nothing is there, or it was made for another processor', () => {
    expect(matches(wanted, undefined, machine)).toBe(false)
    expect(matches(wanted, found, { platform: 'linux', arch: 'arm64' })).toBe(false)
  })
})

describe('two starts at once', () => {
  it('prepare one after the other', async () => {
    const steps: string[] = []
    const one = (name: string) =>
      withLock(
        'prepare',
        async () => {
          steps.push(`${name} in`)
          await new Promise((done) => setImmediate(done))
          steps.push(`${name} out`)
        },
        () => {},
      )
    await Promise.all([one('a'), one('b')])
    expect([
      ['a in', 'a out', 'b in', 'b out'],
      ['b in', 'b out', 'a in', 'a out'],
    ]).toContainEqual(steps)
    expect(fs.readdirSync(folder)).toEqual([])
  })

  it('do not wait for one that was killed', async () => {
    const script = `import { withLock } from ${JSON.stringify(path.join(top, 'tools/run/lock.mjs'))}
      await withLock('prepare', () => { console.log('held'); return new Promise(() => setInterval(() => {}, 1e6)) })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, LINLI_VAR: folder },
    })
    await new Promise((done) => child.stdout.once('data', done))
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
    expect(fs.readdirSync(folder)).toEqual(['prepare.lock'])
    expect(
      await withLock(
        'prepare',
        async () => 'mine',
        () => {},
      ),
    ).toBe('mine')
  })
})

describe('the programs we start', () => {
  it('get a home and a cache where the account has none', () => {
    const before = {
      HOME: process.env.HOME,
      PATH: process.env.PATH,
      npm_config_cache: process.env.npm_config_cache ?? '',
    }
    process.env.HOME = '/nonexistent'
    process.env.npm_config_cache = '/nonexistent/.npm'
    delete process.env.PATH
    try {
      const env = childEnv()
      expect(env.npm_config_cache).toBe(path.join(folder, 'cache/npm'))
      expect(env.PATH.split(':')).toContain(path.dirname(process.execPath))
      expect(env).toMatchObject({ LC_ALL: 'C.UTF-8', TZ: expect.any(String) })
    } finally {
      Object.assign(process.env, before)
    }
  })
})

it('a hash sees a changed, an added and a renamed file, and no test', () => {
  const at = (name: string) => path.relative(top, path.join(folder, name))
  const hashes = [() => hashOf([at('')])].map((hash) => [hash()])[0]!
  const step = (change: () => void) => (change(), hashes.push(hashOf([at('')])))
  step(() => fs.writeFileSync(path.join(folder, 'a.ts'), '1'))
  step(() => fs.writeFileSync(path.join(folder, 'a.ts'), '2'))
  step(() => fs.renameSync(path.join(folder, 'a.ts'), path.join(folder, 'b.ts')))
  expect(new Set(hashes).size).toBe(4)
  step(() => fs.writeFileSync(path.join(folder, 'b.test.ts'), '3'))
  expect(hashes[4]).toBe(hashes[3])
})

it.each([
  [{ passed: 3, failed: 0, skipped: 0 }, 0, '3 passed, 0 failed', true],
  [{ passed: 3, failed: 1, skipped: 2 }, 1, '3 passed, 1 failed, 2 skipped', false],
  [{ passed: 3, failed: 0, skipped: 0 }, 1, '3 passed, 1 failed', false],
  [{ passed: 0, failed: 0, skipped: 0 }, 0, '0 passed, 1 failed', false],
])('the last line tells the truth: %j with exit code %i', (counts, code, text, ok) => {
  expect(lastLine(counts, code)).toEqual({ text, ok })
})
