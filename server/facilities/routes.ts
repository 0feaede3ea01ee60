import type { facilitiesApi } from '../../domain/facilities/api.ts'
import type { Handlers } from '../kernel/context.ts'
import { closeFacility, editFacility, openFacility } from './acts.ts'
import { addPicture, check, picture } from './checks.ts'
import { kinds } from './kinds.ts'
import { get, list, missing, missingSum, near, uses } from './reads.ts'
import { release, take } from './uses.ts'

export const facilitiesRoutes: Handlers<typeof facilitiesApi> = {
  kinds: async (ctx) => ({ items: await kinds.list(ctx) }),
  defineKind: (ctx, { params, body }) => kinds.define(ctx, params.code, body),
  list: (ctx, { query }) => list(ctx, query),
  missingSum: (ctx, { query }) => missingSum(ctx, query),
  missing: (ctx, { query }) => missing(ctx, query),
  get: (ctx, { params }) => get(ctx, params.id),
  uses: (ctx, { params, query }) => uses(ctx, params.id, query),
  near: (ctx, { query }) => near(ctx, query.place),
  open: (ctx, { body }) => openFacility(ctx, body),
  edit: (ctx, { params, body }) => editFacility(ctx, params.id, body),
  close: (ctx, { params, body }) => closeFacility(ctx, params.id, body),
  take: (ctx, { params, body }) => take(ctx, params.id, body),
  release: (ctx, { params, body }) => release(ctx, params.id, body),
  check: (ctx, { params, body }) => check(ctx, params.id, body),
  addPicture: (ctx, { params }) => addPicture(ctx, params.id),
  picture: (ctx, { params }) => picture(ctx, params.id),
}
