/** Everything personal passes through here on its way to the phone's storage and back. */
import type { LetterHead } from '../../../domain/kernel/letter.ts'
import { cell, type Cell } from '../store.ts'

export interface Content {
  body: unknown
  about: unknown
  file?: { blob: Blob; name: string } | undefined
}

/** A letter as it lies on the phone. */
export interface Shut {
  body: unknown
  about: unknown
  file?: { content: unknown; name: string; type: string }
  keys?: LetterKeys
}

/** What opens a letter. */
export interface LetterKeys {
  /** The vault it was written in: its key opens it on this phone, for as long as there is one. */
  vault: string
  /** The phone as the server knows it, by whose token it may be handed in. */
  phone: string
  own: Uint8Array<ArrayBuffer>
  /** The same key, closed to the county. */
  county: { to: string; from: Uint8Array<ArrayBuffer>; shut: Uint8Array<ArrayBuffer> }
  signature: Uint8Array<ArrayBuffer>
}

export interface Seal {
  /** Counts up whenever what could not be opened can be, or the other way round. */
  epoch: Cell<number>
  seal: (value: unknown) => Promise<unknown>
  /** @throws Locked */
  open: (sealed: unknown) => Promise<unknown>
  close: (head: LetterHead, content: Content) => Promise<Shut>
  disclose: (head: LetterHead, shut: Shut) => Promise<Content>
  /** Whether a letter can be opened here: now, after the PIN, or never again. */
  opens: (keys: LetterKeys | undefined) => 'now' | 'locked' | 'never'
  /** What is sealed now is sealed under this. */
  under: () => unknown
  /**
   * Asked inside the transaction that writes (it reads marks): whether that still stands on this phone, was let go so that
   * letters can be handed in but nothing else is of use, or nobody would take even them.
   */
  stands: (under: unknown) => Promise<'yes' | 'letters' | 'never'>
}

/** Nothing opens without the PIN. */
export class Locked extends Error {}

/** Nothing is sealed: for tests of what has nothing to do with it. */
export const noSeal: Seal = {
  epoch: cell(0),
  seal: (v) => Promise.resolve(v),
  open: (v) => Promise.resolve(v),
  close: (_, { body, about, file }) =>
    Promise.resolve({
      body,
      about,
      ...(file && { file: { content: file.blob, name: file.name, type: file.blob.type } }),
    }),
  disclose: (_, { body, about, file }) =>
    Promise.resolve({ body, about, ...(file && { file: { blob: file.content as Blob, name: file.name } }) }),
  opens: () => 'now',
  under: () => undefined,
  stands: () => Promise.resolve('yes'),
}
