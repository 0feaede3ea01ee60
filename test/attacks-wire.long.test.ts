/** What is costly to try: thousands of connections held open for minutes, and questions that ask for much, while others go on. */
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestsApi as api } from '../domain/requests/api.ts'
import { grid, startLoop, type Loop } from './requests/front.ts'

const sockets = Number(process.env.LINLI_SLOW ?? 2_000)
let t: Loop
beforeAll(async () => {
  t = await startLoop({ demo: true })
  for (let n = 0; n < 20; n++) await t.reported()
})
afterAll(() => t.close())

const percentile = (times: number[], share: number) =>
  times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!

/** How long the board takes, asked one after the other, while something else goes on. */
async function board(times: number): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    await t.dispatcher.ok(api.list, { query: { size: 20 } })
    took.push(performance.now() - began)
  }
  return took
}

describe('attack 22: slow clients', () => {
  it('thousands that never end their request are let go within their time, others work meanwhile, and memory comes back', async () => {
    const { port, hostname } = new URL(t.at.app.origin)
    const before = percentile(await board(60), 0.99)
    const rss = process.memoryUsage().rss
    const slow: Socket[] = []
    let [came, open] = [0, 0]
    for (let n = 0; n < sockets; n++) {
      const socket = connect(Number(port), hostname, () => (came++, open++))
      socket.on('error', () => undefined)
      socket.on('close', () => open--)
      socket.write(
        n % 2
          ? 'POST /231025/api/report HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{'
          : 'GET / HTTP/1.1\r\nHost: ',
      )
      slow.push(socket)
    }
    const drip = setInterval(() => slow.forEach((s) => !s.destroyed && s.write('x')), 5_000)
    await expect.poll(() => came, { timeout: 20_000 }).toBe(sockets)
    const meanwhile = percentile(await board(60), 0.99)
    // Thirty seconds for a request, looked at twice a minute.
    await expect.poll(() => open, { timeout: 120_000, interval: 1_000 }).toBe(0)
    clearInterval(drip)
    const after = percentile(await board(60), 0.99)
    console.log(
      `${sockets} slow connections (LINLI_SLOW): p99 ${before.toFixed(0)} before, ${meanwhile.toFixed(0)} meanwhile, ${after.toFixed(0)} ms after`,
    )
    expect(meanwhile).toBeLessThan(10 * before + 500)
    expect(process.memoryUsage().rss - rss).toBeLessThan(400 * 1024 * 1024)
  })
})

describe('attack 21: questions that ask for much', () => {
  it('leave the board of others as quick as it was', async () => {
    const before = percentile(await board(100), 0.99)
    let going = true
    let asked = 0
    const costly = Array.from({ length: 6 }, async (_, n) => {
      const client = t.at.as(`asker-${n}`, [{ role: 'duty-officer', place: '231025/' }])
      while (going) {
        for (const query of [
          'from=1800-01-01T00:00:00Z&to=2199-12-31T23:59:59Z&size=100',
          'sort=received&size=100',
          `channel=${Array.from({ length: 30 }, () => 'web').join(',')}`,
        ])
          await client.raw('GET', `/231025/api/requests?${query}`)
        await client.call(api.nearby, { body: { where: { place: grid }, what: '%_%'.repeat(600) } })
        asked += 4
      }
    })
    const meanwhile = percentile(await board(100), 0.99)
    going = false
    await Promise.all(costly)
    console.log(`p99 ${before.toFixed(0)} ms alone, ${meanwhile.toFixed(0)} ms beside ${asked} costly questions`)
    expect(asked).toBeGreaterThan(20)
    // Six who never stop share two processors with the one who is measured.
    expect(meanwhile).toBeLessThan(20 * before + 500)
  })
})
