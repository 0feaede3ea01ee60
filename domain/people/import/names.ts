/** Names as they stand in cells. Characters nobody can type are kept; what was lost on the way is said. */

export interface NameRead {
  name?: string
  /** `name-note`: something in brackets was left out; `name-rare`: a character of a private font. */
  doubt?: 'name-note' | 'name-rare' | 'name-odd'
  wrong?: 'masked' | 'name-broken' | 'name-long' | 'name-number'
}

const han = /\p{Script=Han}/u
/** Dots of all kinds between the parts of a name; today's is U+00B7. */
const dots = /\s*[·•・‧∙⋅●．.﹒]\s*/g
const privateUse = /[\uE000-\uF8FF\u{F0000}-\u{10FFFD}]/u
/** What converters leave where a character was. */
const lost = /[\uFFFD?？□■※○〓]/

/** Two-character names are written with a blank between; a name in letters keeps its blanks. */
export function readName(typed: string): NameRead {
  if (/^[\u4e00-\u9fff]{2,4}$/.test(typed)) return { name: typed }
  let name = typed.replace(/[\u3000\u00a0\s]+/g, ' ').trim()
  const note = /[(（[【].*$/.exec(name)
  if (note && note.index > 0) name = name.slice(0, note.index).trim()
  if (han.test(name) || privateUse.test(name)) {
    name = name.replace(/ /g, '').replace(dots, '·').replace(/^·|·$/g, '')
  }
  if (/[*＊]/.test(name)) return { wrong: 'masked' }
  if (lost.test(name) || /[(（[【]/.test(name)) return { wrong: 'name-broken' }
  if (/\d/.test(name)) return { wrong: 'name-number' }
  if ([...name].length > 60) return { wrong: 'name-long' }
  const odd = !/^[\p{L}\p{M}·'’\- \uE000-\uF8FF〇○]+$/u.test(name)
  const doubt = privateUse.test(name) ? 'name-rare' : odd ? 'name-odd' : note ? 'name-note' : undefined
  return { name, ...(doubt && { doubt }) }
}
