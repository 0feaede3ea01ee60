import type { dutiesApi } from '../../domain/duties/api.ts'
import type { Handlers } from '../kernel/context.ts'
import { checks, noteCall } from './checks.ts'
import { change, end, enrol, look } from './enrolments.ts'
import { endExcuse, excuse, majorChange } from './excuses.ts'
import { endings, keep } from './grounds.ts'
import { enrolments, list, mine, ofOne } from './lists.ts'
import { pair, pairCover, pairs, unpair } from './pairs.ts'
import { definePlan, plansList } from './plans.ts'
import { proposals } from './proposals.ts'
import { share, takeShare } from './share/propose.ts'
import { declareWeather, endWeather, spells } from './weather.ts'

export const dutiesRoutes: Handlers<typeof dutiesApi> = {
  plans: async (ctx) => ({ items: await plansList(ctx) }),
  definePlan: (ctx, { params, body }) => definePlan(ctx, params.code, body),
  proposals: (ctx, { query }) => proposals(ctx, query),
  endings: (ctx, { query }) => endings(ctx, query),
  keep: (ctx, { params, body }) => keep(ctx, params.id, body),
  enrol: (ctx, { body }) => enrol(ctx, body),
  enrolments: (ctx, { query }) => enrolments(ctx, query),
  change: (ctx, { params, body }) => change(ctx, params.id, body),
  end: (ctx, { params, body }) => end(ctx, params.id, body),
  look: (ctx, { params, body }) => look(ctx, params.id, body),
  mine: (ctx, { query }) => mine(ctx, query),
  list: (ctx, { query }) => list(ctx, query),
  ofPerson: (ctx, { params }) => ofOne(ctx, params.id),
  excuse: (ctx, { params, body }) => excuse(ctx, params.id, body),
  endExcuse: (ctx, { params, body }) => endExcuse(ctx, params.id, params.excuse, body),
  majorChange: (ctx, { params, body }) => majorChange(ctx, params.id, body),
  checks: (ctx, { query }) => checks(ctx, query),
  noteCall: (ctx, { params, body }) => noteCall(ctx, params.id, body),
  spells: (ctx, { query }) => spells(ctx, query.place),
  declareWeather: (ctx, { body }) => declareWeather(ctx, body),
  endWeather: (ctx, { params, body }) => endWeather(ctx, params.id, body),
  pairs: (ctx, { query }) => pairs(ctx, query),
  pairCover: (ctx, { query }) => pairCover(ctx, query.place),
  pair: (ctx, { params, body }) => pair(ctx, params.id, body),
  unpair: (ctx, { params, body }) => unpair(ctx, params.id, body),
  share: (ctx, { body }) => share(ctx, body),
  takeShare: (ctx, { body }) => takeShare(ctx, body),
}
