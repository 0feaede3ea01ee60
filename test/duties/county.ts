/** A county with plans, a secretary, a grid worker and whoever helps by name, as tests of duties meet it. */
import { dutiesApi } from '../../domain/duties/api.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { NewRecord } from '../../domain/records/schema.ts'
import { dutiesRoom } from '../../server/duties/index.ts'
import { inAct } from '../../server/kernel/db/act.ts'
import { organisationsRoom } from '../../server/organisations/index.ts'
import { recordsRoom, recordWrites } from '../../server/records/index.ts'
import { community, one, startRegister } from '../people.ts'

/** On Tuesday 2026-03-10 at ten. */
export async function startDuties() {
  const r = await startRegister(['d-secretary', 'd-grid', 'd-helper', 'd-heir'], {
    more: [organisationsRoom, recordsRoom, dutiesRoom],
  })
  const newId = () => r.newId()
  r.app.setNow('2026-03-10T10:00:00+08:00')
  await r.app.settle()
  const secretary = r.seat('d-secretary', 'community-secretary', community)
  const grid = r.seat('d-grid', 'grid-worker', one)
  // Helps by name and has no grant that lets duties be seen.
  const helper = r.seat('d-helper', 'desk', '231025/107/')
  await r.rows(
    `insert into grid_worker (id, place, account, name, post, from_day, version) values ($1, $2, $3, '网格员', 'head', '2026-01-01', 1)`,
    [newId(), one, r.account('d-grid')],
  )

  const enrol = async (people: string[], more: object = {}) => {
    const ids = people.map((person) => ({ id: newId(), person }))
    const done = await secretary.ok(dutiesApi.enrol, {
      body: { id: newId(), plan: 'elder-visit', from: '2026-03-10', people: ids, ...more },
    })
    return { ids: ids.map((i) => i.id), done }
  }

  async function served(person: string | string[], more: Partial<NewRecord> = {}): Promise<string> {
    const id = newId()
    const { house, county } = r.app
    const record: NewRecord = {
      id,
      origin: { kind: 'visit', id },
      unit: 'u',
      helpers: [{ account: r.account('d-grid') }],
      served: { persons: [person].flat() },
      item: 'elder-visit',
      mode: 'at-home',
      place: one,
      endedAt: r.app.now().toISOString(),
      outcome: 'done',
      files: [],
      ...more,
    }
    const scope = { ranges: [rangeOf(`${county.code}/`)], units: [] }
    await inAct(
      house.pools.app,
      { county: county.code, scope, account: r.account('d-grid'), now: r.app.now() },
      async () => undefined,
      () => ({
        writes: recordWrites(record, { account: r.account('d-grid'), now: r.app.now(), newId: house.newId }),
        audit: [],
        events: [],
        answer: undefined,
      }),
    )
    await r.app.settle()
    return id
  }

  const states = async (enrolment: string) =>
    (
      await r.rows<{ state: string; cause: string; from: string; to: string }>(
        `select state, cause, from_day::text as "from", to_day::text as "to" from duty where enrolment = $1 order by from_day, cause`,
        [enrolment],
      )
    ).map((d) => `${d.cause} ${d.from}–${d.to} ${d.state}`)

  return { r, secretary, grid, helper, enrol, served, states }
}

export type DutiesCounty = Awaited<ReturnType<typeof startDuties>>
