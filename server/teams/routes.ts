import type { teamsApi } from '../../domain/teams/api.ts'
import type { policiesApi } from '../../domain/teams/policies-api.ts'
import type { evaluationApi } from '../../domain/teams/evaluation-api.ts'
import type { Handlers } from '../kernel/context.ts'
import { addSquad, changeSquad, changeTeam, endSquad, endTeam, openTeam } from './acts.ts'
import { close, evaluation } from './evaluating.ts'
import { yearFile } from './filing.ts'
import { addMember, appoint, endMembership } from './members.ts'
import { get, list, mine, squad } from './reads.ts'
import { policies, policiesNow } from './policies.ts'
import { say, survey } from './surveying.ts'
import { quiet, setQuiet } from './telling.ts'
import { defineType, types } from './types.ts'
import { behind, communityYear, year } from './years.ts'

export const teamsRoutes: Handlers<typeof teamsApi & typeof evaluationApi & typeof policiesApi> = {
  types: async (ctx) => ({ items: await types.list(ctx) }),
  defineType: (ctx, { params, body }) => defineType(ctx, params.code, body),
  list: (ctx, { query }) => list(ctx, query.view),
  get: (ctx, { params }) => get(ctx, params.id),
  year: (ctx, { params, query }) => year(ctx, params.id, query.year),
  communityYear: (ctx, { query }) => communityYear(ctx, query),
  behind: (ctx, { params, query }) => behind(ctx, params.id, query),
  evaluation: (ctx, { params, query }) => evaluation(ctx, params.id, query.year),
  close: (ctx, { params, body }) => close(ctx, params.id, body),
  yearFile: (ctx, { params, body }) => yearFile(ctx, params.id, body),
  policies: (ctx) => policiesNow(ctx),
  library: async (ctx) => ({ items: await policies.list(ctx) }),
  definePolicy: (ctx, { params, body }) => policies.define(ctx, params.code, body),
  survey: (ctx) => survey(ctx),
  say: (ctx, { params, body }) => say(ctx, params.id, body),
  open: (ctx, { body }) => openTeam(ctx, body),
  change: (ctx, { params, body }) => changeTeam(ctx, params.id, body),
  end: (ctx, { params, body }) => endTeam(ctx, params.id, body),
  addSquad: (ctx, { params, body }) => addSquad(ctx, params.id, body),
  changeSquad: (ctx, { params, body }) => changeSquad(ctx, params.id, body),
  endSquad: (ctx, { params, body }) => endSquad(ctx, params.id, body),
  squad: (ctx, { params }) => squad(ctx, params.id, false),
  appoint: (ctx, { params, body }) => appoint(ctx, params.id, body),
  addMember: (ctx, { params, body }) => addMember(ctx, params.id, body, false),
  endMember: (ctx, { params, body }) => endMembership(ctx, params.id, body, false),
  quiet: (ctx) => quiet(ctx),
  setQuiet: (ctx, { body }) => setQuiet(ctx, body.quiet),
  mine: (ctx) => mine(ctx),
  ownSquad: (ctx, { params }) => squad(ctx, params.id, true),
  ownAdd: (ctx, { params, body }) => addMember(ctx, params.id, body, true),
  ownEnd: (ctx, { params, body }) => endMembership(ctx, params.id, body, true),
}
