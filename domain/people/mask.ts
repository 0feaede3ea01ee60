/**
 * Masked by default. The number of stars says nothing about what is hidden, and a masked value is refused wherever it
 * could be written back.
 */

const stars = '**'

/** `欧阳静怡` → `欧**`: the first character only, whatever the length. */
export function maskName(name: string): string {
  const first = [...name.trim()][0]
  return first ? first + stars : ''
}

/** `00012345678` → `000****5678`; a short number keeps its last two digits. */
export const maskPhone = (digits: string) =>
  digits.length >= 10 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`

/** Three in front, two at the end: neither the birthday nor the whole order. */
export const maskIdNumber = (number: string) => `${number.slice(0, 3)}${'*'.repeat(13)}${number.slice(-2)}`

/** `1951-03-08` → `1951`: age is needed to help, the day is not. */
export const maskBorn = (born: string) => born.slice(0, 4)

/** Up to the estate or hamlet: `站前小区1号楼2单元302` → `站前小区***`. */
export function maskAddress(text: string): string {
  const cut = text.search(/[\d０-９]/)
  return `${cut < 0 ? [...text].slice(0, 4).join('') : text.slice(0, cut)}***`
}

/** A star, of either width, is never part of a name, number or address. */
export const isMasked = (value: string) => /[*＊]/.test(value)
