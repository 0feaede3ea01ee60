/** Whether somebody may serve on a day: one answer for sign-up, assignment and check-in, with every reason why not. */
import { ageOn } from '../people/rules.ts'
import type { Day } from '../places/schema.ts'
import type { Course, Reach, VolunteerRules } from './definitions.ts'
import type { NotYet, VolunteerState } from './schema.ts'

/** What the answer is made from. */
export interface Server {
  state: VolunteerState
  born: Day | null
  /** A guardian agreed. */
  guardian: boolean
  /** An adult leads them as a rule. */
  lead: boolean
  insuredTo: Day | null
  vettedTo: Day | null
  /** Courses taken, each on its day. */
  courses: readonly { course: string; day: Day }[]
}

/** What is to be done; `led`: an adult leads this time. */
export interface Service {
  item: string
  /** Category of the item. */
  category: string
  led?: boolean
}

const adult = 18

const liesIn = (category: string, above: string) => category === above || category.startsWith(`${above}.`)

/** Does an item fall under it, by its own code or by its category. */
export const reaches = (of: Reach, { item, category }: Pick<Service, 'item' | 'category'>): boolean =>
  of.items.includes(item) || of.categories.some((c) => liesIn(category, c))

export const isMinor = (born: Day | null, day: Day) => born !== null && ageOn(born, day) < adult

/** The last day on which a course holds; null: for good. */
export function courseUntil(course: Pick<Course, 'months'> | undefined, taken: Day): Day | null {
  if (!course?.months) return null
  const at = new Date(`${taken}T00:00:00Z`)
  const wanted = at.getUTCMonth() + course.months
  at.setUTCMonth(wanted)
  // 31 January and a month is the last of February.
  if (at.getUTCMonth() !== wanted % 12) at.setUTCDate(0)
  return at.toISOString().slice(0, 10)
}

const holds = (until: Day | null, day: Day) => until === null || day <= until

function hasTaken(course: Course, { courses }: Server, day: Day): boolean {
  return courses.some((c) => c.course === course.code && c.day <= day && holds(courseUntil(course, c.day), day))
}

function ofAge(v: Server, { age, risky }: VolunteerRules, service: Service | undefined, day: Day): NotYet[] {
  if (v.born === null) return [{ code: 'age-unknown' }]
  const years = ageOn(v.born, day)
  if (years < age.least) return [{ code: 'too-young' }]
  const why: NotYet[] = []
  if (years < age.guardianBelow && !v.guardian) why.push({ code: 'no-guardian' })
  if (years < age.leadBelow && !v.lead && !service?.led) why.push({ code: 'no-lead' })
  if (years < adult && service && reaches(risky, service)) why.push({ code: 'risky-minor' })
  return why
}

/**
 * @param service left out: any service at all
 * @returns every reason why not; none: they may
 */
export function mayServe(v: Server, rules: VolunteerRules, service: Service | undefined, day: Day): NotYet[] {
  const why: NotYet[] = v.state === 'active' ? [] : [{ code: 'not-active' }]
  why.push(...ofAge(v, rules, service, day))
  if (service) {
    if (reaches(rules.risky, service) && (v.insuredTo === null || v.insuredTo < day)) why.push({ code: 'not-insured' })
    if (reaches(rules.withChildren, service) && (v.vettedTo === null || v.vettedTo < day))
      why.push({ code: 'not-vetted' })
  }
  for (const course of rules.courses) {
    const wanted = course.all || (service !== undefined && reaches(course.of, service))
    if (wanted && !hasTaken(course, v, day)) why.push({ code: 'no-course', course: course.code })
  }
  return why
}
