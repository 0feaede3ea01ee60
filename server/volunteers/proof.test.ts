/** Hours and stars counted again from the service records; what somebody changed by hand is found. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hoursApi } from '../../domain/volunteers/hours-api.ts'
import { startVolunteers, type VolunteersCounty } from '../../test/volunteers.ts'
import { countDue } from './counting.ts'
import { verifyHours } from './proof.ts'

let v: VolunteersCounty
beforeAll(async () => {
  v = await startVolunteers()
})
afterAll(() => v?.r.close())

const proven = () => verifyHours(v.r.app.house, v.r.app.county)

it('[F4][F8] what is stored equals what the records say, and every change by hand is told', async () => {
  const person = (await v.r.entered({ born: '1980-01-01' })).id
  const volunteer = await v.takenIn(person)
  await v.r.rows(`update volunteer set joined_on = '2026-01-01' where id = $1`, [volunteer])
  const at = { from: '2026-03-09T09:00:00+08:00', to: '2026-03-09T10:30:00+08:00' }
  const [record, other] = [
    await v.served([{ person, ...at }]),
    await v.served([{ person, from: '2026-03-08T09:00:00+08:00', to: '2026-03-08T09:40:00+08:00' }]),
  ]
  const hours = async (of: string) =>
    (await v.r.rows<{ id: string }>('select id from volunteer_hours where record = $1', [of]))[0]!.id
  const id = await hours(record)
  await v.secretary.ok(hoursApi.verify, { body: { id: v.newId(), hours: [id] } })
  const now = v.r.app.now()
  v.r.app.setNow(new Date(now.getTime() + 14 * 86_400_000))
  await countDue(v.r.work())
  await v.r.app.settle()
  v.r.app.setNow(now)
  const before = await proven()
  expect(before).toMatchObject({ ok: true, faults: [] })
  expect(before.hours).toBeGreaterThanOrEqual(2)
  const changed = async (sql: string, back: string, says: string) => {
    await v.r.rows(sql)
    expect((await proven()).faults.map((f) => f.split(' ')[0])).toEqual([says])
    await v.r.rows(back)
    expect((await proven()).ok).toBe(true)
  }
  const set = (table: string, what: string, of: string) => `update ${table} set ${what} where id = '${of}'`
  await changed(set('volunteer', 'minutes = 91', volunteer), set('volunteer', 'minutes = 90', volunteer), 'minutes')
  await changed(set('volunteer', 'stars = 1', volunteer), set('volunteer', 'stars = 0', volunteer), 'stars')
  const open = await hours(other)
  await changed(
    set('volunteer_hours', 'minutes = 41', open),
    set('volunteer_hours', 'minutes = 40', open),
    'otherwise-said',
  )
  await changed(
    set('volunteer_hours', `state = 'notice'`, open),
    set('volunteer_hours', `state = 'entered'`, open),
    'otherwise-done',
  )
})
