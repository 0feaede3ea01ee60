/** A folder as one file: a script that knows the hash of what follows it, unpacks it and installs it. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

export interface About {
  version: string
  arch: string
  print: string
}

export interface Packing {
  folder: string
  /** Where the file goes. */
  out: string
  about: About
}

const head = join(import.meta.dirname, 'install', 'head.sh')

/** @returns the file; beside it lies its checksum, as `sha256sum -c` reads it */
export function pack({ folder, out, about }: Packing): string {
  mkdirSync(out, { recursive: true })
  const file = join(out, `linli-${about.version}-linux-${about.arch}.run`)
  const body = `${file}.tar.gz`
  const order = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=2020-01-01 00:00:00Z']
  const ran = spawnSync(
    'tar',
    [...order, '--mode=u+rw,go+rX,go-w', '-I', 'gzip -9n', '-cf', body, '-C', dirname(folder), basename(folder)],
    {
      encoding: 'utf8',
    },
  )
  if (ran.status !== 0) throw new Error(`tar: ${ran.error?.message ?? ran.stderr}`)
  const bytes = readFileSync(body)
  writeFileSync(file, headOf(about, bytes))
  appendFileSync(file, bytes)
  rmSync(body)
  chmodSync(file, 0o755)
  writeFileSync(`${file}.sha256`, `${hashOf(readFileSync(file))}  ${basename(file)}\n`)
  return file
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

function headOf(about: About, body: Buffer): string {
  const text = readFileSync(head, 'utf8')
  const filled = {
    ...about,
    sum: hashOf(body),
    /** The body begins on the line after the script. */
    line: String(text.split('\n').length),
  }
  return Object.entries(filled).reduce((script, [name, value]) => script.replaceAll(`@${name}@`, value), text)
}
