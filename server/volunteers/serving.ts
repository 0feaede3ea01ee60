/** Whether somebody may serve, for this room and those below it: loaded in few queries, decided by one pure function. */
import type { VolunteerRules } from '../../domain/volunteers/definitions.ts'
import { mayServe, type Server, type Service } from '../../domain/volunteers/eligibility.ts'
import type { NotYet } from '../../domain/volunteers/schema.ts'
import { catalogueOf, itemEver } from '../catalogue/index.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { Doing } from '../kernel/edit.ts'
import { rulesOn } from './definitions.ts'
import { coursesOf } from './store/entry-store.ts'
import { ofPersons, volunteersById, type VolunteerRow } from './store/volunteer-store.ts'

type At = Pick<Doing, 'house' | 'county'>

const serverOf = (v: VolunteerRow, courses: Server['courses']): Server => ({
  state: v.state,
  born: v.born,
  guardian: v.guardian !== null,
  lead: v.lead !== null,
  insuredTo: v.insuredTo,
  vettedTo: v.vettedTo,
  courses,
})

async function answers(
  tx: Tx,
  rows: readonly VolunteerRow[],
  rules: VolunteerRules,
  service: Service | undefined,
  day: string,
): Promise<Map<string, NotYet[]>> {
  const taken = await coursesOf(
    tx,
    rows.map((r) => r.id),
  )
  return new Map(
    rows.map((r) => [
      r.id,
      mayServe(
        serverOf(
          r,
          taken.filter((c) => c.volunteer === r.id),
        ),
        rules,
        service,
        day,
      ),
    ]),
  )
}

/** Reasons why not, of each; of any service at all. */
export const notYetOf = async (at: At, tx: Tx, rows: readonly VolunteerRow[], day: string) =>
  answers(tx, rows, await rulesOn(at, day), undefined, day)

/** Somebody asked about: which volunteer they are, and what stands in the way. */
interface Verdict {
  volunteer: string
  notYet: NotYet[]
}

/**
 * May these persons serve in this way on this day? For rooms below, where they sign up, are sent or are checked in.
 * @param of ids of persons, or of volunteers
 * @param service.led an adult leads this time
 * @returns by the id that was asked; who is no volunteer, or is not seen, is not in it
 */
export async function mayServeOn(
  at: At,
  tx: Tx,
  of: { persons: readonly string[] } | { volunteers: readonly string[] },
  { item, led }: { item: string; led?: boolean },
  day: string,
): Promise<ReadonlyMap<string, Verdict>> {
  const [rules, catalogue] = await Promise.all([rulesOn(at, day), catalogueOf(at.house, at.county)])
  const rows =
    'persons' in of
      ? await ofPersons(tx, of.persons)
      : (await volunteersById(tx, of.volunteers)).map((v) => ({ ...v, asked: v.id }))
  const category = itemEver(catalogue, item)?.category ?? ''
  const found = await answers(tx, rows, rules, { item, category, ...(led && { led }) }, day)
  const verdicts = new Map<string, Verdict>()
  for (const r of rows) if (!verdicts.has(r.asked)) verdicts.set(r.asked, { volunteer: r.id, notYet: found.get(r.id)! })
  return verdicts
}
