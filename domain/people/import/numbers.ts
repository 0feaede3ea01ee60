/** Identity numbers, numbers on a disability card, phones, grades: read exactly or not at all. */
import { cleanPhone } from '../digits.ts'
import { checkCharacter, cleanIdNumber, isIdNumber } from '../idnumber.ts'

export interface IdRead {
  idNumber?: string
  doubt?: 'id-number-old' | 'id-number-rounded'
  wrong?:
    | 'masked'
    | 'id-number-lost'
    | 'id-number-length'
    | 'id-number-check'
    | 'id-number-impossible'
    | 'id-number-other'
}

const flat = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s'"‘’“”,，、。;；:：\-_]/g, '')
    .toUpperCase()

/** `1.10101E+17`: the spreadsheet took the number for a quantity, and its end is gone. */
export const lostDigits = (text: string) => /^\d(\.\d+)?E\+?\d{1,3}$/.test(flat(text))

/**
 * Eighteen digits with their check, or fifteen of before 1999, turned into eighteen. Old area codes are valid for ever.
 * Never repaired: a wrong digit is somebody else.
 */
export function readIdNumber(typed: string): IdRead {
  // Nearly all are as they should be.
  if (/^\d{17}[\dX]$/.test(typed) && isIdNumber(typed) && !typed.endsWith('000')) return { idNumber: typed }
  if (/[*＊]/.test(typed)) return { wrong: 'masked' }
  const text = flat(typed)
  if (lostDigits(text)) return { wrong: 'id-number-lost' }
  const clean = cleanIdNumber(text)
  if (isIdNumber(clean)) {
    // A spreadsheet sets the last three to zero; a true number may end so, too.
    const doubt = text.length === 15 ? 'id-number-old' : clean.endsWith('000') ? 'id-number-rounded' : undefined
    return { idNumber: clean, ...(doubt && { doubt }) }
  }
  return { wrong: whyNot(text) }
}

function whyNot(text: string): NonNullable<IdRead['wrong']> {
  if (!/^\d+X?$/.test(text)) return 'id-number-other'
  if (text.length !== 18) return 'id-number-length'
  if (text.endsWith('000')) return 'id-number-lost'
  return checkCharacter(text.slice(0, 17)) === text[17] ? 'id-number-impossible' : 'id-number-check'
}

export interface DisabilityRead {
  number?: string
  idNumber?: string
  /** Code of the kind; the kind of mind (精神) is not told here. */
  kind?: string
  /** 1 (severe) to 4. */
  grade?: number
  sealed?: 'mental'
  doubt?: 'id-number-old' | 'id-number-rounded'
  wrong?: IdRead['wrong'] | 'disability-number'
}

/** Digit 19 of the number (残疾人证管理办法): sight, hearing, speech, limb, mind, mental, several. */
const kinds = ['sight', 'hearing', 'speech', 'limb', 'mind', 'mental', 'several']

/**
 * Twenty digits: the identity number, one for the kind, one for the grade; `B1` behind them counts replacements.
 * Kind 6 is a matter of the restricted room: the number then stays there, for it says so itself.
 */
export function readDisabilityNumber(typed: string): DisabilityRead {
  const text = flat(typed)
  if (/[*＊]/.test(typed)) return { wrong: 'masked' }
  if (lostDigits(text)) return { wrong: 'id-number-lost' }
  const parts = /^(\d{17}[\dX])([1-7])([1-4])(B\d{1,2})?$/.exec(text)
  if (!parts) return { wrong: 'disability-number' }
  const { idNumber, wrong, doubt } = readIdNumber(parts[1]!)
  if (!idNumber) return { wrong }
  const kind = kinds[Number(parts[2]) - 1]!
  const grade = Number(parts[3])
  const known = { idNumber, grade, ...(doubt && { doubt }) }
  return kind === 'mental' ? { ...known, sealed: 'mental' } : { ...known, number: text, kind }
}

const grades: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, I: 1, II: 2, III: 3, IV: 4 }

/** `一级`, `2级`, `贰级`, `Ⅲ`, `四`; the first that is named. */
export function readGrade(typed: string): number | undefined {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/壹/g, '一')
    .replace(/贰/g, '二')
    .replace(/叁/g, '三')
    .replace(/肆/g, '四')
  const found = /(IV|III|II|I|[一二三四]|[1-4])(?=级|$|等)/.exec(text.replace(/\s/g, ''))
  return found ? (grades[found[1]!] ?? Number(found[1])) : undefined
}

export interface PhonesRead {
  phones: string[]
  wrong?: 'phone' | 'phone-lost' | 'masked'
}

/** Several in one cell, with names beside them, by whatever stands between; a mobile number joined to the next is cut. */
export function readPhones(typed: string): PhonesRead {
  if (/^\d{11}$/.test(typed)) return { phones: [typed] }
  if (/[*＊]/.test(typed)) return { phones: [], wrong: 'masked' }
  const text = typed.normalize('NFKC').trim()
  if (lostDigits(text)) return { phones: [], wrong: 'phone-lost' }
  const pieces = text
    .replace(/\(([^)]*)\)/g, (all, inside: string) => (/^\d+$/.test(inside) ? all : ' '))
    .split(/[;,、|\n\t]|或|和|\/(?=\d{7,})|\s+(?=[\d+]{5,})/)
    .map((p) => p.replace(/^[^\d+]+|\D+$/g, ''))
    .filter(Boolean)
    .flatMap(joined)
  const phones: string[] = []
  let wrong: PhonesRead['wrong']
  for (const piece of pieces) {
    const phone = cleanPhone(piece)
    if (!phone) wrong = 'phone'
    else if (!phones.includes(phone)) phones.push(phone)
  }
  if (pieces.length === 0 && text && !/^(无|没有|暂无|\/|-|—+)$/.test(text)) wrong = 'phone'
  return { phones, ...(wrong && { wrong }) }
}

/** Twenty-two digits in a row are two mobile numbers. */
const joined = (piece: string) => (/^\d{22}$/.test(piece) ? [piece.slice(0, 11), piece.slice(11)] : [piece])
