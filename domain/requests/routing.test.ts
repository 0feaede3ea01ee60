import { describe, expect, it } from 'vitest'
import type { ListItem, ListKind } from '../catalogue/schema.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Organisation } from '../organisations/schema.ts'
import { dispatchFaults, mustBeDispatchable, ordersOf, route, type Register, type RoutedItem } from './routing.ts'

const org = (code: string, part: Partial<Organisation>): Organisation => ({
  id: '018f0000-0000-7000-8000-000000000001',
  code,
  name: code,
  short: null,
  kind: 'department',
  level: 'county',
  place: '231025/',
  government: true,
  regulator: null,
  parent: null,
  party: 'authority',
  leads: [],
  phone: null,
  mail: null,
  opened: '2020-01-01',
  closed: null,
  sort: 0,
  ...part,
})
const orgs = [
  org('housing-bureau', {}),
  org('town-100', { kind: 'town-government', level: 'town', place: '231025/100/' }),
  org('community-1', { kind: 'community-committee', level: 'community', place: '231025/100/001/', party: 'committee' }),
  org('property-x', {
    kind: 'property-company',
    level: 'community',
    place: '231025/100/001/',
    government: false,
    regulator: 'housing-bureau',
    party: 'company',
  }),
]
const line = (list: ListKind, no: string): ListItem => ({
  list,
  no,
  version: 1,
  heading: '',
  text: `${list} ${no}`,
  lead: 'housing-bureau',
  helpers: [],
  from: '2025-01-01',
  to: null,
  source: '虚构',
})
const register = (part: Partial<Register> = {}): Register => ({
  orgs: new Map(orgs.map((o) => [o.code, o])),
  lists: [line('town-recalled', '7'), line('town-assist', '3'), line('town-basic', '1'), line('grid-duties', '2')],
  delegations: [],
  lineage: ['city'],
  day: '2026-11-24',
  ...part,
})
const item = (part: Partial<RoutedItem>): RoutedItem => ({
  code: 'city.lamp',
  listed: [],
  lead: { by: 'place', kind: 'community-committee' },
  helpers: [],
  ...part,
})
const here = { place: '231025/100/001/003/' }

describe('who should get it', () => {
  it('[D5] item × place: the community of the place, the property company of the estate outside government', () => {
    const own = item({ listed: [{ list: 'grid-duties', no: '2' }] })
    expect(route(own, here, register())).toMatchObject({
      lead: { unit: 'community-1', outside: false },
      because: 'responsibility',
      barred: [],
    })
    const lamp = item({ lead: { by: 'property' } })
    expect(route(lamp, { ...here, property: 'property-x' }, register()).lead).toMatchObject({
      unit: 'property-x',
      outside: true,
      regulator: 'housing-bureau',
      party: 'company',
    })
  })
  it('[S1-45] a department’s matter is not proposed to a community: the department of the list has it', () => {
    const r = route(item({ listed: [{ list: 'town-recalled', no: '7' }] }), here, register())
    expect(r).toMatchObject({
      lead: { unit: 'housing-bureau' },
      because: 'list',
      barred: [{ unit: 'community-1', bar: { code: 'list-recalled', item: { no: '7' } } }],
    })
  })
  it('[S1-45] chosen by hand it is refused, and the refusal names the line of the list', () => {
    const matter = item({ listed: [{ list: 'town-recalled', no: '7' }] })
    const order = {
      order: '018f0000-0000-7000-8000-000000000002',
      unit: 'town-100',
      role: 'lead' as const,
      party: 'authority' as const,
      outside: false,
    }
    expect(dispatchFaults(matter, [order], register())).toEqual([
      {
        path: 'orders.0.unit',
        code: 'list-recalled',
        params: { list: 'town-recalled', no: '7', text: 'town-recalled 7' },
      },
    ])
    expect(() => mustBeDispatchable(matter, [order], register())).toThrow(Refusal)
    expect(() => mustBeDispatchable(matter, [{ ...order, unit: 'housing-bureau' }], register())).not.toThrow()
  })
  it('[S1-45] on the list of assistance a town helps and does not lead', () => {
    const matter = item({ listed: [{ list: 'town-assist', no: '3' }] })
    const order = {
      order: '018f0000-0000-7000-8000-000000000002',
      unit: 'town-100',
      role: 'lead' as const,
      party: 'authority' as const,
      outside: false,
    }
    expect(dispatchFaults(matter, [order], register())[0]!.code).toBe('list-assist')
    expect(dispatchFaults(matter, [{ ...order, role: 'helper' }], register())).toEqual([])
  })
  it('[S1-46] a delegation in force opens the way', () => {
    const matter = item({ listed: [{ list: 'town-recalled', no: '7' }] })
    const delegation = {
      id: '018f0000-0000-7000-8000-000000000003',
      what: 'city',
      from: 'housing-bureau',
      to: 'community-1',
      place: '231025/100/',
      start: '2026-01-01',
      until: '2026-12-31',
      ground: '虚构',
    }
    expect(route(matter, here, register({ delegations: [delegation] })).lead?.unit).toBe('community-1')
    expect(route(matter, here, register({ delegations: [delegation], day: '2027-01-01' })).lead?.unit).toBe(
      'housing-bureau',
    )
  })
  it('[S4-12] a body is inside or outside as the register says', () => {
    const order = {
      order: '018f0000-0000-7000-8000-000000000002',
      unit: 'property-x',
      role: 'lead' as const,
      party: 'company' as const,
      outside: false,
    }
    expect(dispatchFaults(undefined, [order], register()).map((f) => f.code)).toEqual(['is-outside'])
    expect(
      dispatchFaults(undefined, [{ ...order, outside: true, regulator: 'town-100' }], register()).map((f) => f.code),
    ).toEqual(['other-regulator'])
    expect(dispatchFaults(undefined, [{ ...order, unit: 'nobody' }], register()).map((f) => f.code)).toEqual([
      'no-such-unit',
    ])
  })
  it('[D5] nobody named: the desk decides; a proposal becomes orders', () => {
    expect(route(item({ lead: { by: 'body', code: 'nobody' } }), here, register())).toEqual({
      helpers: [],
      because: 'fallback',
      barred: [],
    })
    const r = route(
      item({ listed: [{ list: 'grid-duties', no: '2' }], helpers: [{ by: 'body', code: 'housing-bureau' }] }),
      here,
      register(),
    )
    let n = 0
    expect(ordersOf(r, () => String((n += 1)))).toMatchObject([
      { order: '1', unit: 'community-1', role: 'lead' },
      { order: '2', unit: 'housing-bureau', role: 'helper' },
    ])
  })
})
