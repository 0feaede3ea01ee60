import type { childrenApi } from '../../domain/children/api.ts'
import type { Handlers } from '../kernel/context.ts'
import { changeChild, childLine, endChild, listChildren, oneChild, openChild, proposedChildren } from './ledger.ts'
import { confirmReturn, outOfSchool, schoolLink, seeReturn } from './school.ts'
import { harmReceipt, harmSigns, reportHarm } from './harm.ts'
import { addHarmPicture } from './harm-pictures.ts'
import { confirmHarm, harmReports, noteHarm, readHarm } from './received.ts'

export const routes: Handlers<typeof childrenApi> = {
  harmSigns: (ctx) => harmSigns(ctx),
  reportHarm: (ctx, { body }) => reportHarm(ctx, body),
  addHarmPicture: (ctx, { params }) => addHarmPicture(ctx, params.id, params.picture),
  harmReceipt: (ctx, { body }) => harmReceipt(ctx, body.number),
  harmReports: (ctx, { query }) => harmReports(ctx, query),
  harmOwned: (ctx, { query }) => harmReports(ctx, query),
  readHarm: (ctx, { params, body }) => readHarm(ctx, params.id, body.why),
  confirmHarm: (ctx, { params }) => confirmHarm(ctx, params.id),
  noteHarm: (ctx, { params, body }) => noteHarm(ctx, params.id, body),
  children: (ctx, { query }) => listChildren(ctx, query),
  proposedChildren: (ctx, { query }) => proposedChildren(ctx, query.place),
  openChild: (ctx, { body }) => openChild(ctx, body),
  child: (ctx, { params }) => oneChild(ctx, params.id),
  changeChild: (ctx, { params, body }) => changeChild(ctx, params.id, body),
  childLine: (ctx, { params, body }) => childLine(ctx, params.id, body),
  endChild: (ctx, { params, body }) => endChild(ctx, params.id, body),
  outOfSchool: (ctx, { params, body }) => outOfSchool(ctx, params.id, body),
  schoolLink: (ctx, { params }) => schoolLink(ctx, params.id),
  seeReturn: (ctx, { body }) => seeReturn(ctx, body.token),
  confirmReturn: (ctx, { body }) => confirmReturn(ctx, body),
}
