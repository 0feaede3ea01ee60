import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OrganisationLine, organisationOf } from '../organisations/pack.ts'
import { type FormField, formFaults, FormSchema } from './form.ts'
import { verdict } from './install.ts'
import { type Bar, categoryLineage, dispatchBar, listOn } from './lists.ts'
import { ItemLine, itemOf, limitOf, LimitText, limitText } from './pack-lines.ts'
import { asks, below, fill, findItems, itemsOn, proposal, templateFaults, treeFaults } from './rules.ts'
import {
  type Category,
  Kind,
  type Delegation,
  type LimitUnit,
  type ListItem,
  type ListKind,
  type ServiceItem,
} from './schema.ts'

const day = '2026-04-01'
const h = (amount: number) => ({ amount, unit: 'hours' as const })
const all = { danger: h(1), supply: h(2), ordinary: h(24), hard: h(48) }
const kind = Kind.parse({
  code: 'general',
  name: { zh: '一般' },
  returns: { most: 2 },
  limits: { response: all, dispatch: all, resolution: all, amber: 0.75 },
})
const line = (more: Partial<ItemLine> = {}) => ({
  ...ItemLine.parse({
    code: 'lamp',
    category: 'home',
    name: { zh: '楼道灯不亮', en: 'Lamp' },
    line: 'governance',
    openWhen: '-',
    closeWhen: '-',
    lead: { by: 'committee' },
    source: '-',
  }),
  ...more,
})
const item = (more: Partial<ItemLine> = {}): ServiceItem => itemOf(line(more), kind, '2026-01-01')

describe('limits', () => {
  it('are written as counties write them, and read back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.constantFrom<LimitUnit>('hours', 'days', 'working-hours', 'working-days'),
        (amount, unit) => {
          expect(LimitText.safeParse(limitText({ amount, unit })).success).toBe(true)
          expect(limitOf(limitText({ amount, unit }))).toEqual({ amount, unit })
        },
      ),
    )
    for (const wrong of ['4', '工作日', '4 工作日', '四工作日', '30分钟', '-1天'])
      expect(LimitText.safeParse(wrong).success).toBe(false)
  })

  it('[D9] an item has its own where it says so, else those of its kind, and its policy carries them', () => {
    const own = item({ limits: { resolve: '4工作时' }, urgency: 'supply' })
    expect(own.limits).toEqual({
      response: h(2),
      dispatch: h(2),
      resolve: { amount: 4, unit: 'working-hours' },
      hard: h(48),
    })
    expect(own.policy.limits.resolution).toEqual({ ...all, supply: { amount: 4, unit: 'working-hours' } })
    expect(own.policy).toMatchObject({ returns: { most: 2 }, limits: { amber: 0.75 } })
    expect(Object.keys(own.policy)).not.toContain('code')
  })
})

describe('[D3] the tree', () => {
  const cat = (code: string, parent: string | null): Category => ({ code, parent, name: { zh: code }, sort: 0 })
  const tree = [cat('a', null), cat('a.b', 'a'), cat('a.b.c', 'a.b'), cat('d', null)]

  it('any depth, down and up', () => {
    expect([...below(tree, 'a')].sort()).toEqual(['a', 'a.b', 'a.b.c'])
    expect(categoryLineage(new Map(tree.map((c) => [c.code, c])), 'a.b.c')).toEqual(['a.b.c', 'a.b', 'a'])
  })

  it('rings, orphans and twins are told', () => {
    expect(treeFaults(tree)).toEqual([])
    expect(treeFaults([cat('a', 'b'), cat('b', 'a')]).map((f) => f.fault)).toEqual(['category-ring', 'category-ring'])
    expect(treeFaults([cat('a', 'x')])).toEqual([{ code: 'a', fault: 'parent-unknown' }])
    expect(treeFaults([cat('a', null), cat('a', null)])).toEqual([{ code: 'a', fault: 'category-twice' }])
  })

  it('the version that holds on a day', () => {
    const [one, two] = [
      { ...item(), to: '2026-03-01' },
      { ...item(), version: 2, from: '2026-03-01' },
    ]
    expect(['2025-12-31', '2026-02-28', '2026-03-01'].map((d) => itemsOn([one, two], d).get('lamp')?.version)).toEqual([
      undefined,
      1,
      2,
    ])
  })

  it('search by the words people use: the whole word first', () => {
    const items = [
      item({ code: 'b', name: { zh: '路灯不亮' }, words: ['灯坏了'] }),
      item({ code: 'a', name: { zh: '灯' }, words: [] }),
      item({ code: 'c', name: { zh: '漏水' }, words: [] }),
    ]
    expect(findItems(items, '灯').map((i) => i.code)).toEqual(['a', 'b'])
    expect(findItems(items, '楼下漏水了').map((i) => i.code)).toEqual(['c'])
    expect(findItems(items, '  ')).toEqual([])
  })
})

describe('[S1-45] the lists bar the way and are named', () => {
  const entry = (list: ListKind, no: string, more: Partial<ListItem> = {}): ListItem => ({
    list,
    no,
    version: 1,
    heading: '-',
    text: `${list} ${no}`,
    lead: 'bureau',
    helpers: [],
    from: '2026-01-01',
    to: null,
    source: '-',
    ...more,
  })
  const lists = (['town-basic', 'town-assist', 'town-recalled', 'grid-duties', 'grid-powers'] as const).map((l) =>
    entry(l, '1'),
  )
  const town = { code: 'town', kind: 'town-government' as const, place: '990001/100/' }
  const grid = { code: 'grid', kind: 'community-committee' as const, place: '990001/100/001/' }
  const bureau = { code: 'bureau', kind: 'department' as const, place: '990001/' }
  const bar = (
    listed: ListKind[],
    org: typeof town | typeof grid | typeof bureau,
    role: 'lead' | 'helper' = 'lead',
    delegations: Delegation[] = [],
  ): Bar | undefined =>
    dispatchBar(
      item({ listed: listed.map((list) => ({ list, no: '1' })) }),
      { org, role },
      lists,
      delegations,
      ['home'],
      day,
    )

  it.each([
    [[], bureau, 'lead', undefined],
    [[], town, 'lead', 'not-on-town-list'],
    [[], grid, 'lead', 'not-on-grid-list'],
    [['town-basic'], town, 'lead', undefined],
    [['town-basic'], grid, 'lead', 'not-on-grid-list'],
    [['town-basic'], grid, 'helper', 'not-on-grid-list'],
    [['town-assist'], town, 'lead', 'list-assist'],
    [['town-assist'], town, 'helper', undefined],
    [['town-assist'], grid, 'lead', 'list-assist'],
    [['town-recalled'], town, 'lead', 'list-recalled'],
    [['town-recalled'], town, 'helper', 'list-recalled'],
    [['town-recalled'], grid, 'lead', 'list-recalled'],
    [['town-recalled', 'grid-duties'], grid, 'lead', 'list-recalled'],
    [['town-recalled', 'grid-duties'], grid, 'helper', undefined],
    [['town-recalled', 'town-basic'], town, 'helper', undefined],
    [['grid-duties'], grid, 'lead', undefined],
    [['grid-powers'], grid, 'lead', undefined],
  ] as [ListKind[], typeof town, 'lead' | 'helper', string | undefined][])(
    '%j to %j as %s: %s',
    (listed, org, role, code) => {
      expect(bar(listed, org, role)?.code).toBe(code)
    },
  )

  it('the refusal names the line and the department that leads', () => {
    expect(bar(['town-recalled'], grid)).toMatchObject({
      item: { list: 'town-recalled', no: '1', text: 'town-recalled 1', lead: 'bureau' },
    })
  })

  it('[S1-46] a delegation opens the way for its body, in its place, until its day', () => {
    const one: Delegation = {
      id: 'd',
      what: 'home',
      from: 'bureau',
      to: 'grid',
      place: '990001/100/',
      start: '2026-03-01',
      until: '2026-04-01',
      ground: '-',
    }
    expect(bar(['town-recalled'], grid, 'lead', [one])).toBeUndefined()
    for (const wrong of [
      { until: '2026-03-31' },
      { start: '2026-04-02' },
      { to: 'other' },
      { what: 'city' },
      { place: '990001/200/' },
    ]) {
      expect(bar(['town-recalled'], grid, 'lead', [{ ...one, ...wrong }])?.code).toBe('list-recalled')
    }
  })

  it('a list is read as of a day, in its newest version; one not in force bars nothing and allows nothing', () => {
    const versions = [
      entry('town-basic', '1', { to: '2026-04-01' }),
      entry('town-basic', '1', { version: 2, from: '2026-04-01', text: '新' }),
    ]
    expect(['2026-03-31', day].map((d) => listOn(versions, 'town-basic', d).get('1')?.version)).toEqual([1, 2])
    const ended = [entry('town-basic', '1', { to: day })]
    const listed = [{ list: 'town-basic' as const, no: '1' }]
    expect(dispatchBar(item({ listed }), { org: town, role: 'lead' }, ended, [], [], day)?.code).toBe(
      'not-on-town-list',
    )
  })
})

describe('[D5] who would get it', () => {
  const county = { path: '990001/', level: '县' }
  const org = (code: string, kind: OrganisationLine['kind'], place?: string) =>
    organisationOf(OrganisationLine.parse({ code, name: code, kind, place }), county, '2020-01-01', 0)
  const orgs = new Map(
    [
      org('bureau', 'department'),
      org('c1', 'community-committee', '990001/100/001/'),
      org('p1', 'property-company'),
    ].map((o) => [o.code, o]),
  )
  const where = { place: '990001/100/001/003/' }
  const lead = (rule: ServiceItem['lead'], property?: string) =>
    proposal({ lead: rule, helpers: [] }, { ...where, ...(property && { property }) }, orgs, day).lead?.code

  it('a body, the committee of the place, the property company or else the committee; nobody rather than a guess', () => {
    expect(lead({ by: 'body', code: 'bureau' })).toBe('bureau')
    expect(lead({ by: 'body', code: 'gone' })).toBeUndefined()
    expect(lead({ by: 'committee' })).toBe('c1')
    expect(lead({ by: 'property' }, 'p1')).toBe('p1')
    expect(lead({ by: 'property' })).toBe('c1')
    expect(lead({ by: 'town' })).toBeUndefined()
  })

  it('helpers once each, never the lead', () => {
    const p = proposal(
      {
        lead: { by: 'committee' },
        helpers: [{ by: 'property' }, { by: 'body', code: 'bureau' }, { by: 'body', code: 'bureau' }],
      },
      where,
      orgs,
      day,
    )
    expect(p.helpers.map((o) => o.code)).toEqual(['bureau'])
  })
})

describe('[D4] forms', () => {
  const title = { title: '题' }
  const field: fc.Arbitrary<FormField> = fc.oneof(
    fc.constant<FormField>({ type: 'boolean', ...title }),
    fc.constant<FormField>({ type: 'string', format: 'date', ...title }),
    fc.constant<FormField>({
      type: 'string',
      oneOf: [
        { const: 'a', title: '甲' },
        { const: 'b', title: '乙' },
      ],
      ...title,
    }),
    fc
      .record({ min: fc.nat(3), max: fc.integer({ min: 3, max: 6 }) })
      .map(({ min, max }): FormField => ({ type: 'string', minLength: min, maxLength: max, ...title })),
    fc
      .record({ type: fc.constantFrom('number' as const, 'integer' as const), min: fc.integer({ min: -3, max: 0 }) })
      .map(({ type, min }): FormField => ({ type, minimum: min, maximum: 5, ...title })),
  )
  const value = fc.oneof(
    fc.boolean(),
    fc.integer({ min: -5, max: 8 }),
    fc.constant(1.5),
    fc.constantFrom('a', 'b', 'c', '2026-02-28', '2026-02-30', '', '𠮷𠮷𠮷𠮷', '长长长长长长长'),
    fc.constant(null),
  )
  const names = ['one', 'two', 'three']

  it('say the same as a general JSON Schema validator', () => {
    const ajv = new Ajv({ strict: true, keywords: ['x-en', 'x-en-description'] })
    addFormats.default(ajv)
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), field),
        fc.dictionary(fc.constantFrom(...names, 'stray'), value),
        fc.subarray(names),
        (properties, filled, wanted) => {
          const form = FormSchema.parse({ type: 'object', properties, required: wanted.filter((n) => n in properties) })
          const given = { ...filled }
          expect(formFaults(form, given).length === 0).toBe(ajv.compile(form)(given))
        },
      ),
    )
  })

  it('a fault is told with its field and its bound', () => {
    const form = FormSchema.parse({
      type: 'object',
      properties: { people: { type: 'integer', minimum: 1, ...title }, note: { type: 'string', ...title } },
      required: ['note'],
    })
    expect(formFaults(form, { people: 0 })).toEqual([
      { field: 'people', code: 'too-small', limit: 1 },
      { field: 'note', code: 'required' },
    ])
    expect(FormSchema.safeParse({ type: 'object', properties: {}, required: ['x'] }).error?.issues[0]?.message).toBe(
      'form-required-unknown',
    )
  })
})

describe('templates', () => {
  it('are filled without leaving braces', () => {
    expect(fill('【{{county}}】{{ ref }}{{gone}}', { county: '虚构县', ref: 482175036 })).toBe('【虚构县】482175036')
    expect(asks('{{a}} {{ b }}')).toEqual(['a', 'b'])
  })

  it('a letter has no link but the house’s own, and never asks for a code', () => {
    const mail = (zh: string, title = '新工单') =>
      templateFaults({ code: 'x', channel: 'mail', version: 1, title: { zh: title }, text: { zh } })
    expect(mail('{{ref}} {{title}}⟦\n{{link}}⟧')).toEqual([])
    expect(mail('见 https://x.cn/a')).toEqual(['link'])
    expect(mail('{{ref}}', '见 www.x.cn')).toEqual(['link'])
    expect(mail('请回复您的验证码')).toEqual(['asks-code'])
  })

  it('an SMS bears the signature, no link, and never asks for a code', () => {
    const sms = (zh: string) => templateFaults({ code: 'x', channel: 'sms', version: 1, text: { zh } })
    expect(sms('【{{county}}】验证码{{code}}，工作人员不会索要')).toEqual([])
    expect(sms('您好')).toEqual(['sms-signature'])
    expect(sms('【{{county}}】点击 http://x.cn 查看')).toEqual(['sms-link'])
    expect(sms('【{{county}}】请回复您的验证码')).toEqual(['sms-code'])
    expect(sms(`【{{county}}】${'长'.repeat(300)}`)).toEqual(['sms-long'])
  })
})

describe('a second install', () => {
  it('changes nothing that is the same, renews what only the pack changed, keeps what the county edited', () => {
    expect(verdict('h1', undefined)).toBe('new')
    expect(verdict('h1', { hash: 'h1', packHash: 'h1' })).toBe('same')
    expect(verdict('h2', { hash: 'h1', packHash: 'h1' })).toBe('changed')
    expect(verdict('h1', { hash: 'edited', packHash: 'h1' })).toBe('kept-local')
    expect(verdict('h2', { hash: 'edited', packHash: 'h1' })).toBe('kept-local')
    expect(verdict('h2', { hash: 'own', packHash: null })).toBe('kept-local')
    expect(verdict('h2', { hash: 'h2', packHash: null })).toBe('same')
  })
})
