/** The number as a picture: for albums of people who keep everything as a picture. */

export interface CardWords {
  title: string
  number: string
  lines: string[]
}

const [wide, high, margin] = [1080, 720, 72]

/** @returns a PNG; undefined where the browser draws none */
export function receiptPicture({ title, number, lines }: CardWords): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = wide
  canvas.height = high
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(undefined)
  const style = getComputedStyle(document.documentElement)
  const font = (px: number, weight = 400) => `${weight} ${px}px ${style.getPropertyValue('--font') || 'sans-serif'}`
  const ink = (name: string) => style.getPropertyValue(name).trim()
  pen.fillStyle = ink('--paper')
  pen.fillRect(0, 0, wide, high)
  pen.fillStyle = ink('--ink-2')
  pen.font = font(44)
  pen.fillText(title, margin, 130)
  pen.fillStyle = ink('--ink')
  pen.font = font(150, 600)
  pen.fillText(number, margin, 330, wide - 2 * margin)
  pen.fillStyle = ink('--ink-2')
  pen.font = font(40)
  let y = 440
  for (const line of lines.flatMap((l) => folded(pen, l, wide - 2 * margin))) {
    pen.fillText(line, margin, y)
    y += 60
  }
  return new Promise((give) => canvas.toBlob((blob) => give(blob ?? undefined), 'image/png'))
}

/** Never begins a line. */
const closing = /\p{P}/u

/** Lines that fit; Chinese breaks anywhere, which is good enough for English here. */
function folded(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = ['']
  for (const c of text) {
    const last = lines.length - 1
    const longer = lines[last] + c
    if (pen.measureText(longer).width <= width || closing.test(c)) lines[last] = longer
    else lines.push(c)
  }
  return lines
}
