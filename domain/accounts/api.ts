/** The sentences of the accounts room. Signing in is a conversation: each answer is a `Step` that says what is asked next. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Contract } from './contract.ts'
import {
  AccountBrief,
  AccountView,
  Asking,
  DeviceView,
  Factors,
  Grant,
  Me,
  Mobile,
  PaperCode,
  Password,
  RoleCode,
  SessionView,
  Shown,
  SignInName,
  Six,
  Step,
} from './schema.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)

/** Which of the three faces is being signed in to: it sets how long a session may rest. */
const shell = z.enum(['staff', 'field']).default('staff')

/** Shown once; only its hash is kept. */
const issued = z.strictObject({ code: z.string().nullable(), until: Moment })

export const accountsApi = {
  // Who am I
  me: read('/me', {
    may: 'public',
    summary: 'Who is signed in here, or null',
    answer: z.strictObject({
      me: Me.nullable(),
      county: z.strictObject({ code: z.string(), name: z.string(), demo: z.boolean() }),
    }),
  }),

  // Signing in. `id` is minted by the caller and names the conversation; it is bound to this browser.
  signIn: act('POST', '/sign-in', {
    may: 'public',
    summary: 'Begin a sign-in of staff by name and password',
    body: z.strictObject({ id: Id, name: z.string().max(60), password: Password, shell }),
    answer: Step,
  }),
  signInByCode: act('POST', '/sign-in/code', {
    may: 'public',
    summary: 'Begin a sign-in by a one-time code (first sign-in, forgotten password)',
    body: z.strictObject({ id: Id, name: z.string().max(60), code: PaperCode, shell }),
    answer: Step,
  }),
  forgotten: act('POST', '/sign-in/forgotten', {
    may: 'public',
    summary: 'Ask for a one-time code on the phone known for this name; the answer is the same for every name',
    body: z.strictObject({ name: z.string().max(60) }),
    answer: done,
    perMinute: 60,
  }),
  setPassword: act('POST', '/sign-in/:id/password', {
    may: 'public',
    summary: 'Choose a password after a one-time code',
    ...one,
    body: z.strictObject({ password: Password }),
    answer: Step,
  }),
  sendFactor: act('POST', '/sign-in/:id/message', {
    may: 'public',
    summary: 'Send the code of the second factor to the phone of staff',
    ...one,
    body: z.strictObject({}),
    answer: done,
    perMinute: 60,
  }),
  factor: act('POST', '/sign-in/:id/factor', {
    may: 'public',
    summary: 'Give the second factor of a sign-in',
    ...one,
    body: z.strictObject({ method: z.enum(['totp', 'recovery', 'sms']), code: z.string().max(60) }),
    answer: Step,
  }),
  enrol: act('POST', '/sign-in/:id/authenticator', {
    may: 'public',
    summary: 'Begin to set up an authenticator that the role demands',
    ...one,
    body: z.strictObject({}),
    answer: z.strictObject({ secret: z.string(), uri: z.string() }),
  }),
  enrolled: act('POST', '/sign-in/:id/authenticator/confirm', {
    may: 'public',
    summary: 'Prove the authenticator; answers the recovery codes, once',
    ...one,
    body: z.strictObject({ code: Six }),
    answer: Step,
  }),
  phoneCode: act('POST', '/sign-in/phone', {
    may: 'public',
    summary: "Send a code to a resident's phone; the answer is the same for every number",
    body: z.strictObject({ id: Id, phone: Mobile }),
    answer: z.strictObject({ seconds: z.int() }),
    perMinute: 60,
  }),
  phoneSignIn: act('POST', '/sign-in/:id/phone', {
    may: 'public',
    summary: "Sign a resident in with the phone's code",
    ...one,
    body: z.strictObject({ code: Six }),
    answer: Step,
  }),
  signOut: act('POST', '/sign-out', {
    may: 'public',
    summary: 'End this session; it always works',
    body: z.strictObject({}),
    answer: done,
  }),

  // My own
  ownSessions: read('/me/sessions', {
    may: 'self',
    summary: 'Where I am signed in, and the devices that need no second factor for it',
    answer: z.strictObject({ sessions: z.array(SessionView), devices: z.array(DeviceView) }),
  }),
  endSession: act('POST', '/me/sessions/:id/end', {
    may: 'self',
    summary: 'End one of my sessions',
    ...one,
    body: z.strictObject({}),
    answer: done,
  }),
  endOthers: act('POST', '/me/sessions/end-others', {
    may: 'self',
    summary: 'End all my other sessions and forget all other devices',
    body: z.strictObject({}),
    answer: done,
  }),
  forgetDevice: act('POST', '/me/devices/:id/forget', {
    may: 'self',
    summary: 'Forget a device',
    ...one,
    body: z.strictObject({}),
    answer: done,
  }),
  ownFactors: read('/me/factors', { may: 'self', summary: 'What I have for the second factor', answer: Factors }),
  sendOwnFactor: act('POST', '/me/factor/message', {
    may: 'self',
    summary: 'Send me a code for an act that asks for the second factor',
    body: z.strictObject({}),
    answer: done,
    perMinute: 60,
  }),
  giveFactor: act('POST', '/me/factor', {
    may: 'self',
    summary: 'Give the second factor for the acts of the next ten minutes; the session gets a new token',
    body: z.strictObject({ method: z.enum(['totp', 'recovery', 'sms']), code: z.string().max(60) }),
    answer: Me,
  }),
  ownPassword: act('POST', '/me/password', {
    may: 'self',
    summary: 'Change my password; my other sessions end',
    body: z.strictObject({ present: Password, next: Password }),
    answer: done,
  }),
  beginAuthenticator: act('POST', '/me/authenticator', {
    may: 'self',
    summary: 'Begin to set up an authenticator, or another in its stead (then with a recent second factor)',
    body: z.strictObject({ password: Password }),
    answer: z.strictObject({ secret: z.string(), uri: z.string() }),
  }),
  confirmAuthenticator: act('POST', '/me/authenticator/confirm', {
    may: 'self',
    summary: 'Prove the authenticator; answers the recovery codes, once',
    body: z.strictObject({ code: Six }),
    answer: z.strictObject({ recoveryCodes: z.array(z.string()) }),
  }),

  // Administration. Every act carries its own id, minted by its author.
  list: read('/accounts', {
    may: 'accounts.read',
    summary: 'Accounts of staff by words of the name, role, place',
    query: z.strictObject({
      q: z.string().trim().max(40).optional(),
      role: RoleCode.optional(),
      under: PlacePath.optional(),
      state: z.enum(['active', 'disabled', 'all']).default('active'),
      ...pageQuery,
    }),
    answer: page(AccountBrief),
  }),
  get: read('/accounts/:id', {
    may: 'accounts.read',
    summary: 'One account with its grants',
    ...one,
    answer: AccountView,
  }),
  open: act('POST', '/accounts', {
    may: 'accounts.edit',
    summary: 'Open an account of staff; answers the one-time code for the first sign-in, once',
    body: z.strictObject({
      id: Id,
      name: SignInName,
      shown: Shown,
      phone: Mobile.nullable().default(null),
      /** Whoever works under one is a contractor. */
      contract: Contract.nullable().default(null),
    }),
    answer: issued,
    stepUp: true,
  }),
  edit: act('PATCH', '/accounts/:id', {
    may: 'accounts.edit',
    summary: 'Change name, phone or contract of an account; `base` is the version that was on the screen',
    ...one,
    body: z.strictObject({
      id: Id,
      base: z.int().min(1),
      change: z.strictObject({ shown: Shown, phone: Mobile.nullable(), contract: Contract.nullable() }).partial(),
      why,
    }),
    answer: z.strictObject({ version: z.int() }),
    stepUp: true,
  }),
  disable: act('POST', '/accounts/:id/disable', {
    may: 'accounts.disable',
    summary: 'Close an account to its holder at once; all its sessions end',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: done,
  }),
  enable: act('POST', '/accounts/:id/enable', {
    may: 'accounts.edit',
    summary: 'Open a disabled account again; answers a one-time code, once',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: issued,
    stepUp: true,
  }),
  issueCode: act('POST', '/accounts/:id/code', {
    may: 'accounts.code',
    summary: 'Give a one-time code, face to face, to somebody who forgot the password',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: issued,
    stepUp: true,
  }),
  grant: act('POST', '/accounts/:id/grants', {
    may: 'accounts.grant',
    summary: 'Give a role at a place or for a unit. Roles that stand apart wait for a second person',
    ...one,
    body: z.strictObject({ grant: Grant, why }),
    answer: z.strictObject({ state: z.enum(['given', 'asked']) }),
    stepUp: true,
  }),
  endGrant: act('POST', '/grants/:id/end', {
    may: 'accounts.grant',
    summary: 'End a grant at once; the sessions of its holder end',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: done,
    stepUp: true,
  }),
  askReset: act('POST', '/accounts/:id/factor-reset', {
    may: 'accounts.ask',
    summary: 'Ask that a lost second factor be taken off; a second person decides',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: done,
    stepUp: true,
  }),
  askings: read('/askings', {
    may: 'accounts.read',
    summary: 'What waits for a second person, and what was decided in the last ninety days',
    query: z.strictObject({ state: z.enum(['open', 'decided']).default('open'), ...pageQuery }),
    answer: page(Asking),
  }),
  decide: act('POST', '/askings/:id/decide', {
    may: 'accounts.confirm',
    summary: 'Confirm or refuse as the second person; a confirmed reset answers a one-time code, once',
    ...one,
    body: z.strictObject({ id: Id, decision: z.enum(['confirmed', 'refused']), why }),
    answer: z.strictObject({ code: z.string().nullable(), until: Moment.nullable() }),
    stepUp: true,
  }),
  newPhone: act('POST', '/residents/phone', {
    may: 'accounts.phone',
    summary: 'A resident lost the phone: after seeing who they are, put the new number in the place of the old',
    body: z.strictObject({
      id: Id,
      old: Mobile,
      next: Mobile,
      seen: z.enum(['id-card', 'known-in-person', 'relative-with-agreement']),
    }),
    answer: done,
    stepUp: true,
  }),

  // Development
  messages: read('/dev/messages', {
    may: 'public',
    summary: 'Messages that would have been sent; only in a county of demonstration',
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          id: Id,
          at: Moment,
          kind: z.enum(['phone', 'mail']),
          /** Masked, though invented: a page of demonstration shows what the others show. */
          address: z.string(),
          template: z.string(),
          text: z.string(),
        }),
      ),
    }),
  }),
}
