import type { volunteersApi } from '../../domain/volunteers/api.ts'
import type { exchangeApi } from '../../domain/volunteers/exchange-api.ts'
import type { hoursApi } from '../../domain/volunteers/hours-api.ts'
import type { papersApi } from '../../domain/volunteers/papers-api.ts'
import { commended, commendedOut } from './commended.ts'
import { counts } from './counts.ts'
import type { Handlers } from '../kernel/context.ts'
import { categories, exchangeForms, rules, skills, starTables } from './definitions.ts'
import { addEntry, editVolunteer, enter, step, strike } from './desk.ts'
import { addElsewhere, elsewhere, ownElsewhere, sendOut, strikeFrom, takeBack } from './exchange.ts'
import * as hours from './hours.ts'
import { agree, apply, categorise, mine, ownStep, sayAnew } from './own.ts'
import { find, get, list, terms } from './reads.ts'
import * as papers from './papers.ts'
import { ownWhole, whole } from './whole-file.ts'
import { confirm, decide, object, verify } from './verifying.ts'

export const routes: Handlers<typeof volunteersApi> = {
  terms: (ctx) => terms(ctx),
  mine: (ctx) => mine(ctx),
  apply: (ctx, { body }) => apply(ctx, body),
  sayAnew: (ctx, { params, body }) => sayAnew(ctx, params.id, body),
  ownStep: (ctx, { params, body }) => ownStep(ctx, params.id, body),
  agree: (ctx, { params, body }) => agree(ctx, params.id, body),
  categorise: (ctx, { params, body }) => categorise(ctx, params.id, body),
  list: (ctx, { query }) => list(ctx, query),
  counts: (ctx, { query }) => counts(ctx, query),
  commended: (ctx, { query }) => commended(ctx, query),
  commendedOut: (ctx, { body }) => commendedOut(ctx, body),
  find: (ctx, { body }) => find(ctx, body),
  get: (ctx, { params }) => get(ctx, params.id),
  enter: (ctx, { body }) => enter(ctx, body),
  edit: (ctx, { params, body }) => editVolunteer(ctx, params.id, body),
  step: (ctx, { params, body }) => step(ctx, params.id, body),
  addEntry: (ctx, { params, body }) => addEntry(ctx, params.id, body),
  strikeEntry: (ctx, { params, body }) => strike(ctx, params.id, body),
  rules: async (ctx) => ({ items: await rules.list(ctx) }),
  defineRules: (ctx, { params, body }) => rules.define(ctx, params.code, body),
  starTables: async (ctx) => ({ items: await starTables.list(ctx) }),
  defineStars: (ctx, { params, body }) => starTables.define(ctx, params.code, body),
  skills: async (ctx) => ({ items: await skills.list(ctx) }),
  defineSkill: (ctx, { params, body }) => skills.define(ctx, params.code, body),
  categories: async (ctx) => ({ items: await categories.list(ctx) }),
  defineCategory: (ctx, { params, body }) => categories.define(ctx, params.code, body),
}

export const hoursRoutes: Handlers<typeof hoursApi> = {
  list: (ctx, { query }) => hours.list(ctx, query),
  ofVolunteer: (ctx, { params, query }) => hours.ofVolunteer(ctx, params.id, query),
  sumsOfVolunteer: (ctx, { params }) => hours.sumsOfVolunteer(ctx, params.id),
  verify: (ctx, { body }) => verify(ctx, body),
  decide: (ctx, { params, body }) => decide(ctx, params.id, body),
  notice: (ctx, { query }) => hours.notice(ctx, query),
  object: (ctx, { params, body }) => object(ctx, params.id, body),
  own: (ctx, { params, query }) => hours.own(ctx, params.id, query),
  ownSums: (ctx, { params }) => hours.ownSums(ctx, params.id),
  served: (ctx, { query }) => hours.served(ctx, query),
  confirm: (ctx, { params, body }) => confirm(ctx, params.id, body),
}

export const papersRoutes: Handlers<typeof papersApi> = {
  own: (ctx, { params }) => papers.own(ctx, params.id),
  makeOwn: (ctx, { params, body }) => papers.makeOwn(ctx, params.id, body),
  ownFile: (ctx, { params }) => papers.ownFile(ctx, params.id),
  ofVolunteer: (ctx, { params }) => papers.ofVolunteer(ctx, params.id),
  make: (ctx, { params, body }) => papers.make(ctx, params.id, body),
  file: (ctx, { params }) => papers.file(ctx, params.id),
  seal: (ctx, { params, body }) => papers.seal(ctx, params.id, body),
  revoke: (ctx, { params, body }) => papers.revoke(ctx, params.id, body),
  check: (ctx, { params }) => papers.check(ctx, params.token),
}

export const exchangeRoutes: Handlers<typeof exchangeApi> = {
  forms: async (ctx) => ({ items: await exchangeForms.list(ctx) }),
  defineForm: (ctx, { params, body }) => exchangeForms.define(ctx, params.code, body),
  sendOut: (ctx, { params, body }) => sendOut(ctx, params.code, body),
  takeBack: (ctx, { params, body }) => takeBack(ctx, params.code, body),
  elsewhere: (ctx, { params }) => elsewhere(ctx, params.id),
  ownElsewhere: (ctx, { params }) => ownElsewhere(ctx, params.id),
  addElsewhere: (ctx, { params, body }) => addElsewhere(ctx, params.id, body),
  strikeElsewhere: (ctx, { params, body }) => strikeFrom(ctx, params.id, body),
  whole: (ctx, { params }) => whole(ctx, params.id),
  ownWhole: (ctx, { params }) => ownWhole(ctx, params.id),
}
