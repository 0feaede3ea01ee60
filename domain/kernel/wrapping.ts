/** Text on paper: broken into lines, in the largest size that fits. Pure. */

/** Marks that never begin a line (GB/T 15834). */
const clinging = /^[，。；：、！？）》」』”’…·%]$/

/** What must not be torn: a word or a number in Latin letters, a character with the mark that clings to it. */
function pieces(text: string): string[] {
  const out: string[] = []
  for (const piece of text.match(/[\u0021-\u007e]+|[\s\S]/gu) ?? [])
    if (clinging.test(piece) && out.length > 0) out[out.length - 1] += piece
    else out.push(piece)
  return out
}

/** Lines no wider than there is room; a word that is wider than a line is torn. @param width of a text, in the unit of `most` */
export function wrapped(text: string, most: number, width: (text: string) => number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const piece of pieces(paragraph)) {
      if (width(line + piece) <= most) {
        line += piece
        continue
      }
      if (line.trim() !== '') lines.push(line.trimEnd())
      line = ''
      for (const char of piece.trimStart()) {
        if (line !== '' && width(line + char) > most) {
          lines.push(line)
          line = ''
        }
        line += char
      }
    }
    lines.push(line.trimEnd())
  }
  return lines
}

/** The largest of some sizes in which a text has so many lines at most; the smallest where it never has. */
export const sizeFor = (sizes: readonly number[], lines: (size: number) => number, most: number): number =>
  sizes.find((size) => lines(size) <= most) ?? sizes.at(-1)!
