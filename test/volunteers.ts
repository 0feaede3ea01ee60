/** A county with rules of volunteering, whoever keeps the register, residents on their own pages, and service records. */
import { volunteersApi } from '../domain/volunteers/api.ts'
import type { Helper, NewRecord } from '../domain/records/schema.ts'
import { catalogueRoom } from '../server/catalogue/index.ts'
import { organisationsRoom } from '../server/organisations/index.ts'
import { recordsRoom } from '../server/records/index.ts'
import { rightsRoom } from '../server/rights/index.ts'
import {
  volunteerExchangeRoom,
  volunteerHoursRoom,
  volunteerPapersRoom,
  volunteersRoom,
} from '../server/volunteers/index.ts'
import type { RoomModule } from '../server/kernel/context.ts'
import { community, one, startRegister } from './people.ts'
import { writeRecord } from './records.ts'

/** What somebody says of themselves, as little as there is to say. */
export const said = { skills: [], languages: [], free: [], howFar: 'community' } as const

/** On Tuesday 2026-03-10 at ten; working days follow. */
export async function startVolunteers(more: RoomModule[] = []) {
  const r = await startRegister(['v-secretary', 'v-next', 'v-grid', 'v-writer', 'v-lead', 'v-editor'], {
    more: [
      organisationsRoom,
      catalogueRoom,
      recordsRoom,
      rightsRoom,
      volunteersRoom,
      volunteerHoursRoom,
      volunteerPapersRoom,
      volunteerExchangeRoom,
      ...more,
    ],
  })
  const newId = () => r.newId()
  r.app.setNow('2026-03-10T10:00:00+08:00')
  await r.app.settle()
  const secretary = r.seat('v-secretary', 'community-secretary', community)
  const next = r.seat('v-next', 'community-secretary', '231025/100/zhanqian/002/')
  const editor = r.seat('v-editor', 'catalogue-editor', '231025/')

  /** A resident's phone, tied to a person as somebody. */
  const phone = async (person: string, as: 'self' | 'guardian' | 'relative' = 'self', account = newId()) => {
    await r.rows(
      `insert into accounts (id, kind, shown, person, version, opened_at) values ($1, 'resident', '*1234', $2, 1, now()) on conflict do nothing`,
      [account, as === 'self' ? person : null],
    )
    await r.rows(
      `insert into person_account (id, person, place, account, link, from_day) select $1, p.id, p.place, $2, $3, '2026-01-01' from person p where p.id = $4`,
      [newId(), account, as, person],
    )
    const client = r.seatOf(`phone-${account}`, [], { kind: 'resident', account, person })
    return { client, account }
  }

  /** Somebody taken in at the desk. @returns their id as a volunteer */
  const takenIn = async (person: string, more: object = {}) => {
    const id = newId()
    await secretary.ok(volunteersApi.enter, {
      body: {
        id,
        person,
        ...said,
        nationalNo: null,
        insuredTo: null,
        vettedTo: null,
        lead: null,
        guardian: null,
        agreed: true,
        ...more,
      } as never,
    })
    await r.app.settle()
    return id
  }

  const written = async (record: NewRecord, by: string) => {
    await writeRecord(r.app, record, by)
    await r.app.settle()
    return record.id
  }

  /** A service record, written by a colleague. */
  const served = (helpers: Helper[], more: Partial<NewRecord> = {}, by = r.account('v-writer')) => {
    const id = newId()
    return written(
      {
        id,
        origin: { kind: 'activity', id },
        unit: 'shegongzhan',
        helpers,
        served: { persons: [] },
        item: 'elder-chores',
        mode: 'at-home',
        place: one,
        endedAt: r.app.now().toISOString(),
        outcome: 'done',
        files: [],
        ...more,
      },
      by,
    )
  }

  return { r, newId, secretary, next, editor, phone, takenIn, served }
}

export type VolunteersCounty = Awaited<ReturnType<typeof startVolunteers>>
