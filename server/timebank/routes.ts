import type { timebankApi } from '../../domain/timebank/api.ts'
import type { Handlers } from '../kernel/context.ts'
import { rules } from './definitions.ts'
import { holder, holders, lines, openFor, totals } from './desk.ts'
import { mine, open, own, terms } from './own.ts'

export const routes: Handlers<typeof timebankApi> = {
  terms: (ctx) => terms(ctx),
  mine: (ctx) => mine(ctx),
  open: (ctx, { params, body }) => open(ctx, params.person, body),
  own: (ctx, { params, query }) => own(ctx, params.person, query),
  holders: (ctx, { query }) => holders(ctx, query),
  holder: (ctx, { params }) => holder(ctx, params.id),
  lines: (ctx, { params, query }) => lines(ctx, params.id, query),
  openFor: (ctx, { body }) => openFor(ctx, body),
  totals: (ctx) => totals(ctx),
  rules: async (ctx) => ({ items: await rules.list(ctx) }),
  defineRules: (ctx, { params, body }) => rules.define(ctx, params.code, body),
}
