/** Rows as they are shown. */
import type { EntryView, NotYet, OwnVolunteer, VolunteerBrief, VolunteerView } from '../../domain/volunteers/schema.ts'
import { courseUntil, isMinor } from '../../domain/volunteers/eligibility.ts'
import type { VolunteerRules } from '../../domain/volunteers/definitions.ts'
import { maskBorn } from '../../domain/people/mask.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { textsOf, type TextRow } from '../kernel/texts/store.ts'
import { entriesOf } from './store/entry-store.ts'
import { personsNamed, volunteersById, type VolunteerRow } from './store/volunteer-store.ts'

export function briefOf(v: VolunteerRow, day: string): VolunteerBrief {
  const { id, now: person, name, place, number, state, skills, languages, insuredTo, vettedTo, since, stars } = v
  return {
    id,
    person,
    name,
    place,
    number,
    state,
    minor: isMinor(v.born, day),
    skills,
    languages,
    insuredTo,
    vettedTo,
    since,
    stars,
  }
}

/** What stands beside one volunteer, asked together. */
export interface Beside {
  entries: EntryView[]
  guardianName: string | null
  leadName: string | null
}

/** @param until what was entered by then; null: by now */
export async function besideOf(
  tx: Tx,
  v: VolunteerRow,
  rules: VolunteerRules | undefined,
  until: Date | null = null,
): Promise<Beside> {
  const [entries, texts, guardians, leads] = await Promise.all([
    entriesOf(tx, [v.id], until),
    tx.rows<TextRow>(textsOf('volunteer', v.id)),
    v.guardian?.person ? personsNamed(tx, [v.guardian.person]) : [],
    v.lead ? volunteersById(tx, [v.lead]) : [],
  ])
  return {
    entries: entries.map(({ volunteer: _, text, ...e }) => ({
      ...e,
      words: texts.find((t) => t.id === text)?.body ?? null,
      until: courseUntil(
        rules?.courses.find((c) => c.code === e.course),
        e.day,
      ),
    })),
    guardianName: guardians[0]?.name ?? null,
    leadName: leads[0]?.name ?? null,
  }
}

const wholeOf = (v: VolunteerRow, notYet: NotYet[], { entries, leadName }: Beside) => ({
  nationalNo: v.nationalNo,
  free: v.free,
  howFar: v.howFar,
  minutes: v.minutes,
  appliedOn: v.appliedOn,
  guardian: v.guardian,
  notYet,
  entries,
  leadName,
  version: v.version,
})

export const viewOf = (v: VolunteerRow, day: string, notYet: NotYet[], beside: Beside): VolunteerView => ({
  ...briefOf(v, day),
  ...wholeOf(v, notYet, beside),
  born: v.born && maskBorn(v.born),
  guardianName: beside.guardianName,
  lead: v.lead,
})

export function ownViewOf(
  v: VolunteerRow,
  day: string,
  notYet: NotYet[],
  beside: Beside,
  categories: string[],
): OwnVolunteer {
  const { name: _n, person: _p, ...brief } = briefOf(v, day)
  return { ...brief, ...wholeOf(v, notYet, beside), categories }
}
