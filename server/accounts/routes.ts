/** Each sentence of the room, handed to the one who does it. */
import type { accountsApi } from '../../domain/accounts/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { maskContact } from '../../domain/kernel/mask-contact.ts'
import type { Handlers } from '../kernel/context.ts'
import { devMessages } from '../kernel/gateways/dev-messages-store.ts'
import { disable, editAccount, enable, issueCode, openAccount } from './acts.ts'
import { askReset, decide, giveGrant, takeGrant } from './grants.ts'
import { newPhone } from './lost-phone.ts'
import {
  beginAuthenticator,
  changePassword,
  confirmAuthenticator,
  endOthers,
  endOwnSession,
  forgetOwnDevice,
  giveOwnFactor,
  ownFactors,
  ownSessions,
  sendOwnFactor,
  signOut,
} from './own.ts'
import { sendCode, signInByPhone } from './residents.ts'
import { beginEnrolment, confirmEnrolment, giveFactor, sendFactor } from './second.ts'
import { meOf } from './sessions.ts'
import { choosePassword, forgotten, signIn, signInByCode } from './sign-in.ts'
import { askings, list, view } from './views.ts'

const ok = { ok: true } as const
const thenOk = async (work: Promise<unknown>) => {
  await work
  return ok
}

export const accountsRoutes: Handlers<typeof accountsApi> = {
  me: async (ctx) => ({
    me: ctx.session ? meOf(ctx.session) : null,
    county: { code: ctx.county.code, name: ctx.county.name, demo: ctx.county.demo },
  }),

  signIn: (ctx, { body }) => signIn(ctx, body),
  signInByCode: (ctx, { body }) => signInByCode(ctx, body),
  forgotten: (ctx, { body }) => thenOk(forgotten(ctx, body.name)),
  setPassword: (ctx, { params, body }) => choosePassword(ctx, params.id, body.password),
  sendFactor: (ctx, { params }) => thenOk(sendFactor(ctx, params.id)),
  factor: (ctx, { params, body }) => giveFactor(ctx, params.id, body),
  enrol: (ctx, { params }) => beginEnrolment(ctx, params.id),
  enrolled: (ctx, { params, body }) => confirmEnrolment(ctx, params.id, body.code),
  phoneCode: async (ctx, { body }) => ({ seconds: await sendCode(ctx, body) }),
  phoneSignIn: (ctx, { params, body }) => signInByPhone(ctx, params.id, body.code),
  signOut: (ctx) => thenOk(signOut(ctx)),

  ownSessions: (ctx) => ownSessions(ctx),
  endSession: (ctx, { params }) => thenOk(endOwnSession(ctx, params.id)),
  endOthers: (ctx) => thenOk(endOthers(ctx)),
  forgetDevice: (ctx, { params }) => thenOk(forgetOwnDevice(ctx, params.id)),
  ownFactors: (ctx) => ownFactors(ctx),
  sendOwnFactor: (ctx) => thenOk(sendOwnFactor(ctx)),
  giveFactor: (ctx, { body }) => giveOwnFactor(ctx, body),
  ownPassword: (ctx, { body }) => thenOk(changePassword(ctx, body)),
  beginAuthenticator: (ctx, { body }) => beginAuthenticator(ctx, body.password),
  confirmAuthenticator: async (ctx, { body }) => ({ recoveryCodes: await confirmAuthenticator(ctx, body.code) }),

  list: (ctx, { query }) => list(ctx, query),
  get: (ctx, { params }) => view(ctx, params.id),
  open: (ctx, { body }) => openAccount(ctx, body),
  edit: (ctx, { params, body }) => editAccount(ctx, params.id, body),
  disable: (ctx, { params, body }) => disable(ctx, params.id, body),
  enable: (ctx, { params, body }) => enable(ctx, params.id, body),
  issueCode: (ctx, { params, body }) => issueCode(ctx, params.id, body),
  grant: (ctx, { params, body }) => giveGrant(ctx, params.id, body),
  endGrant: (ctx, { params, body }) => takeGrant(ctx, params.id, body),
  askReset: (ctx, { params, body }) => askReset(ctx, params.id, body),
  askings: (ctx, { query }) => askings(ctx, query),
  decide: (ctx, { params, body }) => decide(ctx, params.id, body),
  newPhone: (ctx, { body }) => newPhone(ctx, body),

  messages: async (ctx) => {
    if (!ctx.county.demo) throw new Refusal('not-found')
    const items = await devMessages(ctx.house.pools.app, ctx.county.code)
    return { items: items.map((m) => ({ ...m, at: m.at.toISOString(), address: maskContact(m.kind, m.address) })) }
  },
}
