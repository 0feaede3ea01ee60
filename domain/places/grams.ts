/**
 * How an address is found by plain text: it is cut into numbers, Latin words, Chinese characters and their neighbours in
 * pairs; a search meets every entry that holds all pieces of what was typed, in whatever order and with anything between.
 */

/** `2栋` and `2号楼` are one thing; full width, case and signs are forgiven. */
const flat = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\d+)\s*(?:栋|幢|座)/g, '$1号楼')

/** @returns each piece once, sorted */
export function grams(text: string): string[] {
  const found = new Set<string>()
  for (const [run] of flat(text).matchAll(/\d+|[a-z]+|\p{Script=Han}+/gu)) {
    if (/^[\da-z]/.test(run)) found.add(run)
    else addPairs(found, [...run])
  }
  return [...found].sort()
}

function addPairs(found: Set<string>, characters: string[]) {
  characters.forEach((c, i) => {
    found.add(c)
    if (i > 0) found.add(characters[i - 1]! + c)
  })
}

/** Numbers padded, so that `2号` sorts before `10号`. */
export const inOrderOf = (text: string) => flat(text).replace(/\d+/g, (n) => n.padStart(5, '0'))
