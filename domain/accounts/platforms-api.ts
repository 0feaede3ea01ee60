/** Signing in by a platform: which there are, the way there and back, who is who there. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { LinkView, NameThere, Platform, PlatformButton, PlatformCode, PlatformView } from './platforms.ts'
import { Step } from './schema.ts'

const ofPlatform = { params: z.strictObject({ code: PlatformCode }) }
const ofAccount = { params: z.strictObject({ id: Id, code: PlatformCode }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)
/** Where the browser goes next. */
const there = z.strictObject({ to: z.string() })

export const platformsApi = {
  buttons: read('/sign-in/platforms', {
    may: 'public',
    summary: 'Platforms by which staff may sign in',
    answer: z.strictObject({ items: z.array(PlatformButton) }),
  }),
  setOut: act('POST', '/sign-in/platforms/:code', {
    may: 'public',
    summary: 'Begin a sign-in of staff by a platform; answers where the browser goes',
    ...ofPlatform,
    body: z.strictObject({ id: Id, shell: z.enum(['staff', 'field']).default('staff') }),
    answer: there,
  }),
  arrive: act('POST', '/sign-in/platforms/:code/arrive', {
    may: 'public',
    summary: 'Come back from a platform with what it gave along; goes on with the sign-in, or links the account',
    ...ofPlatform,
    body: z.strictObject({ search: z.string().max(6_000) }),
    answer: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('sign-in'), id: Id, step: Step }),
      z.strictObject({ kind: z.literal('linked') }),
    ]),
  }),

  // My own
  ownLinks: read('/me/platforms', {
    may: 'self',
    summary: 'By which platforms I can sign in',
    answer: z.strictObject({ items: z.array(LinkView) }),
  }),
  linkOwn: act('POST', '/me/platforms/:code', {
    may: 'self',
    summary: 'Begin to link my account: I sign in at the platform and come back',
    ...ofPlatform,
    body: z.strictObject({ id: Id }),
    answer: there,
    stepUp: true,
  }),
  endOwn: act('POST', '/me/platforms/:code/end', {
    may: 'self',
    summary: 'End a link of mine',
    ...ofPlatform,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),

  // Administration
  links: read('/accounts/:id/platforms', {
    may: 'accounts.read',
    summary: 'By which platforms an account can sign in',
    params: z.strictObject({ id: Id }),
    answer: z.strictObject({ items: z.array(LinkView) }),
  }),
  link: act('POST', '/accounts/:id/platforms/:code', {
    may: 'accounts.edit',
    summary: 'Link an account to somebody at a platform; roles that stand apart link themselves',
    ...ofAccount,
    body: z.strictObject({ id: Id, name: NameThere, why }),
    answer: done,
    stepUp: true,
  }),
  endLink: act('POST', '/accounts/:id/platforms/:code/end', {
    may: 'accounts.edit',
    summary: 'End a link; the sessions of the account end',
    ...ofAccount,
    body: z.strictObject({ id: Id, why }),
    answer: done,
    stepUp: true,
  }),
  platforms: read('/platforms', {
    may: 'settings.edit',
    summary: 'Sign-in platforms of the county, without their secrets',
    answer: z.strictObject({ items: z.array(PlatformView) }),
  }),
  put: act('PUT', '/platforms/:code', {
    may: 'settings.edit',
    summary: 'Name a platform or change it; `base` is the version that was on the screen, 0 for a new one',
    ...ofPlatform,
    body: z.strictObject({
      id: Id,
      base: z.int().min(0),
      platform: Platform,
      /** As it was told by the platform; null: as it is. */
      secret: z.string().trim().min(1).max(500).nullable(),
      why,
    }),
    answer: z.strictObject({ version: z.int() }),
    stepUp: true,
  }),
}
