import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../test/app.ts'
import { room, together } from '../context.ts'
import { inAct } from '../db/act.ts'
import { relay } from './relay.ts'

let app: TestApp
let admin: pg.Client
let heard: string[] = []
let refused: string | undefined

let times = 0

const listening = room({
  name: 'listening',
  api: {},
  routes: {},
  on: {
    'things.done': async (event) => {
      if (event.subject === refused) throw new Error('not this one')
      heard.push(`${event.subject}#${event.seq}`)
    },
    'things.met': together(async (events) => {
      if (events.some((e) => e.subject === refused)) throw new Error('not this one')
      times++
      heard.push(...events.map((e) => `${e.subject}#${e.seq}`))
    }),
  },
})

beforeAll(async () => {
  app = await startApp({ rooms: [listening], authenticate: async () => undefined })
  admin = new pg.Client(app.db.config)
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await app.close()
})

const done = (subject: string, seq: number, topics: string[] = [], name = 'things.done') =>
  inAct(
    app.house.pools.app,
    { county: '231025', scope: { ranges: [], units: [] }, account: null, now: app.now() },
    async () => undefined,
    () => ({
      writes: [],
      audit: [],
      answer: undefined,
      events: [{ name, version: 1, subject, seq, payload: {}, topics }],
    }),
  )
const left = async () =>
  (await admin.query('select subject, seq from c231025.outbox order by seq')).rows.map((r) => `${r.subject}#${r.seq}`)

it('delivers more than go together, each subject in its order', async () => {
  heard = []
  const subjects = Array.from({ length: 120 }, () => app.house.newId())
  for (const subject of subjects) for (const seq of subject === subjects[0] ? [2, 1] : [1]) await done(subject, seq)
  await app.settle()
  expect([...heard].sort()).toEqual([...subjects.map((s) => `${s}#1`), `${subjects[0]}#2`].sort())
  expect(heard.indexOf(`${subjects[0]}#1`)).toBeLessThan(heard.indexOf(`${subjects[0]}#2`))
  expect(await left()).toEqual([])
})

it('who takes events together gets all of one name in one go; one at fault takes nothing of the others with it', async () => {
  heard = []
  const three = [app.house.newId(), app.house.newId(), app.house.newId()]
  for (const subject of three) await done(subject, 1, [], 'things.met')
  await app.settle()
  expect([...heard].sort()).toEqual(three.map((s) => `${s}#1`).sort())
  expect(times).toBe(1)

  heard = []
  const more = [app.house.newId(), app.house.newId(), app.house.newId()] as const
  refused = more[1]
  for (const subject of more) await done(subject, 1, [], 'things.met')
  await app.settle()
  refused = undefined
  expect([...heard].sort()).toEqual([`${more[0]}#1`, `${more[2]}#1`].sort())
  expect(await left()).toEqual([`${more[1]}#1`])
  app.setNow(new Date(app.now().getTime() + 3_600_000))
  await app.settle()
  expect(heard.at(-1)).toBe(`${more[1]}#1`)
  expect(await left()).toEqual([])
})

it('what changed is told while acts keep coming, not when they end', async () => {
  const told: string[][] = []
  await done(app.house.newId(), 1, ['first'])
  const delivered = await relay(app.house, app.county, new Map(), {
    rest: 1,
    told: async (topics) => {
      told.push(topics)
      if (told.length < 4) await done(app.house.newId(), 1, [`after ${told.length}`])
    },
  })
  expect(told).toEqual([['first'], ['after 1'], ['after 2'], ['after 3']])
  expect(delivered).toBe(4)
})

it('an event that cannot be consumed waits with the later ones of its subject, and holds up nobody else', async () => {
  heard = []
  const [bad, ...good] = Array.from({ length: 5 }, () => app.house.newId()) as [string, ...string[]]
  refused = bad
  for (const seq of [1, 2]) for (const subject of [bad, ...good]) await done(subject, seq)
  await app.settle()
  expect([...new Set(heard)].sort()).toEqual(good.flatMap((s) => [`${s}#1`, `${s}#2`]).sort())
  expect(await left()).toEqual([`${bad}#1`, `${bad}#2`])
  refused = undefined
  app.setNow(new Date(app.now().getTime() + 3_600_000))
  await app.settle()
  expect(heard.slice(-2)).toEqual([`${bad}#1`, `${bad}#2`])
  expect(await left()).toEqual([])
})
