/** The catalogue's editor against the county as it starts, and what the requests room makes of what is edited. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueApi as api } from '../domain/catalogue/api.ts'
import { changedParts, itemOf, valuesOf } from '../web/catalogue/staff/item/values.ts'
import { lean, whole } from '../web/requests/staff/policy/shape.ts'
import { reasonWords } from '../server/kernel/http/reason-words.ts'
import { startLoop, said, unit, type Loop } from './requests/front.ts'
import type { Client } from './client.ts'

let t: Loop
let editor: Client
beforeAll(async () => {
  t = await startLoop()
  editor = t.at.as('editor', [{ role: 'catalogue-editor' }])
})
afterAll(() => t.close())

const today = '2026-03-10'
const open = async (code: string) => {
  const { version, leadHere: _, helpersHere: __, ...item } = await editor.ok(api.item, { params: { code } })
  return { version, item }
}
const put = (code: string, base: number, item: object) =>
  editor.call(api.editItem, { params: { code }, body: { id: t.id(), base, item: item as never } })
const codes = async () => (await editor.ok(api.tree)).items.map((i) => i.code)

describe('[D4][D6] the editor of the catalogue', () => {
  it('opens every item of the county; saved unchanged it is the same, and the server says so', async () => {
    const all = await codes()
    expect(all.length).toBeGreaterThan(80)
    for (const code of all) {
      const { version, item } = await open(code)
      const saved = itemOf(valuesOf(item))
      expect([code, changedParts(item, saved)]).toEqual([code, []])
      const reply = await put(code, version, saved)
      expect([code, reply.status, reply.problem.title]).toEqual([code, 409, reasonWords['unchanged']!.zh.title])
    }
  })

  it('a rule that is changed and changed back leaves no trace, however short the rules are written', async () => {
    for (const code of await codes()) {
      const { item } = await open(code)
      const there = lean(item.policy, { ...whole(item.policy), approval: true, off: ['raise'] })
      const back = lean(item.policy, {
        ...whole(there),
        approval: whole(item.policy).approval,
        off: whole(item.policy).off,
      })
      expect([code, back]).toEqual([code, item.policy])
    }
  })

  it('[D6] rules that would widen the table, or that nobody could read, are refused at their field', async () => {
    const { version, item } = await open('street-lamp')
    const rules = (change: object) => ({ ...item, policy: { ...item.policy, ...change } })
    const refused = async (change: object) => said(await put('street-lamp', version, rules(change)))
    expect(await refused({ off: ['rate'] })).toBe('validation item.policy.off:never-off')
    expect(await refused({ only: { accept: ['reporter'] } })).toBe('validation item.policy.only.accept:only-narrows')
    expect(await refused({ returns: { most: 99, within: { amount: 1, unit: 'days' } } })).toBe(
      'validation item.policy.returns.most:rule-unreadable',
    )
    expect((await open('street-lamp')).version).toBe(version)
  })
})

describe('[D6] an item that is taken out', () => {
  it('keeps its name, its rules and its way for what is open, and is chosen no more', async () => {
    const { version, item } = await open('street-lamp')
    const policy = { ...item.policy, off: ['raise'] }
    expect((await put('street-lamp', version, { ...item, policy })).status).toBe(200)
    const filed = await t.accepted()
    const label = async () => (await t.view(t.dispatcher, filed.request)).allowed.map((a) => a.kind)
    const before = await label()
    expect(before).not.toContain('raise')
    await editor.ok(api.closeItem, {
      params: { code: 'street-lamp' },
      body: { id: t.id(), day: today, why: '并入市政' },
    })
    expect(await codes()).not.toContain('street-lamp')
    expect(await label()).toEqual(before)
    const view = await t.view(t.dispatcher, filed.request)
    expect(view.item?.name).toBe(item.name.zh)
    const sent = await t.must(t.dispatcher, 'dispatch', filed.request, { orders: [t.order({ unit })] })
    expect(sent.status).toBe('handling')
    const again = await t.reported()
    expect(
      await t.refused(t.dispatcher, 'accept', again.request, {
        intent: 'complaint',
        line: 'governance',
        item: 'street-lamp',
        urgency: 'ordinary',
      }),
    ).toBe('validation item:no-such-item')
  })
})
