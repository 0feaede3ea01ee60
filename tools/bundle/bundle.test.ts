/** What is in a bundle runs on an old machine; its file installs as an administrator expects, again and again. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBinaries } from '../../server/kernel/pg/binaries.ts'
import { readElf } from './elf.ts'
import { elfFaults, machineFaults, programsIn } from './machine.ts'
import { closure, named } from './needed.ts'
import { pack } from './pack.ts'

const postgres = findBinaries()
let folder: string
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linli-bundle-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

const write = (file: string, text: string | Buffer, mode = 0o644) => {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, text, { mode })
}

describe('programs for glibc 2.28', () => {
  it('[L9] are read for what they ask of a machine', () => {
    const elf = readElf(fs.readFileSync(path.join(postgres, 'bin', 'postgres')))!
    expect(elf.arch).toBe(process.arch)
    expect(elf.needed).toEqual(expect.arrayContaining(['libc.so.6', 'libssl.so.1.1']))
    expect(elf.versions).toEqual(expect.arrayContaining([expect.stringMatching(/^GLIBC_2\.\d+$/)]))
    expect(readElf(Buffer.from('#!/bin/sh\n'.padEnd(80)))).toBeUndefined()
  })

  it('[L9] are refused by name for a newer C library, a missing one, another processor', () => {
    const elf = { arch: 'x64', needed: ['libc.so.6', 'libpq.so.5', 'libperl.so.5.26'] }
    const versions = [
      'GLIBC_2.28',
      'GLIBC_2.9',
      'GLIBCXX_3.4.24',
      'LIBPQ_17',
      'GLIBC_2.29',
      'GLIBCXX_3.4.26',
      'GLIBC_PRIVATE',
    ]
    expect(elfFaults({ ...elf, versions }, 'arm64', new Set(['libpq.so.5']))).toEqual([
      'is built for x64',
      'loads libperl.so.5.26, which nobody brings',
      'needs GLIBC_2.29',
      'needs GLIBCXX_3.4.26',
      'needs GLIBC_PRIVATE',
    ])
    const bytes = fs.readFileSync(path.join(postgres, 'bin', 'initdb'))
    const [old] = /GLIBC_2\.\d(?=\0)/.exec(bytes.toString('latin1'))!
    write(
      path.join(folder, 'elf', 'lib', 'new.so'),
      Buffer.from(bytes.toString('latin1').replaceAll(old, 'GLIBC_3.1'), 'latin1'),
    )
    expect(machineFaults(path.join(folder, 'elf'), process.arch)).toEqual(
      expect.arrayContaining(['lib/new.so needs GLIBC_3.1', 'lib/new.so loads libpq.so.5, which nobody brings']),
    )
  })

  it('[L9] are what comes from the registry for this processor: pictures, passwords, the database', () => {
    const top = path.join(postgres, '..', '..', '..')
    for (const name of ['@img', '@node-rs']) {
      const programs = programsIn(path.join(top, name))
      expect(programs.length).toBeGreaterThan(0)
      expect(machineFaults(path.join(top, name), process.arch, programs)).toEqual([])
    }
    const base = programsIn(postgres).filter(({ file }) => !/pgxs|plperl|plpython|pltcl/.test(file))
    expect(machineFaults(postgres, process.arch, base)).toEqual([])
  })
})

it('[L9] brings the packages that the compiled code names and what those need, and no other', () => {
  const at = path.join(folder, 'packages')
  const bring = (place: string, manifest: object) =>
    write(path.join(at, place, 'package.json'), JSON.stringify(manifest))
  bring('node_modules/a', { dependencies: { b: '1' }, optionalDependencies: { nowhere: '1' } })
  bring('node_modules/b', { peerDependencies: { '@s/c': '1' } })
  bring('node_modules/a/node_modules/b', { dependencies: { d: '1' } })
  for (const name of ['@s/c', 'd', 'pages']) bring(`node_modules/${name}`, {})
  write(path.join(at, 'build', 'x.js'), `import a from 'a'; const b = require("@s/c/package.json"); // pages`)
  expect(named([path.join(at, 'build')], ['a', '@s/c', 'pages'])).toEqual(['a', '@s/c'])
  expect([...closure(at, ['a'])].map((f) => path.relative(at, f)).sort()).toEqual([
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/d',
  ])
})

/** A release whose Node writes down what it was asked, and fails where told to. */
function release(version: string, more = ''): string {
  const draft = path.join(folder, `draft-${version}${more}`, `linli-${version}`)
  const node = `#!/bin/sh\n[ "$1" = -e ] && exit 0\nprintf '%s\\n' "$(basename $(dirname $(dirname $(dirname "$0")))) $*" >> "$SAID"\nexit "\${FAILS:-0}"\n`
  write(path.join(draft, 'node', 'bin', 'node'), node, 0o755)
  write(path.join(draft, 'bundle.json'), JSON.stringify({ version, print: `p${version}${more}` }, null, 2))
  fs.cpSync(path.join(import.meta.dirname, 'install'), path.join(draft, 'install'), { recursive: true })
  fs.cpSync(path.join(import.meta.dirname, 'linli'), path.join(draft, 'bin', 'linli'))
  const about = { version, arch: process.arch, print: `p${version}${more}` }
  return pack({ folder: draft, out: path.join(folder, `out${more}`), about })
}

function run(file: string, args: string[], env: Record<string, string> = {}) {
  const said = path.join(folder, 'said')
  fs.rmSync(said, { force: true })
  const ran = spawnSync('sh', [file, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, SAID: said, ...env },
  })
  return {
    code: ran.status,
    out: ran.stdout + ran.stderr,
    asked: fs.existsSync(said) ? fs.readFileSync(said, 'utf8') : '',
  }
}

it('[L9] the one file knows itself, installs once, writes over nothing, and hands an upgrade to the release in use', () => {
  const to = path.join(folder, 'here')
  const first = release('1.0.0')
  expect(run(first, ['--check'])).toMatchObject({ code: 0, out: expect.stringMatching(/^Whole, .*1\.0\.0/) })
  expect(spawnSync('sha256sum', ['-c', `${path.basename(first)}.sha256`], { cwd: path.dirname(first) }).status).toBe(0)
  const bytes = fs.readFileSync(first)
  bytes[bytes.length - 9]! ^= 1
  write(path.join(folder, 'damaged.run'), bytes)
  expect(run(path.join(folder, 'damaged.run'), ['--to', to])).toMatchObject({
    code: 1,
    out: expect.stringMatching(/not whole/),
  })
  const elsewhere = { x64: 'arm64', arm64: 'x64' }[process.arch as 'x64' | 'arm64']
  write(
    path.join(folder, 'other.run'),
    Buffer.from(fs.readFileSync(first, 'latin1').replace(`arch=${process.arch}`, `arch=${elsewhere}`), 'latin1'),
  )
  expect(run(path.join(folder, 'other.run'), ['--check']).out).toMatch(`for linux-${elsewhere}, and this machine is`)
  expect(fs.existsSync(to)).toBe(false)

  write(path.join(folder, 'c.pem'), 'certificate')
  write(path.join(folder, 'k.pem'), 'key')
  expect(run(first, ['--to', to, '--cert', 'c.pem']).out).toMatch(/come together/)
  expect(run(first, ['--to', to, '--cert', 'c.pem', '--key', 'k.pem', '--port', '8443'])).toMatchObject({ code: 0 })
  const settings = fs.readFileSync(path.join(to, 'linli.env'), 'utf8')
  for (const line of [
    'HOST=::',
    'PORT=8443',
    `LINLI_VAR=${to}/data`,
    `LINLI_TLS_KEY=${to}/tls/key.pem`,
    'LINLI_DEMO=off',
  ])
    expect(settings.split('\n')).toContain(line)
  expect(fs.readFileSync(path.join(to, 'tls', 'key.pem'), 'utf8')).toBe('key')
  expect(fs.statSync(path.join(to, 'tls', 'key.pem')).mode & 0o007).toBe(0)

  fs.appendFileSync(path.join(to, 'linli.env'), 'LOG_LEVEL=warn\n')
  const again = run(first, ['--to', to])
  expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/already[\s\S]*stay as they are/) })
  expect(fs.readFileSync(path.join(to, 'linli.env'), 'utf8')).toMatch(/LOG_LEVEL=warn\n$/)
  expect(run(release('1.0.0', '-other'), ['--to', to])).toMatchObject({
    code: 1,
    out: expect.stringMatching(/is not this one/),
  })

  const linli = path.join(to, 'current', 'bin', 'linli')
  expect(run(linli, ['restore', './damaged.run', '--county', '231025'])).toMatchObject({
    asked: expect.stringMatching(
      `^linli-1.0.0 --max.* --env-file=${to}/linli.env ${to}/linli-1.0.0/start.mjs restore ${folder}/damaged.run --county 231025\n$`,
    ),
  })
  const second = run(release('1.1.0'), ['--to', to])
  expect(second.out).toMatch(`${to}/current/bin/linli upgrade ${to}/linli-1.1.0`)
  const current = () => path.basename(fs.readlinkSync(path.join(to, 'current')))
  expect(current()).toBe('linli-1.0.0')
  expect(run(linli, ['upgrade', path.join(to, 'linli-1.1.0')], { FAILS: '1' }).code).toBe(1)
  expect(current()).toBe('linli-1.0.0')
  const upgraded = run(linli, ['upgrade', path.join(to, 'linli-1.1.0')])
  expect(upgraded).toMatchObject({
    code: 0,
    asked: expect.stringMatching(/^linli-1\.0\.0 .*start\.mjs upgrade .*linli-1\.1\.0\n$/),
  })
  expect(current()).toBe('linli-1.1.0')
})
