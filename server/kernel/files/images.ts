/** Pictures are told by their bytes, bounded, turned upright and written anew: position and camera data do not survive. */
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { Refusal } from '../../../domain/kernel/errors.ts'

/** Longest edge in pixels, and pixels in all that are read at most. */
const longest = 1_600
const pixelCap = 40_000_000

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/avif', 'image/gif'])
const sounds = new Set([
  'audio/webm',
  'video/webm',
  'audio/ogg',
  'audio/mp4',
  'video/mp4',
  'audio/x-m4a',
  'audio/mpeg',
  'audio/wav',
])

export interface Accepted {
  bytes: Buffer
  mediaType: string
  extension: string
}

/** @throws Refusal `unsupported-file` */
export async function acceptPicture(bytes: Buffer): Promise<Accepted> {
  const type = await fileTypeFromBuffer(bytes)
  if (!type || !pictures.has(type.mime)) throw new Refusal('unsupported-file')
  try {
    const out = await sharp(bytes, { limitInputPixels: pixelCap, failOn: 'error', pages: 1 })
      .rotate()
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer()
    return { bytes: out, mediaType: 'image/jpeg', extension: 'jpg' }
  } catch {
    throw new Refusal('unsupported-file')
  }
}

const clusters = Buffer.from('1f43b675', 'hex')

/**
 * No film is kept. Sound and film share their containers, so the tracks are looked at: `vide` handlers (ISO 14496-12),
 * `V_…` codecs before the first cluster (Matroska), Theora and VP8 in Ogg.
 */
function showsFilm(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('hdlr'); at >= 0; at = bytes.indexOf('hdlr', at + 4)) {
    if (bytes.toString('latin1', at + 12, at + 16) === 'vide') return true
  }
  const end = bytes.indexOf(clusters)
  const head = bytes.toString('latin1', 0, end < 0 ? 65_536 : end)
  return /V_[A-Z]{2}/.test(head) || /\x80theora|OVP80/.test(head)
}

/** A voice note is kept as it came, but only when it is one. */
export async function acceptEvidence(bytes: Buffer): Promise<Accepted> {
  const type = await fileTypeFromBuffer(bytes)
  if (type && sounds.has(type.mime) && !showsFilm(bytes))
    return { bytes, mediaType: type.mime.replace('video/', 'audio/'), extension: type.ext }
  return acceptPicture(bytes)
}
