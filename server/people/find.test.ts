/** Finding people: by name, pinyin, address, category, age and all of them at once, for whoever may see them and nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleApi } from '../../domain/people/api.ts'
import { personKeys } from '../../domain/people/keys.ts'
import type { Person } from '../../domain/people/schema.ts'
import { startCounty, type TestCounty } from '../../test/county.ts'
import type { Client } from '../../test/client.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { rekey } from './rekey.ts'
import { findKeys } from './sealed.ts'

let county: TestCounty
let secretary: Client
let desk: Client
let town: Client
const community = '231025/100/zhanqian/001/'
const one = `${community}001/`
const two = `${community}002/`
const hamlet = '231025/107/201/001/'
const day = '2026-03-10'
const newId = () => county.app.house.newId()
const ids: Record<string, string> = {}

interface More {
  place?: string
  born?: string
  category?: string
  /** Text of the dwelling to live in. */
  home?: string
}

async function enter(as: string, name: string, { place = one, born = '1950-03-08', category, home }: More = {}) {
  const person: Person = {
    id: newId(),
    place,
    name,
    sex: 'unknown',
    born,
    phones: [],
    idNumber: null,
    addressNote: null,
    died: null,
  }
  const household = home && newId()
  if (household) {
    const [d] = await rows<{ id: string }>('select id from @dwelling where text = $1 and place = $2', [home, place])
    await secretary.ok(peopleApi.addHousehold, {
      body: { id: household, place, dwelling: d!.id, opened: day, closed: null },
    })
  }
  await secretary.ok(peopleApi.add, { body: { person, day, ...(household && { household }) } })
  if (category)
    await secretary.ok(peopleApi.addCategory, {
      params: { id: person.id },
      body: { id: newId(), person: person.id, category, from: day, to: null, source: '名册', month: '2026-03' },
    })
  ids[as] = person.id
  return person.id
}

const rows = <R extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  county.sql<R>(text.replaceAll('@', 'c231025.'), values)

const called = (id: string) => Object.entries(ids).find(([, i]) => i === id)?.[0] ?? id

async function find(
  q: string,
  more: { place?: string; category?: string; ageFrom?: number; ageTo?: number } = {},
  who: Client = desk,
) {
  const { items } = await who.ok(peopleApi.search, { body: { q, size: 100, ...more } })
  return items.map((p) => `${called(p.id)} ${p.by}`)
}

beforeAll(async () => {
  county = await startCounty()
  secretary = county.as('secretary', [{ role: 'community-secretary', place: '231025/' }])
  desk = county.as('desk', [{ role: 'desk' }])
  town = county.as('town', [{ role: 'desk', place: '231025/107/' }])
  await enter('young', '慕容演示', { born: '1990-01-01', home: '雅和家园1号楼1单元101' })
  await enter('old', '慕容演示', { born: '1940-05-05', place: two, category: 'elder-oldest' })
  await enter('like', '慕容眼示', { born: '1961-01-01', place: two })
  await enter('other', '慕容演士', { born: '1962-01-01' })
  await enter('wrong', '慕容大示', { born: '1963-01-01' })
  const [house] = await rows<{ text: string }>('select text from @dwelling where place = $1 order by ordered limit 1', [
    hamlet,
  ])
  await enter('far', '慕容演示', { born: '1941-01-01', place: hamlet, home: house!.text })
  ids['hamlet'] = house!.text
})
afterAll(() => county.close())

describe('[B1] by name', () => {
  it('the name itself first, place by place; then what sounds so, then what differs in one character', async () => {
    expect(await find('慕容演示')).toEqual([
      'young name',
      'old name',
      'far name',
      'other near',
      'like near',
      'wrong near',
    ])
    expect(new Set(await find('慕容啊示'))).toEqual(
      new Set(['young near', 'wrong near', 'old near', 'like near', 'far near']),
    )
    const sound = await find('murongyanshi')
    expect(new Set(sound)).toEqual(new Set(['young name', 'other name', 'old name', 'like name', 'far name']))
    expect(sound.at(-1)).toBe('far name')
    expect(await find('mrds')).toEqual(['wrong name'])
    expect(await find('演示')).toEqual(['young name', 'old name', 'far name'])
    expect(new Set(await find('慕容_示', { place: community }))).toEqual(
      new Set(['young name', 'wrong name', 'old name', 'like name']),
    )
  })

  it('narrowed by place, category and age, each alone and all together', async () => {
    expect(await find('慕容演示', { place: two })).toEqual(['old name', 'like near'])
    expect(await find('慕容演示', { category: 'elder-oldest' })).toEqual(['old name'])
    expect(await find('慕容演示', { ageFrom: 80 })).toEqual(['old name', 'far name'])
    expect(await find('慕容演示', { ageFrom: 60, ageTo: 65, place: one })).toEqual(['other near', 'wrong near'])
    expect(await find('mrys', { category: 'elder-oldest', ageFrom: 80, ageTo: 90 })).toEqual(['old name'])
    expect(await find('mrys', { category: 'elder-oldest', ageTo: 79 })).toEqual([])
  })

  it('page by page nobody is missed and nobody comes twice, whatever stage the page ends in', async () => {
    const whole = await find('慕容演示')
    for (const size of [1, 2, 4]) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await desk.ok(peopleApi.search, { body: { q: '慕容演示', size, ...(after && { after }) } })
        seen.push(...page.items.map((p) => `${called(p.id)} ${p.by}`))
        after = page.next
      } while (after)
      expect(seen).toEqual(whole)
    }
  })

  it('[L7] shows nobody from outside the asker’s area, masks all, and leaves no line', async () => {
    const before = await rows('select count(*) from @audit')
    expect(await find('慕容演示', {}, town)).toEqual(['far name'])
    const { items } = await desk.ok(peopleApi.search, { body: { q: '慕容演示' } })
    expect(items.every((p) => p.name === '慕**' && (p.address?.endsWith('***') ?? true))).toBe(true)
    expect(await rows('select count(*) from @audit')).toEqual(before)
  })
})

describe('[B3] by address', () => {
  it('an estate, a building, a unit, a room, and together with a name', async () => {
    for (const q of ['雅和家园', '和家园', '雅和家园1号楼', '1单元', '101', '1单元101', '雅和家园101'])
      expect([q, await find(q, { place: one })]).toEqual([q, ['young address']])
    expect(await find('雅和家园2号楼')).toEqual([])
    expect(await find('慕容演示 雅和家园')).toEqual(['young name'])
    expect(await find('mrys 雅和家园2号楼')).toEqual([])
    expect(await find('雅和家园', { ageTo: 40 })).toEqual(['young address'])
    expect(await find('雅和家园', { category: 'elder-oldest' })).toEqual([])
  })

  it('a hamlet is found from its grid, although it lies in the village above', async () => {
    const worker = county.as('hamlet-worker', [{ role: 'desk', place: hamlet }])
    const name = ids['hamlet']!.replace(/\d+号$/, '')
    expect(await find(name, {}, worker)).toEqual(['far address'])
    expect(await find(ids['hamlet']!, { ageFrom: 80 })).toEqual(['far address'])
  })

  it('follows whoever moves, and forgets where they lived', async () => {
    const id = await enter('mover', '令狐演示', { home: '雅和家园1号楼1单元102' })
    expect(await find('令狐演示 1号楼1单元102')).toEqual(['mover name'])
    const { household } = await secretary.ok(peopleApi.get, { params: { id } })
    const [d] = await rows<{ id: string }>(`select id from @dwelling where text = '雅和家园1号楼2单元201'`)
    await secretary.ok(peopleApi.moveHousehold, {
      params: { id: household!.id },
      body: { id: newId(), day, dwelling: d!.id },
    })
    expect(await find('令狐演示 1号楼1单元102')).toEqual([])
    expect(await find('雅和家园2单元201')).toEqual(['mover address'])
    await secretary.ok(peopleApi.happen, { params: { id }, body: { id: newId(), kind: 'death', day } })
    expect(await find('雅和家园2单元201')).toEqual([])
    expect(await find('令狐演示')).toEqual(['mover name'])
    expect(await find('令狐演示', { ageFrom: 1 })).toEqual([])
  })
})

describe('[B4] lists of an age', () => {
  const listed = async (more: object) =>
    (await secretary.ok(peopleApi.list, { query: { place: '231025/', size: 100, ...more } })).items.map((p) =>
      called(p.id),
    )
  it('by age, by category and age, in the order of places, page by page', async () => {
    const sixties = await listed({ ageFrom: 60, ageTo: 65 })
    expect([sixties.slice(0, 2).sort(), sixties.slice(2)]).toEqual([['other', 'wrong'], ['like']])
    expect(await listed({ ageFrom: 80, category: 'elder-oldest' })).toEqual(['old'])
    expect(await listed({ ageFrom: 80 })).toEqual(['old', 'far'])
    const query = { place: '231025/', ageFrom: 60, ageTo: 65, size: 2 }
    const first = await secretary.ok(peopleApi.list, { query })
    const second = await secretary.ok(peopleApi.list, { query: { ...query, after: first.next! } })
    expect([...first.items, ...second.items].map((p) => called(p.id))).toEqual(sixties)
    expect(second.next).toBeUndefined()
  })
})

describe('[L7] what is kept', () => {
  it('no piece of a name stands in clear; a change of the name is found by the new one alone', async () => {
    const id = await enter('changed', '独孤演示', { category: 'elder-alone' })
    await secretary.ok(peopleApi.edit, { params: { id }, body: { id: newId(), base: 2, change: { name: '独孤新名' } } })
    expect(await find('独孤演示')).not.toContain('changed name')
    expect(await find('独孤新名', { category: 'elder-alone' })).toEqual(['changed name'])
    expect(JSON.stringify(await rows('select * from @person_key'))).not.toMatch(/独孤|dugu|慕容|murong/)
  })

  it('keys made anew by the program are the keys that stand; what follows from other rows stays', async () => {
    const keys = () =>
      rows<{ key: string; derived: boolean; person: string }>(
        'select key::text, category, place, person, born, derived from @person_key order by 1, 2, 3, 4',
      )
    const before = await keys()
    const names = before.filter((k) => !k.derived && k.person === ids['young'])
    expect(names.map((k) => k.key).sort()).toEqual(findKeys(county.app, personKeys('慕容演示')).sort())
    await rows('insert into @person_key_due select id from @person')
    await rekey.run(workFor(county.app.house, county.app.county))
    expect(await rows('select * from @person_key_due')).toEqual([])
    expect(await keys()).toEqual(before)
  })
})
