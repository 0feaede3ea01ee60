/**
 * What makes a password 口令 good enough: length, and not being the first thing others would try. No rules about signs and
 * cases, no forced change by the calendar (OWASP ASVS 5.0, 6.2.1–6.2.12). The words for each code stand in the web's words.
 */

export const shortest = 10

export type PasswordFault =
  | 'password-short'
  | 'password-digits'
  | 'password-common'
  | 'password-repeats'
  | 'password-about-you'

/** Pieces from which most guessed passwords of ten and more signs are built. */
const pieces = [
  'password',
  'passw0rd',
  'admin',
  'administrator',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'qwerty',
  'asdfgh',
  'zxcvbn',
  'qazwsx',
  '1qaz2wsx',
  'q1w2e3r4',
  '1q2w3e4r',
  'abc123',
  'a1b2c3',
  'abcdef',
  'test',
  'root',
  'user',
  'login',
  'dragon',
  'monkey',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'michael',
  'taobao',
  'alibaba',
  'tencent',
  'weixin',
  'wechat',
  'beijing',
  'shanghai',
  'zhongguo',
  'china',
  'linli',
  'shequ',
  'wangge',
  '5201314',
  '1314520',
  'qq',
  'aa',
  'asd',
  'zxc',
  'qwe',
  'abc',
]

const digitRun = /(?:0123456789|1234567890|9876543210|0987654321)/
const walks = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', 'abcdefghijklmnopqrstuvwxyz']

/** What is left when guessable pieces, years and runs are taken out. */
function leftover(flat: string): string {
  let rest = flat
  for (const piece of [...pieces].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(piece, '')
  for (const walk of walks) rest = withoutRuns(withoutRuns(rest, walk), [...walk].reverse().join(''))
  return rest.replace(/(19|20)\d{2}/g, '').replace(/(.)\1{2,}/g, '')
}

/** Takes out every stretch of four or more signs that follow each other on `walk`. */
function withoutRuns(text: string, walk: string): string {
  let rest = text
  for (let size = walk.length; size >= 4; size--) {
    for (let at = 0; at + size <= walk.length; at++) rest = rest.replaceAll(walk.slice(at, at + size), '')
  }
  return rest
}

/**
 * @param about words that others know of the holder: sign-in name, county code, phone
 * @returns the first reason against it, or undefined
 */
export function passwordFault(password: string, about: readonly string[]): PasswordFault | undefined {
  const flat = password.normalize('NFKC').toLowerCase()
  if ([...flat].length < shortest) return 'password-short'
  // A birthday, a phone, an ID number: the commonest passwords of this country, and all guessable.
  if (/^\d{1,18}$/.test(flat)) return 'password-digits'
  if (new Set(flat).size < 5) return 'password-repeats'
  const known = about.map((w) => w.toLowerCase()).filter((w) => w.length >= 3)
  const without = known.reduce((text, word) => text.replaceAll(word, ''), flat)
  if (without !== flat && [...without].length < 6) return 'password-about-you'
  if (digitRun.test(flat) || [...leftover(flat)].length < 4) return 'password-common'
  return undefined
}
