/** Pictures are told by their bytes, bounded, turned upright and written anew: position and camera data do not survive. */
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { Refusal } from '../../../domain/kernel/errors.ts'

/** Longest edge in pixels, and pixels in all that are read at most. */
const longest = 1_600
const pixelCap = 40_000_000

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/avif', 'image/gif'])
const sounds = new Set(['audio/webm', 'video/webm', 'audio/ogg', 'audio/mp4', 'video/mp4', 'audio/x-m4a', 'audio/mpeg', 'audio/wav'])

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

/** A voice note is kept as it came, but only when it is one. */
export async function acceptEvidence(bytes: Buffer): Promise<Accepted> {
  const type = await fileTypeFromBuffer(bytes)
  if (type && sounds.has(type.mime)) return { bytes, mediaType: type.mime.replace('video/', 'audio/'), extension: type.ext }
  return acceptPicture(bytes)
}
