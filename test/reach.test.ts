/**
 * [L6] Every permission × role × place, through HTTP: what lies in the grant's own place, below it and in its predecessors
 * is there; what lies above, beside and in another county is not (404, and never 403, where a person stands behind it).
 */
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsApi } from '../domain/accounts/api.ts'
import { roleCodes, type Role } from '../domain/accounts/roles.ts'
import type { Route } from '../domain/kernel/api.ts'
import { peopleApi } from '../domain/people/api.ts'
import { recordsApi } from '../domain/records/api.ts'
import { staffActs, type StaffAct } from '../domain/requests/acts.ts'
import { requestsApi } from '../domain/requests/api.ts'
import { authenticate, recall } from '../server/accounts/index.ts'
import { installCounty } from '../server/catalogue/index.ts'
import { sealDetails } from '../server/children/sealing.ts'
import { rooms } from '../server/rooms.ts'
import { startApp, type TestApp } from './app.ts'
import type { Client, Reply } from './client.ts'
import { openSql } from './database.ts'
import { enter } from './enter.ts'
import { readOracle } from './oracle/oracle.ts'
import { sampleBody } from './requests/samples.ts'

const oracle = readOracle()
const community = '231025/100/zhanqian/001/'
/** The grant is on the community. */
const places = {
  own: community,
  lower: `${community}001/`,
  upper: '231025/100/zhanqian/',
  neighbour: '231025/100/zhanqian/002/',
  predecessor: '231025/100/zhanqian/900/',
} as const
type Where = keyof typeof places
const wheres = Object.keys(places) as Where[]
const within: Record<Where, boolean> = { own: true, lower: true, upper: false, neighbour: false, predecessor: true }

let app: TestApp
let pool: pg.Pool
const sql = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await pool.query<R>(text, values)).rows
const id = () => app.house.newId()

type Subject = 'request' | 'person' | 'household' | 'record' | 'account' | 'place' | 'child' | 'volunteer' | 'hours'
const subjects = {} as Record<Subject, Record<Where, string>>
let officer: Client

beforeAll(async () => {
  app = await startApp({ rooms, authenticate, recall })
  pool = openSql(app.db)
  await installCounty(app.house, { ...app.county, demo: false }, ['base', 'linkou'], {
    admin: app.db.config,
    day: '2026-01-01',
  })
  // Rooms below take their part of the packs.
  await app.settle()
  await sql(
    `insert into c231025.place (path, parent, kind, level, name, sort, opened, closed, fictional, version)
     values ($1, $2, 'community', '社区', '旧社区', 0, '2020-01-01', '2026-02-01', true, 1)`,
    [places.predecessor, places.upper],
  )
  await sql(`insert into c231025.place_succession (old, new, day) values ($1, $2, '2026-02-01')`, [
    places.predecessor,
    places.own,
  ])
  officer = await enter(app, sql, [{ role: 'duty-officer', place: '231025/' }], { factor: 1 })
  for (const [kind, make] of Object.entries(makers) as [Subject, (place: string) => Promise<string>][]) {
    subjects[kind] = {} as Record<Where, string>
    for (const where of wheres) subjects[kind][where] = await make(places[where])
  }
})
afterAll(async () => {
  await pool.end()
  await app.close()
})

async function fileAt(place: string): Promise<string> {
  const request = id()
  // Filed where the place is open; what was filed in a place that is closed now was filed before.
  const body = {
    request,
    report: {
      id: id(),
      channel: 'phone',
      what: '楼道灯不亮',
      where: { place: place === places.predecessor ? places.own : place },
    },
  }
  await officer.ok(requestsApi.file, { body: body as never })
  if (place === places.predecessor) await sql('update c231025.requests set place = $2 where id = $1', [request, place])
  return request
}

const makers: Record<Subject, (place: string) => Promise<string>> = {
  request: fileAt,
  person: async (place) => {
    const person = id()
    await sql(
      `insert into c231025.person (id, place, name, name_masked, sex, version, entered_at) values ($1, $2, '', '演*', 'unknown', 1, $3)`,
      [person, place, app.now()],
    )
    return person
  },
  place: async (place) => place,
  household: async (place) => {
    const household = id()
    await sql(`insert into c231025.household (id, place, opened, version) values ($1, $2, '2020-01-01', 1)`, [
      household,
      place,
    ])
    return household
  },
  record: async (place) => {
    const record = id()
    await sql(
      `insert into c231025.service_records (id, version, current, place, unit, origin_kind, origin, item, mode, ended_at, outcome, helpers, served, recorded_at)
       values ($1, 1, true, $2, 'chengguanju', 'request', $1, 'street-lamp', 'on-site', $3, 'done', '[]', '{}', $3)`,
      [record, place, app.now()],
    )
    return record
  },
  child: async (place) => {
    const [person, child] = [await makers.person(place), id()]
    const details = { guardians: [], carer: null, school: '', class: '', likes: '' }
    await sql(
      `insert into c231025.child_entry (id, person, place, category, details, version, opened_at, opened_by) values ($1, $2, $5, 'child-left-behind', $3, 1, $4, $1)`,
      [child, person, sealDetails(app, child, details), app.now(), place],
    )
    return child
  },
  volunteer: async (place) => {
    const [person, volunteer] = [await makers.person(place), id()]
    await sql(
      `insert into c231025.volunteer (id, person, place, number, state, since, applied_on, skills, languages, free, how_far, version)
       values ($1, $2, $3, $4, 'applied', '2026-03-01', '2026-03-01', '{}', '{}', '[]', 'grid', 1)`,
      [volunteer, person, place, volunteer.slice(-9)],
    )
    return volunteer
  },
  hours: async (place) => {
    const [volunteer, hours] = [await makers.volunteer(places.own), id()]
    await sql(
      `insert into c231025.volunteer_hours (id, record, version, volunteer, place, unit, item, origin_kind, origin, restricted, day, minutes, said_at, state, seq)
       values ($1, $1, 1, $2, $3, 'chengguanju', 'street-lamp', 'activity', $1, false, '2026-03-09', 60, $4, 'entered', 1)`,
      [hours, volunteer, place, app.now()],
    )
    return hours
  },
  account: async (place) => {
    const client = await enter(app, sql, [{ role: 'grid-worker', place }])
    return (await client.ok(accountsApi.me)).me!.account
  },
}

interface Probe {
  of: Subject
  params: (subject: string) => Record<string, string>
  body?: (subject: string) => unknown
  query?: (subject: string) => unknown
  /** That it exists is no secret: beyond the grant it is refused with 403. */
  openly?: true
}

const anyDay = '2026-03-10'
const because = () => ({ id: id(), why: 'test of reach' })
const about = (of: Subject, body?: Probe['body']): Probe => ({
  of,
  params: (subject) => ({ id: subject, request: subject }),
  ...(body && { body }),
})

const month = '2026-03-01'
/** Numbers of a place. */
const at = (params: Record<string, string>, query: Probe['query']): Probe => ({
  of: 'place',
  params: () => params,
  ...(query && { query }),
})
/** The tree is public; changing it is not. */
const inTheTree = (body: (path: string) => object, undated = false): Probe => ({
  of: 'place',
  openly: true,
  params: () => ({}),
  body: (path) => ({ id: id(), ...(undated ? {} : { day: anyDay, why: 'test' }), ...body(path) }),
})

/** Routes that name a subject: how to ask for it with everything else in order. */
const probes: Record<string, Probe> = {
  ...Object.fromEntries(staffActs.map((kind) => [`requests.${kind}`, about('request', () => sampleBody(kind, id))])),
  'requests.get': about('request'),
  'requests.proposal': about('request'),
  'requests.similar': about('request'),
  'requests.chain': about('request', () => ({ acts: [{ kind: 'note', body: { id: id(), said: '一句话' } }] })),
  'requests.reveal': about('request', () => ({ id: id(), reason: 'test of reach' })),
  'requests.call': about('request', () => ({ id: id() })),
  'people.get': about('person'),
  'people.reveal': about('person', () => ({ id: id(), what: ['name'], why: 'test of reach' })),
  'people.edit': about('person', () => ({ id: id(), base: 1, change: { sex: 'female' } })),
  'people.call': about('person', () => ({ id: id(), matter: id() })),
  'people.dialled': about('person', () => ({ id: id(), matter: id(), at: '2026-03-09T10:00:00.000Z' })),
  'people.happen': about('person', () => ({ id: id(), kind: 'leave', day: anyDay })),
  'people.events': about('person'),
  'people.merges': about('person'),
  'people.addCategory': about('person', (person) => ({
    id: id(),
    person,
    category: 'elder-alone',
    from: anyDay,
    to: null,
    source: 'test',
    month: '2026-03',
  })),
  'people.linkAccount': about('person', (person) => ({
    id: id(),
    account: id(),
    person,
    as: 'self',
    from: anyDay,
    to: null,
  })),
  'duties.ofPerson': about('person'),
  'visits.visiting': about('person'),
  'visits.past': about('person'),
  'visits.care': about('person', () => ({ id: id(), two: true })),
  'duties.excuse': about('person', () => ({ id: id(), from: anyDay, to: anyDay, reason: 'away' })),
  'duties.majorChange': about('person', () => ({ id: id(), at: '2026-03-10T01:00:00Z' })),
  'duties.enrol': about('person', (person) => ({
    id: id(),
    plan: 'elder-visit',
    from: anyDay,
    people: [{ id: id(), person }],
  })),
  'people.moveHousehold': about('household', () => ({ id: id(), day: anyDay, dwelling: id() })),
  'records.get': about('record'),
  'children.child': about('child'),
  'children.changeChild': about('child', () => ({
    id: id(),
    base: 99,
    category: 'orphan',
    details: { guardians: [], carer: null, school: '', class: '', likes: '' },
  })),
  'children.childLine': about('child', () => ({ id: id(), kind: 'guidance', day: anyDay })),
  'children.endChild': about('child', because),
  'children.outOfSchool': about('child', () => ({ id: id(), since: anyDay })),
  'children.schoolLink': about('child', () => ({ id: id() })),
  'volunteers.get': about('volunteer'),
  'volunteers.edit': about('volunteer', () => ({ id: id(), base: 99, change: { skills: [] } })),
  'volunteers.step': about('volunteer', () => ({ ...because(), base: 99, step: 'pause' })),
  'volunteers.addEntry': about('volunteer', () => ({
    id: id(),
    kind: 'commendation',
    day: anyDay,
    course: null,
    minutes: null,
    unit: null,
    words: '优秀志愿者',
  })),
  'hours.ofVolunteer': about('volunteer'),
  'hours.sumsOfVolunteer': about('volunteer'),
  'papers.ofVolunteer': about('volunteer'),
  'papers.make': about('volunteer', () => ({ id: id(), from: null, to: null })),
  'hours.verify': about('hours', (hours) => ({ id: id(), hours: [hours] })),
  'hours.decide': about('hours', () => ({ id: id(), upheld: false, words: '问过了' })),
  'accounts.get': about('account'),
  'accounts.edit': about('account', () => ({ ...because(), base: 99, change: { shown: '新名' } })),
  'accounts.disable': about('account', because),
  'accounts.enable': about('account', because),
  'accounts.issueCode': about('account', because),
  'accounts.askReset': about('account', because),
  'platforms.links': about('account'),
  'letters.revokeAll': about('account', because),
  'handovers.check': about('account', () => ({ shares: [] })),
  'handovers.handOver': about('account', () => ({ ...because(), day: anyDay, shares: [{ to: id() }] })),
  'indicators.dashboard': at({}, (place) => ({ place, month })),
  'indicators.places': at({ code: 'resolved-rate' }, (place) => ({ place, month })),
  'indicators.list': at({ code: 'resolved-rate' }, (place) => ({ place, month })),
  'indicators.export': { of: 'place', params: () => ({}), body: (place) => ({ place, month }) },
  'places.describe': inTheTree((path) => ({ path, sort: 1 })),
  'places.rename': inTheTree((path) => ({ path, name: '改名' })),
  'places.appoint': inTheTree(
    (place) => ({ place, account: id(), name: '甲', phone: null, post: 'head', from: anyDay, to: null }),
    true,
  ),
}

const routeOf = (name: string): Route => {
  const [room, ...rest] = name.split('.')
  return rooms.find((r) => r.name === room)!.api[rest.join('.')]!
}

function ask(client: Client, name: string, probe: Probe, subject: string): Promise<Reply<unknown>> {
  const route = routeOf(name)
  return client.call(route, {
    params: probe.params(subject),
    ...(probe.body && { body: probe.body(subject) as never }),
    ...(probe.query && { query: probe.query(subject) as never }),
  })
}

/** Roles that hold a place by their grant; a handler's counts for the unit, which is asked below. */
const placed = roleCodes.filter((r) => !['resident', 'unit-handler', 'unit-lead'].includes(r))
const may = (role: Role, name: string) => oracle.says(routeOf(name).spec.may, role) !== 'may-not'

describe('[L6] a grant on a community', () => {
  it.each(placed.filter((r) => Object.keys(probes).some((name) => may(r, name))))(
    '%s: nothing above and nothing beside, by any route',
    async (role) => {
      const client = await enter(app, sql, [{ role, place: community }], { factor: 1 })
      const seen: string[] = []
      for (const [name, probe] of Object.entries(probes).filter(([n]) => may(role, n))) {
        for (const where of wheres.filter((w) => !within[w])) {
          const reply = await ask(client, name, probe, subjects[probe.of][where])
          if (reply.status !== (probe.openly ? 403 : 404))
            seen.push(`${name} ${where}: ${reply.status} ${JSON.stringify(reply.body).slice(0, 200)}`)
        }
      }
      expect(seen).toEqual([])
    },
  )

  it.each(placed.filter((r) => Object.keys(probes).some((name) => may(r, name))))(
    '%s: its own place, what lies below, and what it was before',
    async (role) => {
      const client = await enter(app, sql, [{ role, place: community }], { factor: 1 })
      const missing: string[] = []
      for (const [name, probe] of Object.entries(probes).filter(([n]) => may(role, n))) {
        // An act changes its subject, so it gets a fresh one; looks are tried everywhere.
        const acts = routeOf(name).kind === 'act'
        for (const where of wheres.filter((w) => within[w] && (!acts || w === 'own'))) {
          const subject =
            acts && probe.of !== 'record' ? await makers[probe.of](places[where]) : subjects[probe.of][where]
          const reply = await ask(client, name, probe, subject)
          // Out of turn, not in that part, or wrong in itself: all of it says that the subject is there.
          if (reply.status === (probe.openly ? 403 : 404)) missing.push(`${name} ${where}`)
        }
      }
      expect(missing.filter((m) => !knownEmpty.has(m.split(' ')[0]!))).toEqual([])
    },
  )

  /** The subject is there, but not the second thing that is asked for: a number, a matter, an account, a dwelling, an indicator. */
  const knownEmpty = new Set([
    'requests.call',
    'requests.reveal',
    'people.call',
    'people.linkAccount',
    'people.moveHousehold',
    'indicators.places',
    'indicators.list',
  ])

  it('lists hold what lies within and nothing else', async () => {
    const clients = {
      requests: await enter(app, sql, [{ role: 'dispatcher', place: community }]),
      people: await enter(app, sql, [{ role: 'community-secretary', place: community }]),
      accounts: await enter(app, sql, [{ role: 'administrator', place: community }]),
    }
    const found = {
      request: await everything((after) => clients.requests.ok(requestsApi.list, { query: { size: 100, after } })),
      person: await everything((after) =>
        clients.people.ok(peopleApi.list, { query: { place: '231025/', size: 100, after } }),
      ),
      account: await everything((after) => clients.accounts.ok(accountsApi.list, { query: { size: 100, after } })),
    }
    for (const kind of ['request', 'person', 'account'] as const) {
      const shown = wheres.filter((w) => found[kind].has(subjects[kind][w]))
      expect([kind, ...shown.sort()]).toEqual([kind, 'lower', 'own', 'predecessor'])
    }
    const records = async (place: string) =>
      (await clients.people.ok(recordsApi.list, { query: { place, size: 100 } })).items.map((i) => i.id)
    expect(await records(places.neighbour)).toEqual([])
    expect((await records('231025/')).sort()).toEqual(
      [subjects.record.own, subjects.record.lower, subjects.record.predecessor].sort(),
    )
  })
})

/** Ids on all pages of a list. */
async function everything(
  page: (after?: string) => Promise<{ items: { id: string }[]; next?: string | undefined }>,
): Promise<Set<string>> {
  const ids = new Set<string>()
  let after: string | undefined
  do {
    const { items, next } = await page(after)
    for (const item of items) ids.add(item.id)
    after = next
  } while (after)
  return ids
}

describe('[L6] a grant in a unit', () => {
  it.each(['unit-handler', 'unit-lead'] as const)(
    '%s: what the unit has in hand, wherever it lies, and nothing else',
    async (role) => {
      const client = await enter(app, sql, [{ role, place: community, unit: 'chengguanju' }], { factor: 1 })
      const mine = Object.entries(probes).filter(([name, p]) => p.of === 'request' && may(role, name))
      const seen: string[] = []
      for (const [name, probe] of mine) {
        for (const where of wheres) {
          const reply = await ask(client, name, probe, subjects.request[where])
          if (reply.status !== 404) seen.push(`${name} ${where}: ${reply.status}`)
        }
      }
      expect(seen).toEqual([])
      const request = await fileAt(places.neighbour)
      const act = (kind: StaffAct, body: object) =>
        officer.ok(requestsApi[kind] as typeof requestsApi.accept, {
          params: { request },
          body: { id: id(), ...body } as never,
        })
      await act('accept', { intent: 'complaint', line: 'governance', item: 'street-lamp', urgency: 'ordinary' })
      await act('dispatch', {
        orders: [{ order: id(), unit: 'chengguanju', role: 'lead', party: 'authority', outside: false }],
      })
      expect((await client.call(requestsApi.get, { params: { request } })).status).toBe(200)
      const other = await enter(app, sql, [{ role, place: community, unit: 'minzhengju' }], { factor: 1 })
      expect((await other.call(requestsApi.get, { params: { request } })).status).toBe(404)
    },
  )
})

const noPlace = 'of the county, tied to no place'
const all = (room: string, names: string, why: string) =>
  Object.fromEntries(names.split(' ').map((n) => [`${room}.${n}`, why]))

describe('[L6] the probes', () => {
  /** Routes with a permission that name no single subject of a place, and why. */
  const elsewhere: Record<string, string> = {
    places: 'the tree is public; further edits are refused with 403 beyond the grant (server/places)',
    organisations: 'bodies are public; edits are refused with 403 beyond the grant (server/organisations)',
    facilities: 'facilities are public; edits, uses and checks are refused beyond the grant (server/facilities)',
    activities:
      'what is published is public; plans, lists and acts are refused beyond place and unit (server/activities)',
    exchange: 'what goes out and comes back is of the place of the volunteer (server/volunteers/exchange.test.ts)',
    timebank: 'accounts are lists of a place, one beyond it is none (server/timebank/earning.test.ts)',
    neighbours: 'entries are lists of a place, one beyond it is none (server/neighbours/neighbours.test.ts)',
    demands: 'known to all on duty; asking is refused beyond unit and place (server/demands/demands.test.ts)',
    teams: 'teams are public on duty; keeping is refused beyond unit and place (server/teams/teams.test.ts)',
    catalogue: "the catalogue is the county's as a whole (server/catalogue)",
    audit: "the auditor's trails are the county's as a whole",
    notices: "webhooks and what could not be sent are the county's as a whole",
    rights: "consents and bars are tried in server/rights; the register is the county's as a whole",
    machine: 'what all counties of an installation stand on has no place (server/kernel/machine/machine.test.ts)',
    settings: "what a county chooses is the county's as a whole (server/requests/settings.test.ts)",
  }
  const whole: Record<string, string> = {
    'accounts.list': 'lists above',
    'accounts.open': 'an account without grants has no place',
    'accounts.grant': 'server/accounts/grants.test.ts',
    'accounts.endGrant': 'server/accounts/grants.test.ts',
    'accounts.askings': 'names of staff, no subject',
    'accounts.decide': 'server/accounts/grants.test.ts',
    'accounts.newPhone': 'residents have no place',
    'requests.list': 'lists above',
    'requests.counts': 'same statement as the list',
    'requests.inbox': 'by unit',
    'requests.mine': 'by account',
    'requests.export': 'as the list: server/requests/export',
    'records.export': 'as the list: server/requests/export',
    'requests.find': 'same policy as get',
    'requests.trail-of': 'same policy as get; answers an id and nothing else',
    'requests.nearby': 'filing',
    'requests.of-caller': 'same policy as the list',
    'requests.file': 'anybody on duty files for anywhere',
    'requests.rating-counts': 'by unit',
    ...Object.fromEntries(['records.list', 'records.channels'].map((n) => [n, 'lists above'])),
    ...Object.fromEntries(['records.correct', 'records.sayChannel'].map((n) => [n, 'same lock as get'])),
    'children.children': 'server/children',
    'children.harmReports': 'by office: server/children',
    'children.proposedChildren': 'server/children',
    'children.openChild': 'of a person in a place: server/children',
    'volunteers.counts': 'numbers of a place: server/volunteers/counts.test.ts',
    'volunteers.commended': 'a list of a place: server/volunteers/commended.test.ts',
    'volunteers.commendedOut': 'as the list: server/volunteers/commended.test.ts',
    'volunteers.list': 'a list of a place: server/volunteers',
    'volunteers.find': 'server/volunteers',
    'volunteers.enter': 'of a person in a place: server/volunteers',
    'volunteers.strikeEntry': 'same lock as addEntry: server/volunteers',
    ...all(
      'volunteers',
      'rules defineRules starTables defineStars skills defineSkill categories defineCategory',
      noPlace,
    ),
    'papers.file': 'same lock as seal: server/volunteers',
    'papers.seal': 'server/volunteers',
    'papers.revoke': 'same lock as seal: server/volunteers',
    'hours.list': 'by place or unit: server/volunteers',
    'people.list': 'lists above',
    'people.area': 'as the list, and tested against it: server/people/area',
    'duties.definePlan': 'of the county, tied to no place',
    'duties.pairs': 'a list of a place: server/duties/pairs',
    'duties.pairCover': 'counts of a place: server/duties/pairs',
    'duties.pair': 'same lock as duties.end: server/duties/pairs',
    'duties.unpair': 'server/duties/pairs',
    'duties.share': 'a place, and only what is seen of it: server/duties/pairs',
    'duties.takeShare': 'server/duties/pairs',
    'duties.proposals': 'under the policy of people: server/duties',
    'duties.endings': 'server/duties',
    'duties.keep': 'same lock as end',
    'duties.enrolments': 'server/duties',
    'duties.list': 'server/duties',
    ...all('duties', 'change look', 'same lock as end'),
    'duties.end': 'server/duties',
    'duties.endExcuse': 'same sight as excuse',
    'visits.day': 'what the reader owes, as duties.mine',
    'visits.numbers': 'of what the reader owes today: server/duties/visits',
    'visits.visit': 'server/duties/visits',
    'visits.enter': 'same lock and sight as a visit: server/duties/visits',
    'visits.wish': 'same sight as the person’s duties, and the lock of duties.change',
    'visits.care': 'server/duties/visits',
    'visits.seen': 'by account: server/duties/visits',
    'visits.confirm': 'by account: server/duties/visits',
    'visits.callBacks': 'a list of a place: server/duties/visits',
    'visits.paper': 'a list of a place: server/duties/visits',
    'visits.calledBack': 'server/duties/visits',
    'duties.checks': 'same policy as the list: server/duties',
    'duties.noteCall': 'server/duties',
    'duties.spells': 'the weather is public',
    'duties.declareWeather': 'server/duties',
    'duties.endWeather': 'server/duties',
    'indicators.definitions': "the county's as a whole",
    'indicators.versions': "the county's as a whole",
    'indicators.define': "the county's as a whole",
    'indicators.change': "the county's as a whole",
    'indicators.end': "the county's as a whole",
    'indicators.target': 'server/indicators',
    'people.search': 'server/people',
    'people.trailOf': 'same statements as the search; answers ids and nothing else',
    'people.coverage': 'server/people',
    'people.households': 'by dwelling: server/people',
    'people.findAccount': 'a number of the network, tied to no place; answers an id',
    'people.duplicates': 'server/people',
    'people.add': 'into a place: server/people',
    'people.addHousehold': 'into a place: server/people',
    'people.join': 'same lock as moveHousehold',
    'people.endCategory': 'same lock as addCategory',
    'people.confirmCategory': 'same lock as addCategory',
    'people.claims': 'server/people/keeping',
    'people.compareClaim': 'server/people/keeping',
    'people.settleClaim': 'server/people/keeping',
    ...all('platforms', 'link endLink', 'same lock as accounts.edit: server/accounts/platforms.test.ts'),
    ...all('platforms', 'platforms put', noPlace),
    'letters.list': 'by the places and units of letters.settle: test/letters.test.ts',
    'letters.get': 'nobody but whoever answers for its author: test/letters.test.ts',
    ...all('letters', 'accept refuse', 'same reach as get: test/letters.test.ts'),
    ...all('handovers', 'handBack callOff', 'same reach as handOver: server/accounts/handovers'),
    'handovers.handovers': 'as the list of accounts: server/accounts/handovers',
    'people.defineCare': 'of the county, tied to no place',
    'people.runs': 'counts of the county, tied to no place',
    'people.strikeEvent': 'same lock as happen',
    'people.population': 'server/people/events',
    'people.withoutLiaison': 'server/people/liaison',
    'people.giveLiaison': 'server/people/liaison',
    'people.turnMember': 'same lock as moveHousehold',
    'people.compareMerge': 'two persons: server/people/merge',
    'people.merge': 'two persons: server/people/merge',
    'people.unmerge': 'of a merge that was made: server/people/merge',
    'people.defineField': 'of the county, tied to no place',
    'people.setExtra': 'same lock as edit',
    ...Object.fromEntries(['people.addContact', 'people.endContact'].map((n) => [n, 'server/people/contacts'])),
    'people.revealExtra': 'same row as reveal',
    'people.findExtra': 'server/people/extras',
    'people.quality': 'server/people/extras',
    'people.qualityList': 'server/people/extras',
    ...all('forms', 'list bring one plan drop ask', noPlace),
    'forms.fill': 'server/forms',
    'people.exportPeople': 'as the list: server/people/export',
    'people.exportProfiles': 'of the county, tied to no place',
    'people.differences': 'server/people/differences',
    'people.differenceCounts': 'server/people/differences',
    'people.settleDifferences': 'server/people/differences',
    'people.exportDifferences': 'server/people/differences',
    'people.imports': 'server/people/imports',
    'people.bring': 'server/people/imports',
    'people.import': 'server/people/imports',
    'people.planImport': 'server/people/imports',
    'people.importRows': 'server/people/imports',
    'people.decideRows': 'server/people/imports',
    'people.applyImport': 'server/people/imports',
    'people.refusedRows': 'server/people/imports',
    'people.undoImport': 'server/people/imports',
    'people.dropImport': 'server/people/imports',
  }

  /** Several at once, each as the one; and what is beside the prefecture: server/requests/city; papers by the page of the matter; links: server/requests/link. */
  const ofRequests = /^requests\.(city-|paper|link|.*-many$)/

  it('ask every route with a permission that names a subject', () => {
    const guarded = rooms.flatMap((room) =>
      Object.entries(room.api)
        .filter(([, r]) => r.spec.may !== 'public' && r.spec.may !== 'self')
        .map(([name]) => ({ room: room.name, name: `${room.name}.${name}` })),
    )
    const left = guarded.filter(({ room, name }) => !(room in elsewhere) && !(name in probes) && !(name in whole))
    expect(left.flatMap((l) => (ofRequests.test(l.name) ? [] : l.name))).toEqual([])
    expect(Object.keys(probes).filter((name) => !guarded.some((g) => g.name === name))).toEqual([])
  })
})
