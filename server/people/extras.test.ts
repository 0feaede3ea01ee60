/** Fields that a county adds, and the gaps of its register: through the front door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleApi } from '../../domain/people/api.ts'
import type { ExtraField } from '../../domain/people/extras.ts'
import type { Person } from '../../domain/people/schema.ts'
import type { Client } from '../../test/client.ts'
import { explained } from '../../test/explain.ts'
import { community, one, startRegister, two, type Register } from '../../test/people.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { runQuality } from './quality.ts'
import { idsByExtra } from './store/extra-store.ts'
import { faultyIn } from './store/quality-store.ts'

let r: Register
let secretary: Client
let grid: Client
let editor: Client
const elsewhere = '231025/107/201/'

beforeAll(async () => {
  r = await startRegister(['x-secretary', 'x-editor'])
  secretary = r.seat('x-secretary', 'community-secretary', community)
  grid = r.seat('x-grid', 'grid-worker', one)
  editor = r.seat('x-editor', 'catalogue-editor')
})
afterAll(() => r.close())

const field = (change: Partial<ExtraField>): ExtraField => ({
  code: 'fuel',
  name: { zh: '取暖', en: 'Heating' },
  kind: 'choice',
  options: ['煤', '电', '集中供热'],
  sensitive: false,
  search: true,
  purpose: '冬季入户查一氧化碳隐患',
  basis: '县冬季安全入户办法第三条',
  closed: false,
  sort: 0,
  ...change,
})
const define = (f: ExtraField, base = 0, who = editor) =>
  who.call(peopleApi.defineField, { params: { code: f.code }, body: { id: r.newId(), base, field: f } })
const card = (p: Person, who = secretary) => who.ok(peopleApi.get, { params: { id: p.id } })
async function fill(p: Person, code: string, value: string | null, who = secretary) {
  const { version } = await card(p, who)
  return who.call(peopleApi.setExtra, {
    params: { id: p.id, field: code },
    body: { id: r.newId(), base: version, value },
  })
}
const find = (code: string, value: string, who = secretary) =>
  who.call(peopleApi.findExtra, { body: { field: code, value } })

describe('[B1] fields that an administrator adds without code', () => {
  it('are defined by whoever keeps the catalogue, keep what they are, and say what for', async () => {
    expect((await define(field({}), 0, secretary)).status).toBe(403)
    expect((await define(field({}))).status).toBe(200)
    expect((await define(field({}))).problem.code).toBe('conflict')
    expect((await define(field({ kind: 'text', options: [] }), 1)).problem.faults).toEqual([
      { path: 'field.kind', code: 'field-stays' },
    ])
    expect((await define(field({ code: 'again' }))).problem.faults).toEqual([
      { path: 'field.name.zh', code: 'name-twice' },
    ])
    const nothing = await define(field({ code: 'why', purpose: '', basis: '' }))
    expect(nothing.problem.faults?.map((f) => f.path)).toEqual(['field.purpose', 'field.basis'])
    const { items } = await grid.ok(peopleApi.fields)
    expect(items).toEqual([{ ...field({}), version: 1 }])
  })

  it('take values of their kind, are shown on the card, emptied again, and found by only where they say so', async () => {
    const p = await r.entered({ name: '欧阳取暖' })
    expect((await fill(p, 'fuel', '柴')).problem.faults).toEqual([{ path: 'value', code: 'not-an-option' }])
    expect((await fill(p, 'fuel', '煤')).status).toBe(200)
    expect((await card(p, grid)).extras).toEqual([{ field: 'fuel', value: '煤' }])
    const seen = (await find('fuel', '煤')).body
    expect([seen.items.map((i) => [i.id, i.name]), seen.more]).toEqual([[[p.id, '欧**']], false])
    const stranger = r.seat('x-stranger', 'community-secretary', elsewhere)
    expect((await find('fuel', '煤', stranger)).body.items).toEqual([])
    expect(
      (
        await stranger.call(peopleApi.setExtra, {
          params: { id: p.id, field: 'fuel' },
          body: { id: r.newId(), base: 2, value: '电' },
        })
      ).status,
    ).toBe(404)
    await define(
      field({ code: 'steps', name: { zh: '台阶', en: 'Steps' }, kind: 'number', options: [], search: false }),
    )
    expect((await fill(p, 'steps', '12')).status).toBe(200)
    expect((await find('steps', '12')).problem.faults).toEqual([{ path: 'field', code: 'field-not-searched' }])
    expect((await fill(p, 'fuel', null)).status).toBe(200)
    expect((await card(p)).extras).toEqual([{ field: 'steps', value: '12' }])
    expect((await find('fuel', '煤')).body.items).toEqual([])
    await define(field({ closed: true }), 1)
    expect((await fill(p, 'fuel', '电')).problem.faults).toEqual([{ path: 'value', code: 'field-closed' }])
    expect((await fill(p, 'nothing', '电')).status).toBe(404)
  })

  it('a sensitive one is sealed, masked on the card, revealed with a reason that is kept; a search by it is a look', async () => {
    const secret = '右耳助听器三型'
    const p = await r.entered({ name: '欧阳听力' })
    await define(field({ code: 'aid', name: { zh: '辅具', en: 'Aid' }, kind: 'text', options: [], sensitive: true }))
    expect((await fill(p, 'aid', '右耳**')).problem.faults).toEqual([{ path: 'value', code: 'masked' }])
    expect((await fill(p, 'aid', secret)).status).toBe(200)
    expect((await card(p)).extras).toEqual([{ field: 'aid', value: null }])
    for (const table of ['person_extra', 'history', 'audit', 'outbox'])
      expect([table, JSON.stringify(await r.rows(`select * from ${table}`)).includes(secret)]).toEqual([table, false])
    const reveal = (who: Client) =>
      who.call(peopleApi.revealExtra, {
        params: { id: p.id, field: 'aid' },
        body: { id: r.newId(), why: '送辅具上门' },
      })
    expect((await reveal(grid)).status).toBe(403)
    expect((await reveal(secretary)).body).toEqual({ value: secret })
    expect((await find('aid', secret)).body.items.map((i) => i.id)).toEqual([p.id])
    const lines = await r.rows<{ act: string; detail: object }>(
      `select act, detail from audit where subject = $1 and act in ('people.reveal', 'people.search') order by act`,
      [p.id],
    )
    expect(lines).toEqual([
      { act: 'people.reveal', detail: expect.objectContaining({ what: 'extra:aid' }) as object },
      { act: 'people.search', detail: { by: 'extra:aid' } },
    ])
  })
})

describe('gaps of the register', () => {
  const counts = async (place: string, who = secretary) => {
    const { counts: all } = await who.ok(peopleApi.quality, { query: { place } })
    return Object.fromEntries(all.map((c) => [c.kind, c.n]))
  }
  const listed = async (
    kind: 'no-dwelling' | 'no-contact' | 'shared-phone' | 'age-limit' | 'recheck-due',
    place = community,
    who = secretary,
  ) => {
    const ids: string[] = []
    let after: string | undefined
    do {
      const page = await who.ok(peopleApi.qualityList, { query: { place, kind, size: 3, ...(after && { after }) } })
      ids.push(...page.items.map((i) => i.id))
      after = page.next
    } while (after)
    return ids
  }

  it('each count opens to its list, at every level; what is put right is gone the next day', async () => {
    const phone = '00055500001'
    const homes = await Promise.all([r.home(), r.home()])
    const loose = await r.entered({ name: '游离一', phones: ['00055500002'] })
    const silent = await r.entered({ name: '无声一' }, homes[0])
    const sharing = [
      await r.entered({ name: '共一', phones: [phone] }, homes[1]),
      ...(await Promise.all([2, 3, 4].map((n) => r.entered({ name: `共${n}`, phones: [phone] })))),
    ]
    await runQuality(r.work())
    const dwelling = await listed('no-dwelling')
    expect(dwelling).toEqual(expect.arrayContaining([loose.id, ...sharing.slice(1).map((p) => p.id)]))
    expect(dwelling).not.toContain(silent.id)
    expect(await listed('no-contact')).toContain(silent.id)
    expect(await listed('no-contact')).not.toContain(loose.id)
    expect((await listed('shared-phone')).sort()).toEqual([])
    await secretary.ok(peopleApi.join, {
      body: {
        id: r.newId(),
        household: homes[0],
        person: sharing[1]!.id,
        relation: 'other',
        residence: 'both',
        from: '2026-03-03',
        to: null,
      },
    })
    await runQuality(r.work())
    expect((await listed('shared-phone')).sort()).toEqual(sharing.map((p) => p.id).sort())
    expect(await listed('no-contact')).not.toContain(silent.id)
    const all = await counts(community)
    for (const kind of ['no-dwelling', 'no-contact', 'shared-phone', 'age-limit'] as const)
      expect([kind, (await listed(kind)).length]).toEqual([kind, all[kind]])
    const parts = [await counts(one), await counts(two, secretary)]
    expect(parts[0]!['shared-phone']).toBe(4)
    const { items } = await secretary.ok(peopleApi.withoutLiaison, { query: { place: one, size: 100 } })
    expect(parts[0]!['no-liaison']).toBe(items.length)
    expect((await grid.call(peopleApi.quality, { query: { place: community } })).status).toBe(404)
    expect(await listed('no-dwelling', community, grid)).toEqual(await listed('no-dwelling', one))
  })

  it('[S1-17] who is aided is confirmed anew in time: the late are listed, the share of the others stands beside', async () => {
    const told = async () => (await secretary.ok(peopleApi.quality, { query: { place: community } })).counts
    const due = async () => (await told()).find((c) => c.kind === 'recheck-due')!
    const aided = async (name: string, month: string) => {
      const p = await r.entered({ name })
      const body = {
        id: r.newId(),
        person: p.id,
        category: 'low-income',
        from: '2024-01-01',
        to: null,
        source: '民政',
        month,
      }
      await grid.ok(peopleApi.addCategory, { params: { id: p.id }, body })
      return p
    }
    await runQuality(r.work())
    const before = await due()
    const late = await aided('复核一', '2025-03')
    await aided('复核二', '2025-04')
    const [seen] = (await card(late)).dated
    await runQuality(r.work())
    expect(await due()).toEqual({ kind: 'recheck-due', n: before.n + 1, of: before.of! + 2 })
    expect(await listed('recheck-due')).toContain(late.id)
    await secretary.ok(peopleApi.confirmCategory, {
      params: { id: late.id, category: seen!.id },
      body: { id: r.newId(), month: '2026-03' },
    })
    await runQuality(r.work())
    expect(await due()).toEqual({ kind: 'recheck-due', n: before.n, of: before.of! + 2 })
    expect(await listed('recheck-due')).not.toContain(late.id)
    expect((await told()).filter((c) => c.of !== null).map((c) => c.kind)).toEqual(['recheck-due'])
  })

  it('pages of both lists are read from their own key', async () => {
    await r.db.query(`insert into person_fault (kind, place, person)
      select 'no-contact', place, id from person on conflict do nothing; analyze person_fault, person_extra`)
    const asked: Statement[] = []
    const catching = { county: '231025', rows: async (s: Statement) => (asked.push(s), []) } as unknown as Tx
    const ranges = [{ lo: community, hi: `${community.slice(0, -1)}0` }]
    await faultyIn(catching, 'no-contact', ranges, [community, '00000000-0000-0000-0000-000000000000'], 4)
    await idsByExtra(catching, Buffer.alloc(32), ranges, 4)
    await r.db.query('begin')
    try {
      await r.db.query('set local enable_seqscan = off')
      for (const statement of asked) {
        const { rows, whole, plan } = await explained(r.db, statement, 'generic')
        expect({ few: rows < 30, whole, plan }).toEqual({ few: true, whole: [], plan })
      }
    } finally {
      await r.db.query('rollback')
    }
  })
})
