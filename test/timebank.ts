/** A county with a time bank: volunteers whose hours count, and accounts on their phones. */
import { timebankApi } from '../domain/timebank/api.ts'
import type { TimebankParts } from '../domain/timebank/settings.ts'
import type { Helper, NewRecord } from '../domain/records/schema.ts'
import { hoursApi } from '../domain/volunteers/hours-api.ts'
import type { RoomModule } from '../server/kernel/context.ts'
import { partsChoice } from '../server/timebank/definitions.ts'
import { timebankRoom } from '../server/timebank/index.ts'
import { verifyTimebank } from '../server/timebank/proof.ts'
import { countDue } from '../server/volunteers/counting.ts'
import { community } from './people.ts'
import { startVolunteers } from './volunteers.ts'

export async function startTimebank(more: RoomModule[] = []) {
  const v = await startVolunteers([timebankRoom, ...more])
  const { app } = v.r

  /** What the county chose, at once. */
  const choose = async (value: Partial<TimebankParts>) => {
    const all = { on: true, rules: 'nanjing', since: '2026-01-01', ...value }
    await v.r.rows(
      `insert into settings (name, value, version, changed_at) values ('timebank.parts', $1, 1, now())
       on conflict (name) do update set value = excluded.value`,
      [JSON.stringify(all)],
    )
    partsChoice.changed!(app.house, app.county)
  }

  /** Somebody of age, a volunteer since January, with a phone. */
  const somebody = async (change: object = {}) => {
    const person = (await v.r.entered({ born: '1985-01-01', ...change })).id
    const volunteer = await v.takenIn(person)
    await v.r.rows(`update volunteer set joined_on = '2026-01-01' where id = $1`, [volunteer])
    const { client, account } = await v.phone(person)
    return { person, volunteer, client, account }
  }
  type Somebody = Awaited<ReturnType<typeof somebody>>

  const opened = async (who: Pick<Somebody, 'client' | 'person'>) => {
    await who.client.ok(timebankApi.open, { params: { person: who.person }, body: { id: v.newId() } })
    await app.settle()
  }

  /** Notice over, hours counted, whoever listens told. */
  const noticeOver = async () => {
    const now = app.now()
    app.setNow(new Date(now.getTime() + 14 * 86_400_000))
    await countDue(v.r.work())
    await app.settle()
    app.setNow(now)
  }

  const hoursOf = async (record: string) =>
    (await v.r.rows<{ id: string }>('select id from volunteer_hours where record = $1', [record])).map((h) => h.id)

  let days = 0
  /** So many minutes served on a day of its own in the past, found true and counted. */
  const served = async (who: Pick<Somebody, 'person'>, minutes: number, change: Partial<NewRecord> = {}) => {
    days += 1
    const from = new Date(app.now().getTime() - days * 86_400_000 + 60_000)
    const to = new Date(from.getTime() + minutes * 60_000)
    const helper: Helper = { person: who.person, from: from.toISOString(), to: to.toISOString() }
    const record = await v.served([helper], { endedAt: to.toISOString(), ...change })
    await v.secretary.ok(hoursApi.verify, { body: { id: v.newId(), hours: await hoursOf(record) } })
    await noticeOver()
    return record
  }

  const accountOf = async (who: Pick<Somebody, 'client' | 'person'>) =>
    (await who.client.ok(timebankApi.mine)).items.find((i) => i.person === who.person)!.account
  const linesOf = async (who: Pick<Somebody, 'client' | 'person'>) =>
    (await who.client.ok(timebankApi.own, { params: { person: who.person }, query: {} })).items

  const proven = () => verifyTimebank(app.house, app.county)
  const manager = v.r.seat('tb-manager', 'manager', '231025/')
  await choose({})
  return { ...v, choose, somebody, opened, served, hoursOf, noticeOver, accountOf, linesOf, proven, manager, community }
}

export type TimebankCounty = Awaited<ReturnType<typeof startTimebank>>
