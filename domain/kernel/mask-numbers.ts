/** Numbers in free words that could be somebody's: telephone, identity card, bank card. */

const starred = (number: string) => `${number.slice(0, 2)}***${number.slice(-2)}`

/** Seven digits and more, blanks and hyphens between them or not; dates and amounts are shorter. */
export const maskNumbers = (text: string): string => text.replace(/\d(?:[ -]?\d){6,}[\dXx]?/g, starred)
