/** The sentences of the policy library. */
import { z } from 'zod'
import { act, read } from '../kernel/api.ts'
import { defining, definitionList } from '../kernel/definitions-api.ts'
import { Policy } from './policies.ts'
import { TypeCode } from './types.ts'

export const policiesApi = {
  policies: read('/policies', {
    may: 'public',
    summary: 'Policies that hold today, by field, each with its version',
    answer: z.strictObject({ items: z.array(Policy.extend({ version: z.int().min(1) })) }),
  }),
  library: read('/policy-library', {
    may: 'catalogue.read',
    summary: 'Every policy there was, is and will be',
    answer: definitionList(Policy),
  }),
  definePolicy: act('PUT', '/policy-library/:code', {
    may: 'teams.define',
    summary: 'A policy from a day on, with the last day on which it holds',
    ...defining(TypeCode, Policy),
  }),
}
