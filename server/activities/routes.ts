import type { activitiesApi } from '../../domain/activities/api.ts'
import type { Handlers } from '../kernel/context.ts'
import { arrive, arriveOwn, count, door, notHere, tail } from './arriving.ts'
import { close, helping } from './closing.ts'
import { doors } from './doors.ts'
import { enter, enterOwn, leave, leaveOwn } from './entering.ts'
import { defineKind, kinds, themes } from './kinds.ts'
import * as feeds from './feeds.ts'
import { entries, match, mine, own } from './lists.ts'
import { cancel, change, plan, publish } from './plan.ts'
import { poster } from './poster.ts'
import { near, page } from './public.ts'
import { days as seriesDays, endSeries, planSeries } from './series.ts'
import { days, get, list, open } from './reads.ts'
import { summary } from './summary.ts'

export const activitiesRoutes: Handlers<typeof activitiesApi> = {
  kinds: async (ctx) => ({ items: await kinds.list(ctx) }),
  defineKind: (ctx, { params, body }) => defineKind(ctx, params.code, body),
  themes: async (ctx) => ({ items: await themes.list(ctx) }),
  defineTheme: (ctx, { params, body }) => themes.define(ctx, params.code, body),
  list: (ctx, { query }) => list(ctx, query),
  days: (ctx, { query }) => days(ctx, query),
  summary: (ctx, { query }) => summary(ctx, query),
  get: (ctx, { params }) => get(ctx, params.id),
  near: (ctx, { query }) => near(ctx, query.place),
  page: (ctx, { params }) => page(ctx, params.id),
  plan: (ctx, { body }) => plan(ctx, body),
  change: (ctx, { params, body }) => change(ctx, params.id, body),
  publish: (ctx, { params, body }) => publish(ctx, params.id, body),
  cancel: (ctx, { params, body }) => cancel(ctx, params.id, body),
  seriesDays: (ctx, { query }) => seriesDays(ctx, query),
  planSeries: (ctx, { body }) => planSeries(ctx, body),
  endSeries: (ctx, { params, body }) => endSeries(ctx, params.id, body),
  entries: (ctx, { params }) => entries(ctx, params.id),
  enter: (ctx, { params, body }) => enter(ctx, params.id, body),
  leave: (ctx, { params, body }) => leave(ctx, params, body),
  match: (ctx, { params, body }) => match(ctx, params.id, body.text),
  own: (ctx, { params }) => own(ctx, params.id),
  mine: (ctx) => mine(ctx),
  enterOwn: (ctx, { params, body }) => enterOwn(ctx, params.id, body),
  open: (ctx, { query }) => open(ctx, query),
  door: (ctx, { params }) => door(ctx, params.id),
  tail: (ctx, { params, body }) => tail(ctx, params.id, body),
  arrive: (ctx, { params, body }) => arrive(ctx, params, body),
  count: (ctx, { params, body }) => count(ctx, params.id, body),
  doors: (ctx) => doors(ctx),
  notHere: (ctx, { params, body }) => notHere(ctx, params, body),
  arriveOwn: (ctx, { params, body }) => arriveOwn(ctx, params, body),
  helping: (ctx, { params }) => helping(ctx, params.id, params.person),
  close: (ctx, { params, body }) => close(ctx, params.id, body),
  poster: (ctx, { params, query }) => poster(ctx, params.id, query.as),
  feedOfOne: (ctx, { params }) => feeds.one(ctx, params.id),
  feedOfPlace: (ctx, { query }) => feeds.ofPlace(ctx, query.place),
  feedOfUnit: (ctx, { query }) => feeds.ofUnit(ctx, query.unit),
  feedOfOwn: (ctx, { params }) => feeds.ofOwn(ctx, params.token),
  ownFeed: (ctx) => feeds.own(ctx),
  makeFeed: (ctx, { body }) => feeds.make(ctx, body.id),
  endFeed: (ctx, { body }) => feeds.end(ctx, body.id),
  leaveOwn: (ctx, { params, body }) => leaveOwn(ctx, params, body),
}
