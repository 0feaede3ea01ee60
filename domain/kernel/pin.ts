/** The device PIN 本机密码: six digits that open what a field phone holds. Pure; never sent anywhere. */

export type PinFault = 'pin-digits' | 'pin-plain' | 'pin-date'

/** Wrong ones after which the key is wiped. */
export const pinTries = 10

const often = new Set([
  '520131',
  '131452',
  '147258',
  '258369',
  '159357',
  '147369',
  '123789',
  '168168',
  '518518',
  '201314',
])

/** What somebody who finds the phone would try first: one or two digits, repeats, runs, mirrored halves, birthdays. */
export function pinFault(pin: string): PinFault | undefined {
  if (!/^\d{6}$/.test(pin)) return 'pin-digits'
  const digits = [...pin].map(Number)
  const steps = digits.slice(1).map((d, i) => (d - digits[i]! + 10) % 10)
  const plain =
    new Set(digits).size <= 2 ||
    /^(.{2,3})\1+$/.test(pin) ||
    pin.slice(0, 3) === `${pin[5]}${pin[4]}${pin[3]}` ||
    /^(.)\1(.)\2(.)\3$/.test(pin) ||
    /^(.)\1\1(.)\2\2$/.test(pin) ||
    (new Set(steps).size === 1 && [1, 9].includes(steps[0]!)) ||
    often.has(pin)
  if (plain) return 'pin-plain'
  return isDate(pin) ? 'pin-date' : undefined
}

/** 850312 and 120385. */
function isDate(pin: string): boolean {
  const [a, b, c] = [0, 2, 4].map((i) => Number(pin.slice(i, i + 2))) as [number, number, number]
  const monthAndDay = (m: number, d: number) => m >= 1 && m <= 12 && d >= 1 && d <= 31
  return monthAndDay(b, c) || monthAndDay(b, a)
}
