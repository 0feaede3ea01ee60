/** A month of matters for journeys that look at what follows from them: raised, sent, done, rated through the front door. */
import type { Route } from '../../domain/kernel/api.ts'
import { actRoutes, trackRoutes } from '../../domain/requests/act-routes.ts'
import type { StaffAct } from '../../domain/requests/acts.ts'
import { requestsApi } from '../../domain/requests/api.ts'
import { catchUp } from '../../server/indicators/index.ts'
import { workFor } from '../../server/kernel/jobs/work.ts'
import { rooms } from '../../server/rooms.ts'
import { Client } from '../client.ts'
import { enter } from '../enter.ts'
import { county, type JourneyHouse } from './house.ts'

const place = `${county}/100/zhanqian/001/001/`
const key = 'k'.repeat(30)
const lamp = { intent: 'complaint', line: 'governance', item: 'street-lamp', urgency: 'ordinary' }

export interface Month {
  /** Ids in the order they were raised. */
  all: string[]
  /** Raised and never taken up. */
  open: string[]
  bad: string[]
}

/** What was done is counted: events delivered, measures taken, formulas caught up. */
export async function counted({ app }: JourneyHouse): Promise<void> {
  const work = workFor(app.house, app.county)
  await app.settle()
  for (const job of rooms.flatMap((r) => r.jobs ?? [])) if (job.name === 'requests-measures') await job.run(work)
  await app.settle()
  await catchUp(work)
}

/** @param levels how each resolved matter was rated; 0 is silence */
export async function aMonth(house: JourneyHouse, levels: readonly number[], open: number): Promise<Month> {
  const { app, sql } = house
  const id = () => app.house.newId()
  const dispatcher = await enter(app, sql, [{ role: 'dispatcher', place: `${county}/` }], { factor: 1 })
  const handler = await enter(app, sql, [{ role: 'unit-handler', place: `${county}/`, unit: 'chengguanju' }])
  const must = (client: Client, kind: StaffAct, request: string, body: object) =>
    client.ok(actRoutes[kind] as Route as typeof requestsApi.accept, {
      params: { request },
      body: { id: id(), ...body } as never,
    })
  const raise = async () => {
    const request = id()
    const report = { id: id(), channel: 'web', what: '路灯不亮', where: { place }, contact: { phone: '00012345678' } }
    const { refNo } = await new Client(app).ok(requestsApi.report, { body: { request, key, report } as never })
    return { request, proof: { number: refNo, key } }
  }
  const walk = async (level: number) => {
    const { request, proof } = await raise()
    const order = id()
    await must(dispatcher, 'accept', request, lamp)
    await must(dispatcher, 'dispatch', request, {
      orders: [{ order, unit: 'chengguanju', role: 'lead', party: 'authority', outside: false }],
    })
    await must(handler, 'sign', request, { order })
    await must(handler, 'resolve', request, {
      order,
      outcome: 'solved',
      done: '换了灯泡',
      said: '路灯已修好，请您放心',
      told: 'sms',
    })
    if (level > 0)
      await new Client(app).ok(trackRoutes['track/rate'] as Route as (typeof trackRoutes)['track/confirm'], {
        body: { proof, act: { id: id(), level, reasons: [], channel: 'own-device', handlerPresent: false } } as never,
      })
    return request
  }
  const month: Month = { all: [], open: [], bad: [] }
  for (const level of levels) {
    const request = await walk(level)
    month.all.push(request)
    if (level === 1 || level === 2) month.bad.push(request)
  }
  for (let n = 0; n < open; n++) month.open.push((await raise()).request)
  month.all.push(...month.open)
  await counted(house)
  return month
}
