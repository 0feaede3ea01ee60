/** What screens ask of people. What is typed travels in a body, never in an address. */
import type { Answer } from '../../domain/kernel/api.ts'
import { peopleApi } from '../../domain/people/api.ts'
import { call } from '../kit/client.ts'
import { useRead } from '../kit/query.ts'

export type Masked = Answer<typeof peopleApi.search>['items'][number]
export type Found = Answer<typeof peopleApi.search>

export const findPeople = (q: string, place?: string): Promise<Found> =>
  call(peopleApi.search, { body: { q, ...(place && { place }) } })

/** Is every household in exactly one base grid, and has each grid its worker. Acts of other rooms change it: asked afresh. */
export const useCoverage = (under: string) =>
  useRead(peopleApi.coverage, { query: { under } }, { live: ['places', 'people'], fresh: 0 })
