import type { timebankApi } from '../../domain/timebank/api.ts'
import type { giftsApi } from '../../domain/timebank/gifts-api.ts'
import type { goodsApi } from '../../domain/timebank/goods-api.ts'
import type { journalApi } from '../../domain/timebank/journal-api.ts'
import type { ordersApi } from '../../domain/timebank/orders-api.ts'
import type { proposalsApi } from '../../domain/timebank/proposals-api.ts'
import type { Handlers } from '../kernel/context.ts'
import { assign, back, cancel, cancelFor, confirm, confirmFor, take, tell, tellFor } from './acting.ts'
import { rules } from './definitions.ts'
import { holder, holders, lines, openFor, totals } from './desk.ts'
import { donate, freeze, give, kin } from './giving.ts'
import { goods, handOut, receipt, shelf } from './goods.ts'
import { goodsList } from './goods-list.ts'
import { journal, ownJournal } from './journal.ts'
import { order, orderFor } from './ordering.ts'
import { board, orderAt, orders, ownOrders, services } from './orders.ts'
import { decide, propose, proposals } from './proposing.ts'
import { mine, open, own, terms } from './own.ts'

export const routes: Handlers<
  typeof timebankApi & typeof ordersApi & typeof giftsApi & typeof goodsApi & typeof journalApi & typeof proposalsApi
> = {
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
  services: (ctx) => services(ctx),
  order: (ctx, { body }) => order(ctx, body),
  ownOrders: (ctx, { query }) => ownOrders(ctx, query),
  board: (ctx, { query }) => board(ctx, query),
  take: (ctx, { params, body }) => take(ctx, params.id, body),
  tell: (ctx, { params, body }) => tell(ctx, params.id, body),
  back: (ctx, { params, body }) => back(ctx, params.id, body),
  confirm: (ctx, { params, body }) => confirm(ctx, params.id, body),
  cancel: (ctx, { params, body }) => cancel(ctx, params.id, body),
  orders: (ctx, { query }) => orders(ctx, query),
  orderAt: (ctx, { params }) => orderAt(ctx, params.id),
  orderFor: (ctx, { body }) => orderFor(ctx, body),
  assign: (ctx, { params, body }) => assign(ctx, params.id, body),
  tellFor: (ctx, { params, body }) => tellFor(ctx, params.id, body),
  confirmFor: (ctx, { params, body }) => confirmFor(ctx, params.id, body),
  cancelFor: (ctx, { params, body }) => cancelFor(ctx, params.id, body),
  journal: (ctx, { body }) => journal(ctx, body),
  ownJournal: (ctx, { params }) => ownJournal(ctx, params.person),
  proposals: (ctx, { query }) => proposals(ctx, query),
  propose: (ctx, { body }) => propose(ctx, body),
  decide: (ctx, { params, body }) => decide(ctx, params.id, body),
  shelf: (ctx) => shelf(ctx),
  goods: (ctx) => goods(ctx),
  defineGood: (ctx, { params, body }) => goodsList.define(ctx, params.code, body),
  handOut: (ctx, { body }) => handOut(ctx, body),
  receipt: (ctx, { params }) => receipt(ctx, params.id),
  kin: (ctx) => kin(ctx),
  donate: (ctx, { body }) => donate(ctx, body),
  give: (ctx, { body }) => give(ctx, body),
  freeze: (ctx, { params, body }) => freeze(ctx, params.id, body),
}
