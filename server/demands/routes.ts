import type { demandsApi } from '../../domain/demands/api.ts'
import type { Handlers } from '../kernel/context.ts'
import * as asking from './asking.ts'
import * as lists from './lists.ts'

export const demandsRoutes: Handlers<typeof demandsApi> = {
  list: (ctx, { query }) => lists.list(ctx, query),
  file: (ctx, { body }) => lists.file(ctx, body),
  at: (ctx, { query }) => lists.at(ctx, query),
  standing: (ctx, { query }) => lists.standing(ctx, query),
  one: (ctx, { params }) => lists.one(ctx, params.id),
  ask: (ctx, { body }) => asking.ask(ctx, body),
  decide: (ctx, { params, body }) => asking.decide(ctx, params.id, body),
  end: (ctx, { params, body }) => asking.end(ctx, params.id, body),
}
