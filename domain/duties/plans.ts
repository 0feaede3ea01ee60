/** Care plans of packs and counties: what is wrong with one. */
import type { Day } from '../places/schema.ts'
import { festivalCodes } from './festivals.ts'
import { PlanLine, type CarePlan } from './schema.ts'
import { readPack, type PackFault } from '../catalogue/pack.ts'
import { z } from 'zod'

export interface PlanFault {
  path: string
  code: string
}

/** What the shape cannot say. */
export function planFaults(p: PlanLine): PlanFault[] {
  const faults: PlanFault[] = []
  const { from, to } = p.who.ages
  if (from !== null && to !== null && from >= to) faults.push({ path: 'who.ages', code: 'ages' })
  p.festivals.codes.forEach((c, i) => {
    if (!festivalCodes.includes(c)) faults.push({ path: `festivals.codes.${i}`, code: 'festival-unknown' })
  })
  if (p.rhythm === 'festivals' && p.festivals.codes.length === 0)
    faults.push({ path: 'festivals.codes', code: 'festivals-needed' })
  const hours = p.ladder.map((r) => r.hours)
  if (hours.some((h, i) => i > 0 && h < hours[i - 1]!)) faults.push({ path: 'ladder', code: 'ladder-order' })
  if (p.weather === 'birthday' || p.weather === 'festivals') faults.push({ path: 'weather', code: 'rhythm' })
  return faults
}

/**
 * A definition in force keeps how often, to whom and what counts: the months before were counted by it. Who wants it
 * otherwise begins anew on a later day.
 * @param standing what the county has from the same day
 */
export function mayRedefine(standing: CarePlan | undefined, next: CarePlan, today: Day): PlanFault | undefined {
  if (!standing) return next.from < today ? { path: 'from', code: 'day-past' } : undefined
  if (standing.from > today) return undefined
  const kept = ['rhythm', 'tiers', 'festivals', 'entryDays', 'dueMinute', 'restricted'] as const
  const differs = kept.find((k) => JSON.stringify(standing[k]) !== JSON.stringify(next[k]))
  return differs && { path: differs, code: 'plan-in-force' }
}

/** The plans of a pack, each fault with file and line. @param files texts of its folder by name */
export function planLines(files: Readonly<Record<string, string>>): { plans: PlanLine[]; faults: PackFault[] } {
  const { pack, spot } = readPack(files)
  const faults: PackFault[] = []
  const plans: PlanLine[] = []
  const seen = new Set<string>()
  z.array(z.unknown())
    .parse(pack?.['care-plans'] ?? [])
    .forEach((line, i) => {
      const at = (path: string, code: string) => {
        const whole = path ? `${i}.${path}` : String(i)
        faults.push({ ...spot('care-plans', whole), path: whole, code })
      }
      const read = PlanLine.safeParse(line)
      if (!read.success) {
        for (const issue of read.error.issues)
          at(
            issue.path.join('.'),
            /^[a-z]+(-[a-z]+)*$/.test(issue.message) ? issue.message : issue.code.replaceAll('_', '-'),
          )
        return
      }
      for (const f of planFaults(read.data)) at(f.path, f.code)
      const key = `${read.data.code} ${read.data.from}`
      if (seen.has(key)) at('code', 'code-twice')
      seen.add(key)
      plans.push(read.data)
    })
  return { plans, faults }
}
