import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PartyKind } from '../organisations/schema.ts'
import { Channel, channelOf, channelOpen, sayable, type ChannelFacts } from './channel.ts'
import { Origin } from './schema.ts'

const facts = (more: Partial<ChannelFacts>): ChannelFacts => ({
  chosen: null,
  origin: 'visit',
  byPersons: false,
  party: 'committee',
  ...more,
})

it('[S1-16][S1-35] who provides a service follows from its origin, from who served, and from whose name it stands under', () => {
  const said = [
    facts({}),
    facts({ party: 'authority', origin: 'request' }),
    facts({ origin: 'contract', party: 'company' }),
    facts({ byPersons: true, origin: 'activity' }),
    facts({ party: 'volunteer' }),
    facts({ origin: 'neighbour', byPersons: true }),
    facts({ party: 'social-organisation' }),
    facts({ party: undefined }),
  ]
  expect(said.map(channelOf)).toEqual([
    'public',
    'public',
    'purchased',
    'voluntary',
    'voluntary',
    'neighbourly',
    null,
    null,
  ])
})

it('[S1-16] what was said counts before what follows', () => {
  const any = fc.record({
    chosen: fc.constantFrom(...Channel.options),
    origin: fc.constantFrom(...Origin.shape.kind.options),
    byPersons: fc.boolean(),
    party: fc.constantFrom(...PartyKind.options, undefined),
  })
  fc.assert(fc.property(any, (f) => channelOf(f) === f.chosen))
})

it('[S1-16] is offered where it does not follow, and nowhere else', () => {
  const open = Origin.shape.kind.options.flatMap((origin) =>
    [true, false].flatMap((byPersons) =>
      [...PartyKind.options, undefined]
        .filter((party) => channelOpen({ origin, byPersons, party }))
        .map((party) => `${origin} ${byPersons} ${party}`),
    ),
  )
  const parties = ['social-organisation', 'social-worker', 'charity', 'company', undefined]
  const origins = ['request', 'visit', 'activity', 'booking']
  expect(open).toEqual(origins.flatMap((o) => parties.map((p) => `${o} false ${p}`)))
  // What always follows needs no saying.
  expect(Channel.options.filter((c) => !sayable.some((s) => s === c))).toEqual(['neighbourly'])
})
