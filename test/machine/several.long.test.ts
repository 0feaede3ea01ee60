/** A new release on three processes, one after another, while eight writers file: nobody is refused, nothing is lost or done twice. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSql } from '../database.ts'
import { startWriters } from '../kill/writers.ts'
import { startProxy, type Proxy } from './proxy.ts'
import { gone, startThree, type Three } from './three.ts'

const rounds = 3
let three: Three
let proxy: Proxy
beforeAll(async () => {
  three = await startThree({ LINLI_DRAIN: '1' })
  proxy = await startProxy(three.running.map((r) => r.origin))
})
afterAll(async () => {
  await proxy.close()
  await three.close()
})

it('[L9] a rolling restart of three processes refuses nobody and does each act once', async () => {
  const writers = startWriters(8, () => proxy.origin, '231025/100/zhanqian/001/001/')
  const begun = performance.now()
  for (let n = 0; n < rounds * 3; n++) {
    const before = writers.acknowledged.size
    while (writers.acknowledged.size < before + 20) await sleep(20)
    const old = three.running[n % 3]!
    const leaving = gone(old)
    const fresh = await three.start()
    three.running[n % 3] = fresh
    expect(await leaving).toBe(0)
    proxy.behind = three.running.map((r) => r.origin)
  }
  await writers.stop()
  const seconds = (performance.now() - begun) / 1000
  const { acknowledged } = writers
  console.log(
    `rolling restart: ${rounds * 3} processes in ${seconds.toFixed(0)} s, ${acknowledged.size} acts, ` +
      `answers ${JSON.stringify(proxy.answered)}, failed ${proxy.failed.length}, slowest ${proxy.slowest.toFixed(0)} ms`,
  )
  expect(writers.failed).toBeUndefined()
  expect(proxy.failed).toEqual([])
  expect(Object.keys(proxy.answered)).toEqual(['200'])
  const sql = openSql(three.db)
  const { rows } = await sql.query<{ id: string; acts: number; lines: number }>(
    `select r.id, (select count(*) from c231025.request_acts a where a.request = r.id and a.seq = 1)::int as acts,
       (select count(*) from c231025.audit l where l.subject = r.id::text and l.act = 'requests.report')::int as lines
     from c231025.requests r`,
  )
  await sql.end()
  const there = new Map(rows.map((r) => [r.id, r]))
  expect([...acknowledged.keys()].filter((id) => there.get(id)?.acts !== 1 || there.get(id)?.lines !== 1)).toEqual([])
})
