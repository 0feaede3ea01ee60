/**
 * What can be done about a letter that was refused. Each room says it for its own letters (`web/field/menders.ts` lists
 * them); the page of what waits shows the ways, beside "send again", which is always there.
 */
import type { ReactNode } from 'react'
import type { Word } from '../words.ts'
import type { RefusedBecause } from './db.ts'
import type { WaitingLetter } from './useOutbox.ts'

export interface Refused extends WaitingLetter {
  because: RefusedBecause
}

/** A way on: to a page, or done at once. */
export type Way =
  | { word: Word; to: string; state?: unknown }
  /** Another body under a new id: the old one belongs to what was refused. @param op the new id */
  | { word: Word; change: (body: Body, op: string) => { path?: string; body: Body } }

export type Body = Record<string, unknown>

/** Two people changed one thing: what stands with the server and what this phone wrote, field by field. */
export interface Both {
  /** Name of the field, as the form calls it. */
  label: Word
  ours: string
  theirs: string
}

export interface Mender {
  /** Whether the letter is this room's. */
  mine: (letter: Refused) => boolean
  /** A sentence that says what to do, where the server's own words do not. */
  advice?: (letter: Refused) => Word | undefined
  ways?: (letter: Refused) => Way[]
  /**
   * For a conflict over fields: asks what stands now and lays both side by side; the person chooses.
   * @returns undefined where there is no such conflict
   */
  both?: (letter: Refused, body: Body) => Promise<Choice | undefined>
  /** Where more is asked than a press. @returns false where nothing is */
  panel?: (letter: Refused) => ReactNode | false
}

export interface Choice {
  fields: Both[]
  /** The body that keeps what this phone wrote, over what stands now. @param op its new id */
  keepOurs: (body: Body, op: string) => Body
}

/** A field as both sides hold it: how it is called, and how a value of it is said. */
export interface Beside {
  label: Word
  said: (value: unknown) => string
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * What this phone wrote laid beside what stands now, field by field; those that say the same are left out [L3]. Pure.
 * @param keep the body that keeps what this phone wrote, over what stands now
 */
export function laidBeside(
  fields: Record<string, Beside>,
  ours: Body,
  theirs: Body,
  keep: (body: Body, op: string) => Body,
): Choice | undefined {
  const both = Object.entries(fields).flatMap(([name, { label, said }]) =>
    ours[name] === undefined || same(ours[name], theirs[name])
      ? []
      : [{ label, ours: said(ours[name]), theirs: said(theirs[name]) }],
  )
  return both.length > 0 ? { fields: both, keepOurs: keep } : undefined
}
