/** What the staff console asks about people. Opening a card is a look and leaves a line: it is asked once, not again and again. */
import type { Answer, Route } from '../../../domain/kernel/api.ts'
import { peopleApi } from '../../../domain/people/api.ts'
import { placesApi } from '../../../domain/places/api.ts'
import { call, type Ask } from '../../kit/client.ts'
import { mint } from '../../kit/mint.ts'
import { useAct, useMore, useRead } from '../../kit/query.ts'

export type Card = Answer<typeof peopleApi.get>
export type Dated = Card['dated'][number]
export type Dwelling = Answer<typeof placesApi.dwellings>['items'][number]
export type Claim = Answer<typeof peopleApi.claims>['items'][number]
export { duplicatesOf, type Hints } from '../queries.ts'

export const usePeople = (query: Ask<typeof peopleApi.list>['query'], enabled = true) =>
  useMore(peopleApi.list, { query }, { live: ['people'], enabled })
export const useCard = (id: string) => useRead(peopleApi.get, { params: { id } }, { fresh: Infinity })
export const useHomesIn = (dwelling: string | null) =>
  useRead(peopleApi.households, { query: { dwelling: dwelling ?? '' } }, { enabled: dwelling !== null })

/** Dwellings are no persons: what is typed here may stand in an address. */
export const findDwellings = (q: string): Promise<Dwelling[]> =>
  call(placesApi.dwellings, { query: { q, size: 20 } }).then((a) => a.items)

/** Settled ones too; asked for when the card says that there are some. */
export const useClaimsOf = (card: Pick<Card, 'id' | 'place'> | undefined) =>
  useRead(
    peopleApi.claims,
    { query: { place: card?.place ?? '', person: card?.id ?? '' } },
    { enabled: card !== undefined, live: ['people'] },
  )

export const useClaims = (place: string) =>
  useMore(peopleApi.claims, { query: { place, size: 20 } }, { live: ['people'] })

/** Both values in clear: a look, asked by a press. */
export const compared = (claim: string) => call(peopleApi.compareClaim, { params: { id: claim }, body: { id: mint() } })

export const useQuality = (place: string) => useRead(peopleApi.quality, { query: { place } }, { live: ['people'] })
export const useFaulty = (place: string, kind: Ask<typeof peopleApi.qualityList>['query']['kind']) =>
  useMore(peopleApi.qualityList, { query: { place, kind, size: 50 } }, { live: ['people'] })

export type Run = Answer<typeof peopleApi.runs>['items'][number]
export const useRuns = () => useRead(peopleApi.runs, {}, { fresh: 60_000 })

export type Field = Answer<typeof peopleApi.fields>['items'][number]
export type FoundByField = Answer<typeof peopleApi.findExtra>
export const useFields = () => useRead(peopleApi.fields, {}, { fresh: 60_000 })
export const useDefineField = () => useAct(peopleApi.defineField, { changes: [peopleApi.fields] })
export const revealedExtra = (id: string, field: string, body: Ask<typeof peopleApi.revealExtra>['body']) =>
  call(peopleApi.revealExtra, { params: { id, field }, body })
export const findByField = (body: Ask<typeof peopleApi.findExtra>['body']): Promise<FoundByField> =>
  call(peopleApi.findExtra, { body })

export type Compared = Answer<typeof peopleApi.compareMerge>
export type Merged = Answer<typeof peopleApi.merges>['items'][number]

/** Two records in clear: a look at both, asked by a press. */
export const compareMerge = (id: string, body: Ask<typeof peopleApi.compareMerge>['body']): Promise<Compared> =>
  call(peopleApi.compareMerge, { params: { id }, body })
export const useMerges = (card: Pick<Card, 'id'>) =>
  useRead(peopleApi.merges, { params: { id: card.id } }, { live: ['people'] })

export const useEvents = (card: Pick<Card, 'id'>) =>
  useRead(peopleApi.events, { params: { id: card.id } }, { live: ['people'] })
export const usePopulation = (place: string, month: string) =>
  useRead(peopleApi.population, { query: { place, month } }, { live: ['people'] })

export type Unassigned = Answer<typeof peopleApi.withoutLiaison>['items'][number]
export const useUnassigned = (place: string) =>
  useMore(peopleApi.withoutLiaison, { query: { place, size: 50 } }, { live: ['people'] })

export type Defined = Answer<typeof peopleApi.cares>['items'][number]
export const useCareKinds = () => useRead(peopleApi.cares, {}, { fresh: 60_000 })
export const useDefineCare = () => useAct(peopleApi.defineCare, { changes: [peopleApi.cares] })

type Reveal = Ask<typeof peopleApi.reveal>['body']

/** Each press has its own id; the reason is kept where the person may read it. */
export const revealed = (person: string, body: Reveal) => call(peopleApi.reveal, { params: { id: person }, body })

export const accountBehind = (phone: string) => call(peopleApi.findAccount, { body: { phone } })

const changes: readonly Route[] = [
  peopleApi.list,
  peopleApi.get,
  peopleApi.households,
  peopleApi.coverage,
  peopleApi.claims,
  peopleApi.events,
  peopleApi.population,
  peopleApi.withoutLiaison,
  peopleApi.merges,
]

export const usePersonAct = <R extends Route>(route: R) => useAct(route, { changes })
