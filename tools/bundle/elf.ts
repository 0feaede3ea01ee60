/** What a compiled program asks of the machine it runs on, read from the file itself: libraries and versions of their symbols. */

export interface Elf {
  arch: string
  /** Libraries it loads, by the name the loader looks for. */
  needed: string[]
  /** Versions of symbols it takes from them, e.g. `GLIBC_2.28`. */
  versions: string[]
}

interface Section {
  type: number
  offset: number
  size: number
  link: number
}

const dynamic = 6
const versionsNeeded = 0x6ffffffe
const archs: Record<number, string> = { 62: 'x64', 183: 'arm64' }

/** @returns undefined for a file that is no ELF; of 64 bits and little-endian, as both processors are */
export function readElf(bytes: Buffer): Elf | undefined {
  if (bytes.length < 64 || bytes.readUInt32BE(0) !== 0x7f454c46) return undefined
  const sections = sectionsOf(bytes)
  return {
    arch: archs[bytes.readUInt16LE(18)] ?? `machine ${bytes.readUInt16LE(18)}`,
    needed: sections.filter((s) => s.type === dynamic).flatMap((s) => librariesIn(bytes, s, sections[s.link]!)),
    versions: sections
      .filter((s) => s.type === versionsNeeded)
      .flatMap((s) => versionsIn(bytes, s.offset, sections[s.link]!)),
  }
}

function sectionsOf(bytes: Buffer): Section[] {
  const [start, each, count] = [Number(bytes.readBigUInt64LE(40)), bytes.readUInt16LE(58), bytes.readUInt16LE(60)]
  return Array.from({ length: count }, (_, n) => {
    const at = start + n * each
    return {
      type: bytes.readUInt32LE(at + 4),
      offset: Number(bytes.readBigUInt64LE(at + 24)),
      size: Number(bytes.readBigUInt64LE(at + 32)),
      link: bytes.readUInt32LE(at + 40),
    }
  })
}

function text(bytes: Buffer, strings: Section, at: number): string {
  const start = strings.offset + at
  return bytes.toString('latin1', start, bytes.indexOf(0, start))
}

/** Entries of two words, what it is and where its name stands; the one that is nothing is the last. */
function librariesIn(bytes: Buffer, section: Section, strings: Section): string[] {
  const found: string[] = []
  for (let at = section.offset; at < section.offset + section.size; at += 16) {
    const tag = bytes.readBigInt64LE(at)
    if (tag === 0n) break
    if (tag === 1n) found.push(text(bytes, strings, Number(bytes.readBigUInt64LE(at + 8))))
  }
  return found
}

/** A chain of libraries, each with a chain of versions. */
function versionsIn(bytes: Buffer, start: number, strings: Section): string[] {
  const found: string[] = []
  for (let file = start, next = -1; next !== 0; file += next) {
    let version = file + bytes.readUInt32LE(file + 8)
    for (let left = bytes.readUInt16LE(file + 2); left > 0; left--) {
      found.push(text(bytes, strings, bytes.readUInt32LE(version + 8)))
      version += bytes.readUInt32LE(version + 12)
    }
    next = bytes.readUInt32LE(file + 12)
  }
  return found
}
