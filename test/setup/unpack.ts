/** Opens the brotli-packed archives of the npm browser with Node's own means. */
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

const inflate = promisify(brotliDecompress)

export async function unpackFile(packed: string, target: string): Promise<void> {
  fs.writeFileSync(target, await inflate(fs.readFileSync(packed)), { mode: 0o755 })
}

/** Plain ustar: 512-byte headers, files and folders only, names below 100 bytes. Nothing is written outside `folder`. */
export async function unpackTar(packed: string, folder: string): Promise<void> {
  const tar = await inflate(fs.readFileSync(packed))
  const text = (from: number, length: number) =>
    tar
      .toString('utf8', from, from + length)
      .replace(/\0.*$/s, '')
      .trim()
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const name = text(at, 100)
    const size = Number.parseInt(text(at + 124, 12), 8)
    const target = path.join(folder, path.normalize('/' + name))
    if (text(at + 156, 1) === '0') {
      fs.mkdirSync(path.dirname(target), { recursive: true })
      fs.writeFileSync(target, tar.subarray(at + 512, at + 512 + size), { mode: Number.parseInt(text(at + 100, 8), 8) })
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
}
