/** Pictures are made small on the phone, and lose where and with what they were taken: they are drawn anew. */

const longest = 1600
const enough = 300 * 1024

/** @returns a JPEG of at most 300 KB and 1600 px, without EXIF; undefined when the file is no picture this phone can open */
export async function smallPicture(file: Blob): Promise<Blob | undefined> {
  const image = await opened(file)
  if (!image) return undefined
  const scale = Math.min(1, longest / Math.max(image.width, image.height))
  let best: Blob | undefined
  for (const [shrink, quality] of [
    [1, 0.8],
    [1, 0.6],
    [0.7, 0.6],
    [0.5, 0.5],
    [0.35, 0.5],
  ] as const) {
    best = await drawn(image, scale * shrink, quality)
    if (best && best.size <= enough) break
  }
  if ('close' in image) image.close()
  return best
}

type Drawable = ImageBitmap | HTMLImageElement

async function opened(file: Blob): Promise<Drawable | undefined> {
  // An <img> turns a picture as its EXIF says, in every browser that Linli serves; createImageBitmap does not in old ones.
  const url = URL.createObjectURL(file)
  const image = new Image()
  image.src = url
  try {
    await image.decode()
    return image
  } catch {
    return undefined
  } finally {
    URL.revokeObjectURL(url)
  }
}

function drawn(image: Drawable, scale: number, quality: number): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(undefined)
  // A transparent picture would turn black as JPEG.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((give) => canvas.toBlob((blob) => give(blob ?? undefined), 'image/jpeg', quality))
}
