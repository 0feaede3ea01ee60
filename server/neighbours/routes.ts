import type { neighboursApi } from '../../domain/neighbours/api.ts'
import type { Handlers } from '../kernel/context.ts'
import { agree, answer, confirm, leave } from './answering.ts'
import { mine, near, terms } from './board.ts'
import * as desk from './desk.ts'
import * as groups from './groups.ts'
import { match, propose } from './proposing.ts'
import { end, post, report } from './posting.ts'
import { register, units, unregister } from './units.ts'
import * as wishes from './wishes.ts'

export const routes: Handlers<typeof neighboursApi> = {
  terms: (ctx) => terms(ctx),
  near: (ctx, { query }) => near(ctx, query),
  mine: (ctx) => mine(ctx),
  post: (ctx, { body }) => post(ctx, body),
  end: (ctx, { params, body }) => end(ctx, params.id, body),
  answer: (ctx, { params, body }) => answer(ctx, params.id, body),
  agree: (ctx, { params, body }) => agree(ctx, params.id, body),
  leave: (ctx, { params, body }) => leave(ctx, params.id, body),
  confirm: (ctx, { params, body }) => confirm(ctx, params.id, body),
  report: (ctx, { params, body }) => report(ctx, params.id, body),
  list: (ctx, { query }) => desk.list(ctx, query),
  get: (ctx, { params }) => desk.get(ctx, params.id),
  close: (ctx, { params, body }) => desk.close(ctx, params.id, body),
  stand: (ctx, { params, body }) => desk.stand(ctx, params.id, body),
  match: (ctx, { body }) => match(ctx, body),
  propose: (ctx, { params, body }) => propose(ctx, params.id, body),
  wishFor: (ctx, { body }) => wishes.wishFor(ctx, body),
  offerPost: (ctx, { body }) => wishes.offerPost(ctx, body),
  publish: (ctx, { params, body }) => wishes.publish(ctx, params.id, body),
  claims: (ctx, { params }) => wishes.claims(ctx, params.id),
  unitBoard: (ctx, { query }) => wishes.unitBoard(ctx, query),
  claim: (ctx, { params, body }) => wishes.claim(ctx, params.id, body),
  agreeFor: (ctx, { params, body }) => wishes.agreeFor(ctx, params.id, body),
  leaveFor: (ctx, { params, body }) => wishes.leaveFor(ctx, params.id, body),
  confirmFor: (ctx, { params, body }) => wishes.confirmFor(ctx, params.id, body),
  register: (ctx, { body }) => register(ctx, body),
  unregister: (ctx, { params, body }) => unregister(ctx, params.id, body),
  units: (ctx, { query }) => units(ctx, query),
  rate: (ctx, { query }) => desk.rate(ctx, query),
  groups: (ctx) => groups.groups(ctx),
  foundGroup: (ctx, { body }) => groups.found(ctx, body),
  joinGroup: (ctx, { params, body }) => groups.join(ctx, params.id, body),
  leaveGroup: (ctx, { params, body }) => groups.leaveGroup(ctx, params.id, body),
  groupsIn: (ctx, { query }) => groups.groupsIn(ctx, query),
  endGroup: (ctx, { params, body }) => groups.endGroup(ctx, params.id, body),
}
