/** Whether every program of a bundle runs on the oldest machine it is meant for; what does not is named with its reason. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { readElf, type Elf } from './elf.ts'

/**
 * A system of 2018 and its compiler's library (GCC 7.3): openEuler 20.03, Kylin V10, UOS 20, RHEL 8 and whatever is younger. */
const newest = { GLIBC: '2.28', GLIBCXX: '3.4.24', CXXABI: '1.3.11', GCC: '7.0.0' }

/** What every such machine has. */
const system =
  /^(lib(c|m)\.so\.6|lib(dl|resolv)\.so\.2|libpthread\.so\.0|librt\.so\.1|libgcc_s\.so\.1|libstdc\+\+\.so\.6|ld-linux-(x86-64\.so\.2|aarch64\.so\.1))$/

/** @param brought names of the libraries that come along */
export function elfFaults(elf: Elf, arch: string, brought: ReadonlySet<string>): string[] {
  return [
    ...(elf.arch === arch ? [] : [`is built for ${elf.arch}`]),
    ...elf.needed
      .filter((name) => !system.test(name) && !brought.has(name))
      .map((name) => `loads ${name}, which nobody brings`),
    ...elf.versions.filter((version) => !isOld(version)).map((version) => `needs ${version}`),
  ]
}

/** A version nobody promised (`GLIBC_PRIVATE`) is too new; names of the libraries that come along are theirs. */
function isOld(version: string): boolean {
  const [, family, number = ''] = /^([A-Z]+)_(.+)$/.exec(version) ?? []
  const most = newest[family as keyof typeof newest]
  if (!most) return true
  if (!/^\d+(\.\d+)*$/.test(number)) return false
  const [is, may] = [number, most].map((v) => v.split('.').map(Number))
  for (const [n, limit] of may!.entries()) if ((is![n] ?? 0) !== limit) return (is![n] ?? 0) < limit
  return true
}

export interface Program {
  file: string
  elf: Elf
}

/** Every compiled program and library below a folder. */
export function programsIn(folder: string): Program[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.flatMap((entry) => {
    const file = join(entry.parentPath, entry.name)
    const elf = readElf(readFileSync(file))
    return elf ? [{ file: relative(folder, file), elf }] : []
  })
}

/** @returns a line for each program that would not run, e.g. `node/bin/node needs GLIBC_2.34` */
export function machineFaults(folder: string, arch: string, programs = programsIn(folder)): string[] {
  const links = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isSymbolicLink())
  const brought = new Set([...programs.map((p) => basename(p.file)), ...links.map((l) => l.name)])
  return programs.flatMap(({ file, elf }) => elfFaults(elf, arch, brought).map((fault) => `${file} ${fault}`))
}
