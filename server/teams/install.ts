/** Teams of a pack: entered once; what is there by its type stays as it stands. */
import { stableId } from '../../domain/kernel/stable-id.ts'
import { readPack } from '../../domain/catalogue/pack.ts'
import { teamLines, type TeamLine } from '../../domain/teams/pack.ts'
import type { Squad, Team } from '../../domain/teams/schema.ts'
import type { Consumer, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { packFiles } from '../kernel/packs-folder.ts'
import { organisationsOf } from '../organisations/index.ts'
import { teamsChanged } from './acts.ts'
import { insertSquads, insertTeams, oneTeam, placesNamed } from './store/team-store.ts'
import { policies } from './policies.ts'
import { types } from './types.ts'

interface Whole {
  team: Team
  squads: Squad[]
}

function wholeOf(county: string, { squads, ...line }: TeamLine): Whole {
  const id = stableId(county, 'team', line.type)
  return {
    team: { id, ...line, to: null },
    squads: squads.map((s) => ({
      id: stableId(county, 'squad', line.type, s.name),
      team: id,
      ...s,
      from: line.from,
      to: null,
    })),
  }
}

/** Its type, its units and its places are there. */
async function stands(tx: Tx, work: Work, { team, squads }: Whole): Promise<boolean> {
  const paths = [...new Set([...team.communities, ...squads.map((s) => s.place)])]
  const [known, bodies, places] = await Promise.all([
    types.within(tx, dayOf(work.now)),
    organisationsOf(work.house, work.county),
    placesNamed(tx, paths),
  ])
  const units = [team.lead, ...squads.flatMap((s) => s.unit ?? [])]
  return known.has(team.type) && units.every((u) => bodies.has(u)) && places.length === paths.length
}

async function installTeams(pack: string, work: Work): Promise<void> {
  const files = packFiles(pack)
  if (!files) return
  const { lines, faults } = teamLines(files)
  if (faults.length > 0) work.house.log.error({ pack, faults: faults.slice(0, 5) }, 'teams cannot be read')
  for (const line of lines) {
    const whole = wholeOf(work.county.code, line)
    const { there, fits } = await work.read(async (tx) => ({
      there: await oneTeam(tx, whole.team.id),
      fits: await stands(tx, work, whole),
    }))
    if (there) continue
    if (!fits) {
      work.house.log.error({ type: line.type }, 'a team stands on nothing')
      continue
    }
    await work.act(
      async () => undefined,
      () => ({
        writes: [insertTeams([whole.team]), ...(whole.squads.length > 0 ? [insertSquads(whole.squads)] : [])],
        audit: [{ act: 'teams.install', subjectKind: 'team', subject: whole.team.id, detail: { type: line.type } }],
        events: [teamsChanged(whole.team.id, 1)],
        answer: undefined,
      }),
    )
  }
}

/** Packs that must stand first: their events may be delivered later. */
const neededBy = (pack: string): string[] => {
  const files = packFiles(pack)
  return (files && readPack(files).pack?.manifest.needs) ?? []
}

export const install: Consumer = async (event, work, tx) => {
  const { pack } = event.payload as { pack?: string }
  if (!pack) return
  for (const from of [...neededBy(pack), pack]) await types.install({ ...event, payload: { pack: from } }, work, tx)
  await policies.install(event, work, tx)
  await installTeams(pack, work)
}
