/** What was typed and not yet sent stays on this device for a week, so that nothing is written twice. */
import { storageKey } from '../county.ts'
import { remember, remembered } from '../store.ts'

export interface Kept {
  at: number
  values: unknown
}

/** Where half-written things lie. */
export interface Drafts {
  get: (name: string) => Kept | undefined
  /** @param kept undefined: it goes */
  put: (name: string, kept: Kept | undefined) => void
}

/** A picture or a voice note of something half written. */
export interface Piece {
  part: 'photo' | 'voice' | 'signature'
  blob: Blob
  /** Of a voice note. */
  seconds?: number
}

/** Where they lie, in shells that have a place for them. */
export interface KeptPieces {
  /** @param since older ones are none */
  get: (name: string, since: number) => Promise<Piece[]>
  /** None: they go. */
  put: (name: string, pieces: readonly Piece[], at: number) => void
}

const week = 7 * 86_400_000

const keyOf = (name: string) => storageKey(`draft:${name}`)

/** A resident's own device; the other shells have places of their own. */
let lies: Drafts = {
  get: (name) => remembered<Kept>(keyOf(name)),
  put: (name, kept) => remember(keyOf(name), kept),
}

export function keepDraftsIn(drafts: Drafts): void {
  lies = drafts
}

export function draftOf<T>(name: string, now: number): T | undefined {
  const kept = lies.get(name)
  if (kept && now - kept.at < week) return kept.values as T
  if (kept) dropDraft(name)
  return undefined
}

export const keepDraft = (name: string, values: unknown, now: number): void => lies.put(name, { at: now, values })

export const dropDraft = (name: string): void => lies.put(name, undefined)

let pieces: Promise<KeptPieces> | undefined

export function keepPiecesIn(place: Promise<KeptPieces>): void {
  pieces = place
}

/** Never fails: where they cannot be fetched, they live as long as the page. */
const place = () => pieces?.catch(() => undefined)

export const piecesOf = async (name: string, now: number): Promise<Piece[]> =>
  (await (await place())?.get(name, now - week)) ?? []

export const keepPieces = (name: string, all: readonly Piece[], now: number): void =>
  void place()?.then((kept) => kept?.put(name, all, now))
