/** Today's lists as the phone holds them, and what was marked on it. */
import { useEffect, useMemo, useState } from 'react'
import type { DoorEntry, DoorList } from '../../../domain/activities/field-api.ts'
import { activitiesApi } from '../../../domain/activities/api.ts'
import { call } from '../../kit/client.ts'
import { mint } from '../../kit/mint.ts'
import { heldOf, hold, holder } from '../../kit/outbox/holder.ts'
import type { Outbox } from '../../kit/outbox/outbox.ts'
import { ofToday } from '../../kit/outbox/today.ts'
import { useHeld } from '../../kit/outbox/useHeld.ts'
import { useOnline, useOutbox, useOutboxView } from '../../kit/outbox/useOutbox.ts'
import { useSend } from '../../kit/outbox/useSend.ts'
import { dayWords } from './day-words.ts'

export const doorsHeld = holder<DoorList>({
  kind: ofToday('doors'),
  may: 'activities.run',
  name: dayWords.held,
  most: 60,
  days: 1,
  load: async () => (await call(activitiesApi.doors, undefined, { gate: false, repeats: 0 })).items,
})

/** Asks once when the page opens with a network; without one what is held serves. */
export function useDoors() {
  const { rows, none, renew } = useHeld(doorsHeld)
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
  return { lists: rows, none: none && !rows, online, error, renew: () => setAsked((n) => n + 1) }
}

// One change after the other: two quick presses both read what is held before they write it.
let last: Promise<unknown> = Promise.resolve()

const keep = (outbox: Outbox, id: string, change: (list: DoorList) => DoorList): Promise<unknown> =>
  (last = last.then(async () => {
    const held = await heldOf(outbox, doorsHeld)
    if (!held) return
    const rows = held.rows.map((list) => (list.id === id ? change(list) : list))
    await hold(outbox, doorsHeld, rows, held.at)
  }))

/** Who comes is marked, a wrong mark taken back, passers-by are counted: written here first, with the time of the press. */
export function useMarks(list: Pick<DoorList, 'id' | 'title'>) {
  const send = useSend()
  const { outbox } = useOutbox()
  const params = { id: list.id }
  const mark = async (entry: DoorEntry, name: string, here: boolean) => {
    const [op, at] = [mint(), new Date().toISOString()]
    await send({
      route: here ? activitiesApi.arrive : activitiesApi.notHere,
      params: { ...params, entry: entry.id },
      op,
      thread: `entry:${entry.id}`,
      about: { who: name, what: list.title },
      body: () => (here ? { id: op, by: 'roster', at } : { id: op }),
    })
    const arrived = here ? at : null
    await keep(outbox, list.id, (l) => ({
      ...l,
      entries: l.entries.map((e) => (e.id === entry.id ? { ...e, arrived } : e)),
    }))
  }
  const count = async (n: number, what: string) => {
    const [op, at] = [mint(), new Date().toISOString()]
    await send({
      route: activitiesApi.count,
      params,
      op,
      thread: `activity:${list.id}`,
      about: { who: list.title, what },
      body: () => ({ id: op, n, at }),
    })
    await keep(outbox, list.id, (l) => ({ ...l, counted: Math.max(0, l.counted + n) }))
  }
  return { mark, count }
}

/** Marks that lie on this phone still: of each entry when the last was made, null where it was taken back. */
export function useMarksWaiting(): ReadonlyMap<string, string | null> {
  const { waiting } = useOutboxView()
  return useMemo(
    () =>
      new Map(
        waiting.flatMap(({ path, written }) => {
          const [, entry, what] = /^\/activities\/[^/]+\/entries\/([^/]+)\/(arrive|not-here)$/.exec(path) ?? []
          return entry ? [[entry, what === 'arrive' ? new Date(written).toISOString() : null] as const] : []
        }),
      ),
    [waiting],
  )
}
