/**
 * What this program does not hold, hard-coded: no belief, no suspicion, no movement, no scores of people, no traces for their
 * own sake, no faces, no film; nothing of a real person and no plan of another district in what it ships with.
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Route } from '../domain/kernel/api.ts'
import { permissionsOf, roleCodes } from '../domain/accounts/roles.ts'
import { rooms } from '../server/rooms.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

const top = fileURLToPath(new URL('../', import.meta.url))

/** Parts of names, as columns and fields are written. */
const forbidden: Record<string, RegExp> = {
  'religion or belief': /religio|belief|faith|church|worship|(^|_)cult(?!ure$)|sect(arian)?$|denomination/i,
  suspicion: /suspic|suspect|informant|denounce|threat_?level|watch_?list|black_?list/i,
  'movement control': /curfew|confine|checkpoint|travel_?permit|leave_?permit|movement|whereabouts/i,
  'scores of people':
    /(risk|credit|social|person|trust|behaviou?r)_?(score|rating|rank|level)|ranking|leader_?board|score_?card|(^|_)points$|demerit|(^|_)merit/i,
  'traces of workers':
    /last_?(seen|active|login|sign_?in|used)|(login|log_?in|sign_?in|visit|install)_?counts?|time_?on_?line|online_?(time|minutes)|clock_?(in|out)|punch_?(in|out)|presence/i,
  tracks: /(^|_)(gps|tracks?|trail|trajectory|route_?points|positions|locations)$|geofence/i,
  'faces and film': /(^|_)face|facial|biometric|finger_?print|iris|voice_?print|video|footage|livestream/i,
}
const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
const notions = (name: string) =>
  Object.entries(forbidden).flatMap(([what, pattern]) => (pattern.test(snake(name)) ? [`${name}: ${what}`] : []))

/** The same, as the interface would say it. */
const chinese =
  /宗教|信仰|信徒|教徒|教派|邪教|嫌疑|可疑|重点人员|重点人口|维稳|管控|稳控|死看死守|外出报备|风险等级|信用分|积分|排行|排名|打卡|签到率|在线时长|最后在线|登录次数|轨迹|人脸|声纹|刷脸|监控画面|得分|评分/g

/** Said in English, of people who work or are served; what a machine counts of itself is another thing. */
const english =
  /clock(ed|ing)?[- ](in|out)|check(ed)?[- ]in\b|punch(ed)?[- ](in|out)|\brank(ing|ed|s)?\b|leader ?board|\bscores?\b|\b(your|earn|earned|total) points\b|\bpoints (earned|balance|total)\b|\bstreak|last (seen|active|online|signed in)|time on ?line|online (time|since)|minutes online|step count|\btrack(s|ed|ing)\b|mileage|whereabouts/i

/** Where such a word stands for the opposite: what people complain of, what they are warned of, what is done by no one. */
const meant: Record<string, readonly string[]> = {
  'packs/base/items.json': ['可疑推销', '打卡等基层负担', '打卡"'],
  // Said to readers: places stand in the order of the map.
  'web/indicators/words.ts': ['never ranked'],
  // By which a resident follows their own matter.
  'web/accounts/staff/words/trails.ts': ['a code for tracking'],
}

function filesBelow(folder: string, wanted: RegExp): string[] {
  return fs
    .readdirSync(path.join(top, folder), { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && wanted.test(e.name) && !e.parentPath.includes('node_modules'))
    .map((e) => path.relative(top, path.join(e.parentPath, e.name)))
}
const read = (file: string) => fs.readFileSync(path.join(top, file), 'utf8')

/** Every key and every closed word of a shape, however deep. */
function namesIn(schema: unknown, seen = new Set<unknown>()): string[] {
  const def = (schema as z.ZodType | undefined)?._zod?.def as unknown as Record<string, unknown> | undefined
  if (!def || seen.has(schema)) return []
  seen.add(schema)
  const shape = (def['shape'] ?? {}) as Record<string, unknown>
  const entries = def['type'] === 'enum' ? Object.values(def['entries'] as Record<string, string>) : []
  const inner = [
    def['element'],
    def['innerType'],
    def['valueType'],
    def['keyType'],
    def['in'],
    def['out'],
    def['left'],
    def['right'],
    ...((def['options'] as unknown[]) ?? []),
    ...((def['items'] as unknown[]) ?? []),
  ]
  return [...Object.keys(shape), ...entries, ...[...Object.values(shape), ...inner].flatMap((s) => namesIn(s, seen))]
}
const routes = rooms.flatMap((room) =>
  Object.entries(room.api).map(([name, route]) => ({ id: `${room.name}.${name}`, route: route })),
)
const shapesOf = ({ spec }: Route) => [spec.params, spec.query, spec.body, spec.answer]

describe('the search itself', () => {
  it('finds what is planted, and leaves ordinary words alone', () => {
    const planted = [
      'religion',
      'religious_belief',
      'suspicion_level',
      'curfewUntil',
      'riskScore',
      'person_rank',
      'points',
      'lastSeen',
      'last_login',
      'loginCount',
      'clockIn',
      'gpsTrack',
      'positions',
      'faceId',
      'video',
      'time_online',
      'watchlist',
    ]
    for (const name of planted) expect([name, notions(name)]).not.toEqual([name, []])
    for (const name of [
      'point',
      'place',
      'rank',
      'surface',
      'received_at',
      'idle_until',
      'track',
      'section',
      'interface',
      'level',
      'followers',
    ])
      expect([name, notions(name).filter((n) => !n.endsWith('tracks'))]).toEqual([name, []])
    for (const said of [
      '请填写宗教信仰',
      '本月排名',
      '今日打卡',
      '您有 20 积分',
      '最后在线 3 分钟前',
      '在线时长',
      '走访轨迹',
    ])
      expect([said, said.match(chinese)]).not.toEqual([said, null])
    for (const said of [
      'Clock in',
      'Checked in at 8',
      'Ranking of workers',
      'Your points',
      'Last seen',
      'Time on line',
      'Tracking',
    ])
      expect([said, english.test(said)]).toEqual([said, true])
    for (const said of [
      'Pin a point on the map',
      'Track it',
      'Frank',
      'The clock of this phone is ahead',
      'Check it in the list',
    ])
      expect([said, english.test(said)]).toEqual([said, false])
  })
})

describe('the database', () => {
  let db: TestDatabase
  let client: pg.Client
  beforeAll(async () => {
    db = await freshDatabase()
    client = new pg.Client(db.config)
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await db.drop()
  })

  it('has no table, column or view for any of it', async () => {
    const { rows } = await client.query<{ table_name: string; column_name: string }>(
      `select table_name, column_name from information_schema.columns where table_schema in ('c231025', 'network')`,
    )
    expect(rows.length).toBeGreaterThan(250)
    const names = new Set(rows.flatMap((r) => [r.table_name, r.column_name]))
    expect([...names].flatMap(notions)).toEqual([])
  })

  it('keeps of a session what lets it end, and of a position one point of a matter or a thing', async () => {
    const columns = async (table: string) =>
      (
        await client.query<{ column_name: string }>(
          `select column_name from information_schema.columns where table_schema = 'c231025' and table_name = $1 order by 1`,
          [table],
        )
      ).rows.map((r) => r.column_name)
    expect(await columns('account_sessions')).toEqual([
      'account',
      'agent',
      'browser',
      'device',
      'ends_at',
      'factor_at',
      'factors',
      'id',
      'idle_seconds',
      'idle_until',
      'label',
      'opened_at',
      'token',
    ])
    const { rows } = await client.query<{ table_name: string }>(
      `select distinct table_name from information_schema.columns where table_schema = 'c231025' and (column_name in ('point', 'lng', 'lat', 'longitude', 'latitude') or udt_name in ('point', 'geometry', 'geography', 'path')) and table_name not like '%pub%' order by 1`,
    )
    // Buildings, estates, landmarks, grids: nothing that moves, and no table of people or accounts.
    for (const { table_name } of rows)
      expect(table_name).not.toMatch(/person|account|worker|member|session|device|household/)
  })
})

describe('what travels', () => {
  it('no route takes or answers any of it, as a field, a filter or a choice', () => {
    expect(routes.length).toBeGreaterThan(150)
    // Service by video call is a way of being served, as by phone; nothing is recorded.
    const fine = new Set(['video: faces and film'])
    const wrong = routes.flatMap(({ id, route }) =>
      [...new Set(shapesOf(route).flatMap((s) => namesIn(s)))]
        .flatMap(notions)
        .filter((n) => !(fine.has(n) && /^(records|duties|visits|activities)\./.test(id)))
        .map((n) => `${id} ${n}`),
    )
    expect(wrong).toEqual([])
  })

  it('the only score is how alike two matters are; no list can be ordered by people', () => {
    const withScore = routes
      .filter(({ route }) => shapesOf(route).some((s) => namesIn(s).includes('score')))
      .map((r) => r.id)
    expect(withScore.sort()).toEqual(['requests.nearby', 'requests.report-nearby', 'requests.similar'])
    for (const { id, route } of routes) {
      const sort = (route.spec.query?._zod.def as unknown as { shape?: Record<string, unknown> } | undefined)?.shape?.[
        'sort'
      ]
      if (sort) expect([id, namesIn(sort).filter((n) => /worker|account|handler|person/.test(n))]).toEqual([id, []])
    }
  })

  it('no permission is about any of it, and no route watches a colleague', () => {
    const all = new Set(roleCodes.flatMap((r) => [...permissionsOf(r, false)]))
    expect(all.size).toBeGreaterThan(50)
    expect([...all].flatMap((p) => notions(p.split('.')[1]!))).toEqual([])
    expect(
      routes
        .filter(({ route }) => /\/(ranking|leaderboard|presence|locations?|tracks|attendance)(\/|$)/.test(route.path))
        .map((r) => r.id),
    ).toEqual([])
  })
})

describe('words and packs', () => {
  const worded = /(^|-)words?(\.|-|$)|^(said|words|kit-words|out-words)\.ts$/
  const files = [
    ...filesBelow('packs', /\.json$/),
    // Words stand in files of that name and in folders of that name.
    ...filesBelow('web', /\.tsx?$/).filter((f) => /words/.test(f)),
    ...[...filesBelow('domain', /\.ts$/), ...filesBelow('server', /\.ts$/)].filter((f) =>
      worded.test(path.basename(f)),
    ),
  ]
  const without = (file: string) =>
    (meant[file] ?? []).reduce((text, phrase) => text.replaceAll(phrase, ''), read(file))

  it('[C7] no word of the interface and no line of a pack speaks of it, in Chinese', () => {
    expect(files.length).toBeGreaterThan(80)
    for (const room of ['duties', 'children', 'requests', 'people', 'indicators', 'field', 'resident', 'staff'])
      expect([room, files.some((f) => f.startsWith(`web/${room}/`))]).toEqual([room, true])
    const wrong = files.flatMap((file) =>
      [...new Set(without(file).match(chinese) ?? [])].map((word) => `${file}: ${word}`),
    )
    expect(wrong).toEqual([])
  })

  it('[C7] nor in English', () => {
    const said = (text: string) =>
      [...text.matchAll(/\b(?:en|one|other)"?: ?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`]*)`)/g)].map(
        (m) => m[1] ?? m[2] ?? m[3] ?? '',
      )
    const all = files.flatMap((file) => said(without(file)).map((text) => ({ file, text })))
    expect(all.length).toBeGreaterThan(2_000)
    expect(all.filter(({ text }) => english.test(text)).map(({ file, text }) => `${file}: ${text}`)).toEqual([])
  })

  it('packs bring no plan or target of another district or an old year', () => {
    for (const file of filesBelow('packs', /\.json$/)) {
      const text = read(file)
      expect([file, /"(target|targets|quota|goal|plan)"\s*:/.test(text)]).toEqual([file, false])
      expect([file, /四方区|白云社区|青岛市/.test(text)]).toEqual([file, false])
    }
  })

  it('people, companies and signs of a demonstration are invented and say so', () => {
    for (const pack of ['linkou', 'neighbour']) {
      const seats = JSON.parse(read(`packs/${pack}/seats.json`)) as { name: string; phone?: string }[]
      // A post, with a stem or branch for a number: never a surname and a given name.
      for (const { name } of seats)
        expect(name).toMatch(/[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]|员|长|负责人|书记|领导|客服|承办|演示/)
      const companies = JSON.parse(read(`packs/${pack}/companies.json`)) as { name: string }[]
      for (const { name } of companies) expect(name).toContain('虚构')
    }
  })
})

describe('numbers', () => {
  const files = ['packs', 'domain', 'server', 'web', 'test', 'bench'].flatMap((folder) =>
    filesBelow(folder, /\.(json|tsx?|sql)$/),
  )

  it('no identity number with the prefix of a real place', () => {
    const wrong = files.flatMap((file) =>
      [
        ...read(file).matchAll(
          /(?<![\dA-Za-z])[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g,
        ),
      ].map((m) => `${file}: ${m[0].slice(0, 6)}…`),
    )
    expect(files.length).toBeGreaterThan(400)
    expect(wrong).toEqual([])
  })

  it('no number that rings somewhere', () => {
    // Runs of digits as in the list of weak passwords ring nowhere.
    const rings =
      /(?<![\w.-])(?!0123456789|0987654321)(?:1[3-9]\d{9}|0[1-9]\d{1,2}-?[2-8]\d{6,7}|400-?\d{3}-?\d{4})(?![\w.-])/g
    // Documents the forms of numbers that are understood.
    const shown = new Set(['domain/people/digits.ts'])
    const wrong = files
      .filter((f) => !shown.has(f))
      .flatMap((file) => [...read(file).matchAll(rings)].map((m) => `${file}: ${m[0].slice(0, 4)}…`))
    expect(wrong).toEqual([])
  })
})
