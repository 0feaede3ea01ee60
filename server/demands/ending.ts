/** Each morning: whose last day comes within thirty days is told to whoever asks it, once. */
import { tellBefore } from '../../domain/demands/rules.ts'
import { nextDay } from '../../domain/facilities/hours.ts'
import type { Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { partsOn } from './parts.ts'
import { ending, wasTold } from './store.ts'

/** What whoever makes notices of it is told. */
export interface DemandTold {
  demand: string
  title: string
  /** Its last day. */
  until: string
  unit: string
}

const atOnce = 200

export async function tellEnding(work: Work): Promise<void> {
  if (!(await partsOn(work)).on) return
  const today = dayOf(work.now)
  await work.act(
    (tx) => ending(tx, today, nextDay(today, tellBefore), atOnce),
    (rows) => ({
      writes:
        rows.length > 0
          ? [
              wasTold(
                rows.map((r) => r.id),
                today,
              ),
            ]
          : [],
      audit: rows.map((r) => ({ act: 'demands.tell', subjectKind: 'demand', subject: r.id, detail: {} })),
      events: rows.map((r) => {
        const payload: DemandTold = { demand: r.id, title: r.title, until: r.until!, unit: r.asker }
        return { name: 'demands.told', version: 1, subject: r.id, seq: r.version, payload: { ...payload } }
      }),
      answer: undefined,
    }),
  )
}
