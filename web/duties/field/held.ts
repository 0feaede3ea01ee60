/** The day as the phone holds it: one record, read as a whole. */
import { useEffect, useMemo, useState } from 'react'
import type { DayPerson, FieldDay } from '../../../domain/duties/visits.ts'
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import { call } from '../../kit/client.ts'
import { heldOf, hold, holder } from '../../kit/outbox/holder.ts'
import type { Outbox } from '../../kit/outbox/outbox.ts'
import { useHeld } from '../../kit/outbox/useHeld.ts'
import { useOnline, useOutboxView } from '../../kit/outbox/useOutbox.ts'
import { threadOf } from '../../people/FieldHeld.tsx'
import { words } from './words.ts'

export const dayHeld = holder<FieldDay>({
  kind: 'day',
  name: words.held,
  most: 1,
  days: 3,
  load: async () => [await call(visitsApi.day, { query: {} }, { gate: false, repeats: 0 })],
})

/** What somebody wants, as this phone was told it, until the day is asked for again. */
export async function keepWish(outbox: Outbox, person: string, said: Partial<DayPerson['wish']>): Promise<void> {
  await keep(outbox, person, (p) => ({ ...p, wish: { ...p.wish, ...said } }))
}

/** What was called so far, as this phone noted it; nobody is looked for any more once somebody answered. */
export async function keepCheck(outbox: Outbox, person: string, check: DayPerson['check']): Promise<void> {
  await keep(outbox, person, (p) => ({ ...p, check }))
}

async function keep(outbox: Outbox, person: string, change: (p: DayPerson) => DayPerson): Promise<void> {
  const held = await heldOf(outbox, dayHeld)
  const [day] = held?.rows ?? []
  if (!held || !day) return
  const people = day.people.map((p) => (p.id === person ? change(p) : p))
  await hold(outbox, dayHeld, [{ ...day, people }], held.at)
}

/** A visit of several stands in the thread of each. */
export const threadOfAll = (persons: readonly string[]) => persons.map(threadOf).join(' ')

export interface DayView {
  day: FieldDay | undefined
  none: boolean
  error: unknown
  renew: () => void
}

/** Asks once when the page opens with a network; without one what is held serves. */
export function useDay(): DayView {
  const { rows, none, renew } = useHeld(dayHeld)
  const online = useOnline()
  const [error, setError] = useState<unknown>()
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    if (online)
      renew().then(
        () => setError(undefined),
        (e: unknown) => setError(e),
      )
  }, [online, renew, asked])
  return { day: rows?.[0], none: none && !rows, error, renew: () => setAsked((n) => n + 1) }
}

/** Persons whose visit still lies on this phone. */
export function useVisitsWaiting(): ReadonlySet<string> {
  const { waiting } = useOutboxView()
  return useMemo(
    () => new Set(waiting.filter((l) => l.path === visitsApi.visit.path).flatMap((l) => personsIn(l.thread))),
    [waiting],
  )
}

/** Whom a letter is about. */
export const personsIn = (thread: string): string[] =>
  thread.split(' ').flatMap((t) => /^person:(.+)$/.exec(t)?.[1] ?? [])
