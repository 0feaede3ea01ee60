/** Activities of the coming weeks for a county of demonstration: entered once, reckoned from the day on which they are brought. */
import type { Plan } from '../../domain/activities/acts.ts'
import type { ActivityKind } from '../../domain/activities/kinds.ts'
import { demoLines, type DemoLine } from '../../domain/activities/pack.ts'
import { elderSeats } from '../../domain/activities/rules.ts'
import { nextDay } from '../../domain/facilities/hours.ts'
import { momentOf } from '../../domain/kernel/instant.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { heldOf, taking, type UseRules } from '../facilities/index.ts'
import type { Consumer, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { alreadyDone } from '../kernel/db/act.ts'
import { packFiles } from '../kernel/packs-folder.ts'
import { insertText } from '../kernel/texts/store.ts'
import { kinds } from './kinds.ts'
import { demoWhy } from './words.ts'
import {
  facilityNamed,
  insertAct,
  insertActivity,
  nobody,
  oneActivity,
  type ActivityRow,
} from './store/activity-store.ts'

/** Hours are passed over with a reason; what holds in the county is not asked before it is committed. */
const rules: UseRules = { kinds: new Map(), calendar: { days: {}, completeYears: [], hours: [[0, 1440]] } }

export const installDemo: Consumer = async (event, work, tx) => {
  const { pack } = event.payload as { pack?: string }
  const files = work.county.demo && pack ? packFiles(pack) : undefined
  if (!files) return
  const { lines, faults } = demoLines(files)
  if (faults.length > 0) work.house.log.error({ pack, faults: faults.slice(0, 5) }, 'activities cannot be read')
  const known = await kinds.within(tx, dayOf(work.now))
  for (const line of lines) await enter(work, line, known.get(line.kind))
}

const momentsOf = (line: DemoLine, today: string) => {
  const day = nextDay(today, line.days)
  const [from, to] = line.time.split('-').map((time) => momentOf(Date.parse(`${day}T${time}:00+08:00`)))
  return { from: from!, to: to! }
}

async function enter(work: Work, line: DemoLine, kind: ActivityKind | undefined): Promise<void> {
  const today = dayOf(work.now)
  if (!kind) return work.house.log.error({ title: line.title }, 'activity of no kind')
  const id = stableId(work.county.code, 'activity', line.place, line.title)
  const when = momentsOf(line, today)
  await work.act(
    async (tx) => {
      const facility = line.facility === null ? undefined : await facilityNamed(tx, line.place, line.facility)
      return {
        there: await oneActivity(tx, id),
        facility,
        held: facility && (await heldOf(tx, facility.id, when.from, when.to)),
      }
    },
    ({ there, facility, held }) => {
      if (there) return alreadyDone(undefined)
      const words = line.words ? work.house.newId() : null
      const row: ActivityRow = {
        id,
        kind: kind.code,
        kind_from: kind.from,
        title: line.title,
        place: line.place,
        facility: facility?.id ?? null,
        spot: line.spot,
        unit: line.unit,
        from_at: new Date(when.from),
        to_at: new Date(when.to),
        capacity: line.capacity,
        elders: elderSeats(kind.elders, { capacity: line.capacity, from: when.from }),
        themes: line.themes,
        form: line.form,
        words,
        why: null,
        status: line.published ? 'published' : 'planned',
        ...nobody,
        revised_at: work.now,
        version: line.published ? 2 : 1,
        seq: line.published ? 2 : 1,
      }
      const act = { activity: id, at: work.now, account: null, body_hash: '' }
      const { kind: code, place, facility: room, unit, capacity, elders, themes } = row
      const facts: Plan = {
        kind: code,
        kindFrom: kind.from,
        place,
        facility: room,
        unit,
        ...when,
        capacity,
        elders,
        themes,
      }
      const use = { unit: line.unit, subjectKind: 'activity', subject: id, why: demoWhy }
      return {
        writes: [
          insertActivity(row),
          insertAct({ ...act, id: work.house.newId(), seq: 1, kind: 'plan', body: facts }),
          ...(line.published ? [insertAct({ ...act, id: work.house.newId(), seq: 2, kind: 'publish', body: {} })] : []),
          ...(words
            ? [
                insertText({
                  id: words,
                  kind: 'activity',
                  subject: id,
                  class: 'activity.words',
                  body: line.words,
                  at: work.now,
                }),
              ]
            : []),
          ...(facility && held
            ? taking(held, { id: work.house.newId(), facility: facility.id, ...when, what: line.title, ...use }, rules)
            : []),
        ],
        audit: [{ act: 'activities.plan', subjectKind: 'activity', subject: id, detail: { demo: 'demo' } }],
        events: [],
        answer: undefined,
      }
    },
  )
}
