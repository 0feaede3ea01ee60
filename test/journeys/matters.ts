/** A handful of invented matters, as far along as they are wanted, raised at the desk through the front door by a page that is open. */
import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { uuidv7 } from '../../domain/kernel/id.ts'

const county = '231025'
const grids = ['001', '002', '003'].map((g) => `${county}/100/zhanqian/001/${g}/`)

/** What is said, and how far it comes: 0 raised, 1 accepted, 2 sent. */
const matters: [said: string, far: 0 | 1 | 2][] = [
  ['三单元楼道灯不亮，晚上看不见台阶', 2],
  ['院门口路灯连着两天没亮', 2],
  ['早市边上的路灯杆歪了', 2],
  ['小广场的灯半夜一直闪', 1],
  ['学校门口路灯不亮，孩子放学看不清路', 1],
  ['后院围墙边的路灯罩掉了', 0],
  ['胡同口的路灯坏了一盏', 0],
]

/** @returns the ids of the requests, in the order of the list above: the first three are in the hands of 城管局 */
export async function raiseMatters(dispatcher: Page, now: Date): Promise<string[]> {
  const id = () => uuidv7(now.getTime(), randomBytes(10))
  return Promise.all(
    matters.map(async ([what, far], i) => {
      const request = id()
      const contact = { phone: `000123400${String(i).padStart(2, '0')}` }
      const report = { id: id(), channel: 'counter', what, where: { place: grids[i % grids.length] }, contact }
      await post(dispatcher, 'requests', { request, report })
      const kind = { item: 'street-lamp', line: 'governance', intent: 'complaint', urgency: 'ordinary' }
      if (far > 0) await post(dispatcher, `requests/${request}/accept`, { id: id(), ...kind })
      const order = { order: id(), unit: 'chengguanju', role: 'lead', party: 'authority', outside: false }
      if (far > 1) await post(dispatcher, `requests/${request}/dispatch`, { id: id(), orders: [order] })
      return request
    }),
  )
}

async function post(page: Page, path: string, body: unknown): Promise<void> {
  const status = await page.evaluate<number>(
    `fetch('/${county}/api/${path}', { method: 'POST', headers: { 'x-linli': '1', 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(body))} }).then((r) => r.status)`,
  )
  if (status >= 300) throw new Error(`${path}: ${status}`)
}
