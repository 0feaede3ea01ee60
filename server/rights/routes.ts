import type { rightsApi } from '../../domain/rights/api.ts'
import type { Handlers } from '../kernel/context.ts'
import { consentList, giveConsent, withdrawConsent } from './consents.ts'
import { hold, lift, listHolds } from './holds.ts'
import { barBy, protect } from './bars.ts'
import { myCopy, myData, myGive, myLooks, myPeople, myWithdraw } from './mine.ts'
import { speaking, unbar } from '../people/index.ts'
import { restrictedRoutes } from './restricted.ts'
import { setLimit, shownRegister } from './register.ts'
import { lastRuns } from './store.ts'

export const routes: Handlers<typeof rightsApi> = {
  register: (ctx) => shownRegister(ctx),
  setLimit: (ctx, { params, body }) => setLimit(ctx, params.code, body),
  runs: async (ctx) => ({
    items: (await ctx.read(lastRuns)).map((r) => ({ ...r, at: r.at.toISOString() })),
  }),
  holdsList: (ctx) => listHolds(ctx),
  hold: (ctx, { body }) => hold(ctx, body),
  lift: (ctx, { params, body }) => lift(ctx, params.id, body),
  consents: (ctx, { params }) => consentList(ctx, params.id),
  give: (ctx, { params, body }) => giveConsent(ctx, params.id, body),
  withdraw: (ctx, { params }) => withdrawConsent(ctx, params.id, params.purpose, undefined),
  myPeople: (ctx) => myPeople(ctx),
  myData: (ctx, { params }) => myData(ctx, params.id),
  myLooks: (ctx, { params, query }) => myLooks(ctx, params.id, query),
  myCopy: (ctx, { params, body }) => myCopy(ctx, params.id, body.form),
  myGive: (ctx, { params, body }) => myGive(ctx, params.id, body),
  myWithdraw: (ctx, { params }) => myWithdraw(ctx, params.id, params.purpose),
  sight: (ctx, { params }) => speaking(ctx, params.id),
  bar: (ctx, { params, body }) => barBy(ctx, params.id, body),
  unbar: (ctx, { params }) => unbar(ctx, params.id, params.bar),
  protect: (ctx, { params, body }) => protect(ctx, params.id, body),
  ...restrictedRoutes,
}
