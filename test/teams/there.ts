/** Who was there in the year: squads, their members, and who was whose. */
import { communities, type Story, type StorySquad, type Time } from './said.ts'

const since = '2020-01-01'

/** Squads of the pack, and those that the county made for teams that have none, each a body of the register. */
export function squadsOf(): StorySquad[] {
  const packed = (team: string, name: string, n: number) =>
    Array.from({ length: n }, (_, i) => ({
      key: `${name}-${i + 1}`,
      team,
      place: communities[i]!,
      unit: `${name}-${i + 1}`,
      from: since,
    }))
  const made = (team: string, unit: string) => ({ key: unit, team, place: communities[0], unit, from: '2025-12-20' })
  const [leaflets, clean] = [packed('t02-leaflets', 'squad-leaflet', 6), packed('t03-clean', 'squad-clean', 6)]
  return [
    ...packed('t01-clinic', 'squad-clinic', 4),
    // One ends in the middle of a quarter, and owes nothing for it; one begins with a quarter, and owes it.
    ...leaflets.map((q) => (q.key === 'squad-leaflet-5' ? { ...q, until: '2026-05-20' } : q)),
    { ...made('t02-leaflets', 'shichangju'), from: '2026-07-01' },
    ...clean.map((q) => (q.key === 'squad-clean-6' ? { ...q, until: '2026-08-16' } : q)),
    { ...made('t03-clean', 'shuiwuju'), from: '2026-04-10' },
    made('t04-elders-disabled', 'canlian'),
    ...packed('t05-day-care', 'squad-day', 6),
    ...packed('t06-haircuts', 'squad-hair', 4),
    made('t07-charity', 'cishan'),
    made('t08-safety', 'gonganju'),
    // Lecturers of five of the six communities; a squad of volunteers is no body.
    ...communities.slice(0, 5).map((place, i) => ({
      key: `virtue-${i + 1}`,
      team: 't09-virtue',
      place,
      unit: null,
      from: '2025-12-20',
    })),
    made('t10-youth', 'jiaoyuju'),
    made('t11-women-children', 'fulian'),
    made('t12-work', 'renshe'),
    made('t13-policy', 'zhengshuju'),
    made('t14-legal-aid', 'legal-aid'),
    made('t15-shows', 'wenlvju'),
    made('t16-dance', 'gonghui'),
    made('t19-awareness', 'shegongbu'),
    made('t20-mediation', 'sifaju'),
  ]
}

export const staff = Array.from({ length: 37 }, (_, n) => `t-staff-${n + 1}`)
export const volunteers = Array.from({ length: 20 }, (_, n) => `t-volunteer-${n + 1}`)

export function membersOf(): Story['members'] {
  const began = '2025-12-20'
  const m = (team: string, squad: string, who: string, time: Partial<Time> = {}) => ({
    team,
    squad,
    who,
    from: began,
    ...time,
  })
  return [
    // Twenty hairdressers: ten of the staff of shops, twelve volunteers, of whom two leave and one is in two squads.
    ...staff.slice(0, 10).map((who, i) => m('t06-haircuts', `squad-hair-${(i % 4) + 1}`, who)),
    ...volunteers
      .slice(0, 12)
      .map((who, i) =>
        m('t06-haircuts', `squad-hair-${(i % 4) + 1}`, who, i === 4 || i === 5 ? { until: '2026-07-01' } : {}),
      ),
    m('t06-haircuts', 'squad-hair-4', volunteers[0]!),
    ...staff.slice(10, 36).map((who, i) => m('t07-charity', 'cishan', who, i === 3 ? { until: '2026-07-01' } : {})),
    ...volunteers.slice(12, 19).map((who, i) => m('t09-virtue', `virtue-${(i % 5) + 1}`, who)),
    // Who lectures and cuts hair is in both.
    m('t09-virtue', 'virtue-1', volunteers[1]!, { from: '2026-03-01' }),
    m('t16-dance', 'gonghui', volunteers[19]!, { from: '2026-02-01' }),
  ]
}

export function pairsOf(newId: () => string): Story['pairs'] {
  const from = '2025-12-20'
  const pair = (team: string, helper: string, time: Partial<Time> = {}, person = newId()) => ({
    team,
    helper,
    person,
    from,
    ...time,
  })
  const moved = newId()
  return [
    ...Array.from({ length: 6 }, () => pair('t04-elders-disabled', 'canlian')),
    pair('t04-elders-disabled', 'canlian', { from: '2026-02-15' }),
    pair('t04-elders-disabled', 'canlian', { until: '2026-09-15' }),
    // Handed from one to another in the middle of a month, so that nobody is without; and one with two helpers at a time.
    pair('t04-elders-disabled', 'canlian', { until: '2026-05-15' }, moved),
    pair('t04-elders-disabled', 'canlian', { from: '2026-05-15' }, moved),
    pair('t04-elders-disabled', 'canlian', { from: '2026-05-10', until: '2026-06-01' }, moved),
    ...Array.from({ length: 22 }, (_, i) =>
      pair('t05-day-care', `squad-day-${(i % 6) + 1}`, i === 21 ? { until: '2026-10-01' } : {}),
    ),
    // Two families each; who left the team in July had two, and they are nobody's of the team now.
    ...staff.slice(10, 36).flatMap((who) => [pair('t07-charity', who), pair('t07-charity', who)]),
    ...volunteers.slice(12, 19).flatMap((who) => [0, 1, 2].map(() => pair('t09-virtue', who))),
    // Of a hairdresser, before they became a lecturer and since.
    pair('t09-virtue', volunteers[1]!),
  ]
}
