/** Service records as the desk corrects them in tests. */
import { rangeOf } from '../domain/kernel/place-path.ts'
import { recordsApi } from '../domain/records/api.ts'
import type { NewRecord } from '../domain/records/schema.ts'
import { inAct } from '../server/kernel/db/act.ts'
import { recordWrites } from '../server/records/index.ts'
import type { TestApp } from './app.ts'
import type { Client } from './client.ts'

/** As any room's act writes one. @param onlyFor accounts that alone see it */
export async function writeRecord(app: TestApp, record: NewRecord, by: string, onlyFor?: string[]): Promise<void> {
  const { house, county } = app
  await inAct(
    house.pools.app,
    {
      county: county.code,
      scope: { ranges: [rangeOf(`${county.code}/`)], units: [], account: by },
      account: by,
      now: app.now(),
    },
    async () => undefined,
    () => ({
      writes: recordWrites(record, { account: by, now: app.now(), newId: house.newId, onlyFor }),
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
}

/** All of the newest version but what the house itself writes, with a change. @param seen the version that whoever corrects looked at; default: the newest */
export async function correctRecord(by: Client, id: string, change: object, seen?: number): Promise<void> {
  const now = (await by.ok(recordsApi.get, { params: { id } })).versions[0]!
  const { id: _i, origin: _o, version, recordedAt: _r, by: _b, unitName: _u, reason: _w, provided: _p, ...said } = now
  const record = { ...said, ...change }
  await by.ok(recordsApi.correct, { params: { id }, body: { seen: seen ?? version, reason: '时间记错了', record } })
}
