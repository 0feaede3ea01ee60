/**
 * A sealed letter 封存信件: an act written on a phone without a signal, closed to the county's public key, so that the phone
 * that carries it can no longer read it. Pure: what both sides must say in the same words.
 *
 * Content and pictures are closed with a key of the letter's own (AES-256-GCM); that key is closed to the county (ECDH on
 * P-256 with a fresh pair, HKDF-SHA-256, AES-256-GCM); all of it is signed (ECDSA P-256 with SHA-256) with a key that
 * only an opened phone has, so that whoever finds a phone may hand in what was written, and write nothing.
 */

/** Days a letter lies with the county, settled or not, before its words go; pictures it may name wait as long. */
export const letterDays = 90

/** What of a letter is not closed: ids and a time. */
export interface LetterHead {
  /** Id of the act, minted by its author. */
  id: string
  method: string
  /** Below `/<county>/api`; ids alone. */
  path: string
  thread: string
  /** Milliseconds, by the phone's clock. */
  written: number
}

/** Bound to the content: what was written for one thing can be handed in for no other. */
export const headText = ({ id, method, path, thread, written }: LetterHead): string =>
  JSON.stringify(['linli letter 1', id, method, path, thread, written])

/** Bound to the key of the letter. */
export const keyText = (county: string, key: string, id: string): string =>
  JSON.stringify(['linli letter key 1', county, key, id])

/** What is signed. @param parts digests (SHA-256, base64) of content, of what it is about, of the file or '' */
export const signedText = (head: LetterHead, parts: readonly [content: string, about: string, file: string]): string =>
  JSON.stringify([headText(head), ...parts])

/** What stands in an act's `files` for a file that goes in a letter of its own. */
export const filePrefix = 'upload:'

/** A sealed value: nonce of twelve bytes, then text and tag. */
export const nonceBytes = 12
