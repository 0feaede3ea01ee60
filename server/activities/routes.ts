import type { activitiesApi } from '../../domain/activities/api.ts'
import type { Handlers } from '../kernel/context.ts'
import { arrive, arriveOwn, count, door, notHere, tail } from './arriving.ts'
import { close, helping } from './closing.ts'
import { doors } from './doors.ts'
import * as drawing from './draw.ts'
import * as receipts from './receipts.ts'
import * as visits from './visit-goods.ts'
import { enter, enterOwn, leave, leaveOwn } from './entering.ts'
import { defineKind, kinds, themes } from './kinds.ts'
import * as feeds from './feeds.ts'
import { entries, match, mine, own } from './lists.ts'
import { cancel, change, plan, publish } from './plan.ts'
import { numbers } from './numbers.ts'
import * as pictures from './pictures.ts'
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
  draw: (ctx, { params }) => drawing.draw(ctx, params.id),
  announceDraw: (ctx, { params, body }) => drawing.announce(ctx, params.id, body),
  makeDraw: (ctx, { params, body }) => drawing.make(ctx, params.id, body),
  result: (ctx, { params, body }) => drawing.result(ctx, params.id, body),
  nameFor: (ctx, { params, body }) => drawing.nameFor(ctx, params, body),
  nameOwn: (ctx, { params, body }) => drawing.nameOwn(ctx, params, body),
  pledges: (ctx, { params }) => receipts.pledges(ctx, params.id),
  ownPledges: (ctx, { params }) => receipts.ownPledges(ctx, params.id),
  pledgeOwn: (ctx, { params, body }) => receipts.pledgeOwn(ctx, params.id, body),
  pledgeFor: (ctx, { params, body }) => receipts.pledgeFor(ctx, params.id, body),
  pledgeDone: (ctx, { params, body }) => receipts.pledgeDone(ctx, params, body),
  pledgeRate: (ctx, { query }) => receipts.pledgeRate(ctx, query),
  goods: (ctx, { params }) => receipts.goods(ctx, params.id),
  handOver: (ctx, { params, body }) => receipts.handOver(ctx, params.id, body),
  visitsOf: (ctx, { query }) => visits.visitsOf(ctx, query.person),
  handOverAtVisit: (ctx, { params, body }) => visits.handOver(ctx, params.visit, body),
  reverseAtVisit: (ctx, { params, body }) => visits.reverse(ctx, params, body),
  goodsAtVisits: (ctx, { query }) => visits.given(ctx, query),
  reverseGoods: (ctx, { params, body }) => receipts.reverseGoods(ctx, params, body),
  brands: (ctx, { query }) => receipts.brands(ctx, query),
  goodsGiven: (ctx, { query }) => receipts.goodsGiven(ctx, query),
  helping: (ctx, { params }) => helping(ctx, params.id, params.person),
  close: (ctx, { params, body }) => close(ctx, params.id, body),
  numbers: (ctx, { query }) => numbers(ctx, query),
  pictures: (ctx, { params }) => pictures.pictures(ctx, params.id),
  addPicture: (ctx, { params, body }) => pictures.add(ctx, params.id, body),
  endPicture: (ctx, { params, body }) => pictures.end(ctx, params, body),
  picture: (ctx, { params }) => pictures.picture(ctx, params),
  pictureOfOwn: (ctx, { params }) => pictures.pictureOfOwn(ctx, params),
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
